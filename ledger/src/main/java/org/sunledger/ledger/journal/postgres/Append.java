package org.sunledger.ledger.journal.postgres;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/** What one caller wants to append, and the answer it waits for. */
final class Append {
    private final StreamId stream;
    private final long expectedVersion;
    private final List<NewRecord> entries;
    private final long bytes;
    private final long sinceNanos = System.nanoTime();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /** Known to the writer's thread only: its commit was sent, and what came of it is not known. */
    private boolean inDoubt;

    /** Read by the caller's thread, so that a refusal's stack trace shows who was refused. */
    interface Answer {
        List<JournalRecord> read();
    }

    Append(StreamId stream, long expectedVersion, List<NewRecord> entries) {
        this.stream = stream;
        this.expectedVersion = expectedVersion;
        this.entries = entries;
        long sum = 0;
        for (var entry : entries) sum += (long) entry.payload().length + entry.metadata().length;
        this.bytes = sum;
    }

    StreamId stream() {
        return stream;
    }

    long expectedVersion() {
        return expectedVersion;
    }

    List<NewRecord> entries() {
        return entries;
    }

    long bytes() {
        return bytes;
    }

    long waitedNanos() {
        return System.nanoTime() - sinceNanos;
    }

    boolean isInDoubt() {
        return inDoubt;
    }

    void setInDoubt(boolean inDoubt) {
        this.inDoubt = inDoubt;
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    void answer(Answer given) {
        answer.complete(given);
    }

    void refuse(JournalException refusal) {
        answer.complete(() -> {
            throw refusal;
        });
    }

    /** @throws TimeoutException no answer by then; it may still come */
    List<JournalRecord> await(long nanos) throws InterruptedException, TimeoutException {
        Answer given;
        try {
            given = answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return given.read();
    }

    /** Waits whatever happens: the writer answers everyone it has taken. An interrupt is kept for later. */
    List<JournalRecord> awaitTaken() {
        return answer.join().read();
    }
}
