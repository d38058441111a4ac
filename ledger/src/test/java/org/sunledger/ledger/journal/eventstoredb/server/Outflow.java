package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Hands a source's answers to the client, one thread at a time and only as fast as the client takes them. */
final class Outflow {
    /** Where answers come from. Never asked by two threads at once. */
    interface Source {
        /** @return null: nothing for now; {@link #END} ends the call well, an exception ends it otherwise */
        @Nullable
        ReadResp next();

        /** Something changed while the client takes nothing. */
        default void waitingForClient() {}
    }

    static final ReadResp END = ReadResp.newBuilder().setFirstStreamPosition(0).build();

    private final ServerCallStreamObserver<ReadResp> client;
    private final Executor executor;
    private final AtomicInteger wanted = new AtomicInteger();
    private final Runnable onClose;
    private @Nullable Source source;
    private volatile @Nullable StatusRuntimeException ending;
    private volatile boolean closed;

    Outflow(ServerCallStreamObserver<ReadResp> client, Executor executor, Runnable onClose) {
        this.client = client;
        this.executor = executor;
        this.onClose = onClose;
        client.setOnReadyHandler(this::drain);
        client.setOnCancelHandler(this::close);
    }

    void from(Source answers) {
        source = answers;
        drain();
    }

    /** Looks again for answers, on another thread than the caller's. */
    void wake() {
        if (closed) return;
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            close(); // the node is going down and tells its clients itself
        }
    }

    void end(StatusRuntimeException how) {
        ending = how;
        wake();
    }

    boolean isClosed() {
        return closed;
    }

    private void drain() {
        if (wanted.getAndIncrement() != 0) return;
        var seen = 1;
        do {
            try {
                send();
            } catch (StatusRuntimeException e) {
                finish(e);
            } catch (RuntimeException e) {
                finish(Refusals.unhandled());
                throw e;
            }
            seen = wanted.addAndGet(-seen);
        } while (seen != 0);
    }

    private void send() {
        var answers = source;
        if (answers == null) return;
        while (!closed) {
            var how = ending;
            if (how != null) throw how;
            if (!client.isReady()) {
                answers.waitingForClient();
                return;
            }
            var answer = answers.next();
            if (answer == null) return;
            if (answer == END) throw Status.OK.asRuntimeException();
            client.onNext(answer);
        }
    }

    private void finish(StatusRuntimeException how) {
        if (closed) return;
        close();
        if (how.getStatus().isOk()) client.onCompleted();
        else client.onError(how);
    }

    private void close() {
        if (closed) return;
        closed = true;
        onClose.run();
    }
}
