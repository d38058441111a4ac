package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.StreamId;

/**
 * Reads several streams with one question, and puts one question for all callers who wait: while one is being answered
 * the next gathers, and one of those who wait asks it. An answer is never older than the call: only who waits before the
 * question is put is answered by it.
 */
final class StreamReads {
    /** So that one long answer does not hold up all others. */
    private static final int QUESTIONS_MAX = 2;

    /** Streams in one question; one caller may exceed it. */
    private static final int STREAMS_MAX = 500;

    // The inner order makes the server walk the index of each stream, however much it believes a stream to hold.
    private static final String QUESTION = """
            select e.*
              from unnest(?::text[], ?::text[], ?::bigint[]) as asked(type, id, version)
             cross join lateral (
                   select position, event_id, stream_type, stream_id, stream_version, event_type, schema_version,
                          recorded_at, payload, metadata
                     from journal.event
                    where stream_type = asked.type and stream_id = asked.id and stream_version >= asked.version
                    order by stream_version) e
             order by e.position
            """;

    private final DataSource source;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Call> waiting = new ArrayList<>();
    private int questions;

    /** One caller, who is told the answer or that it is its turn to ask. */
    private static final class Call {
        private final Map<StreamId, Long> fromVersions;
        private final CompletableFuture<Turn> turn = new CompletableFuture<>();

        Call(Map<StreamId, Long> fromVersions) {
            this.fromVersions = fromVersions;
        }
    }

    private sealed interface Turn {
        /** To ask for all these, oneself the first of them. */
        record Asking(List<Call> calls) implements Turn {}

        /** Somebody else has asked. */
        record Answered(Map<StreamId, List<JournalRecord>> answer) implements Turn {}

        record Failed(SQLException failure) implements Turn {}
    }

    StreamReads(DataSource source) {
        this.source = source;
    }

    Map<StreamId, List<JournalRecord>> read(Map<StreamId, Long> fromVersions) {
        if (fromVersions.isEmpty()) return Map.of();
        var call = new Call(new LinkedHashMap<>(fromVersions));
        lock.lock();
        try {
            waiting.add(call);
            if (questions < QUESTIONS_MAX) handOver();
        } finally {
            lock.unlock();
        }
        // Waits whatever happens, since who has the turn answers all; an interrupt is kept for later.
        var turn = call.turn.join();
        if (turn instanceof Turn.Asking asking) turn = ask(asking.calls());
        return switch (turn) {
            case Turn.Answered answered -> part(answered.answer(), call.fromVersions);
            case Turn.Failed failed ->
                throw new Unavailable("The journal's database did not give streams", failed.failure());
            case Turn.Asking again -> throw new IllegalStateException("Asked twice: " + again);
        };
    }

    /** How many callers wait for their question to be put. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Gives the first of those who wait the turn to ask for all. Needs the lock. */
    private void handOver() {
        if (waiting.isEmpty()) return;
        int streams = 0;
        int calls = 0;
        while (calls < waiting.size() && (calls == 0 || streams < STREAMS_MAX))
            streams += waiting.get(calls++).fromVersions.size();
        var asking = List.copyOf(waiting.subList(0, calls));
        waiting = new ArrayList<>(waiting.subList(calls, waiting.size()));
        questions++;
        asking.getFirst().turn.complete(new Turn.Asking(asking));
    }

    private Turn ask(List<Call> asking) {
        Turn told = new Turn.Failed(new SQLException("The question failed"));
        try {
            told = new Turn.Answered(answer(asking));
        } catch (SQLException e) {
            told = new Turn.Failed(e);
        } finally {
            lock.lock();
            try {
                questions--;
                handOver();
            } finally {
                lock.unlock();
            }
            for (var other : asking.subList(1, asking.size())) other.turn.complete(told);
        }
        return told;
    }

    private Map<StreamId, List<JournalRecord>> answer(List<Call> asking) throws SQLException {
        var all = new HashMap<StreamId, Long>();
        for (var call : asking) call.fromVersions.forEach((stream, version) -> all.merge(stream, version, Math::min));
        var answer = new HashMap<StreamId, List<JournalRecord>>();
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(true);
            for (var one : select(connection, all))
                answer.computeIfAbsent(one.stream(), ignored -> new ArrayList<>())
                        .add(one);
        }
        return answer;
    }

    private static List<JournalRecord> select(Connection connection, Map<StreamId, Long> fromVersions)
            throws SQLException {
        var streams = List.copyOf(fromVersions.keySet());
        return Rows.query(connection, QUESTION, q -> {
            Rows.column(q, 1, streams, s -> s.type().wireName());
            Rows.column(q, 2, streams, StreamId::id);
            Rows.array(q, 3, streams.stream().mapToLong(fromVersions::get).toArray());
        });
    }

    /** What one caller asked for: others may have wanted older records of the same streams. */
    private static Map<StreamId, List<JournalRecord>> part(
            Map<StreamId, List<JournalRecord>> answer, Map<StreamId, Long> fromVersions) {
        var part = new LinkedHashMap<StreamId, List<JournalRecord>>();
        fromVersions.forEach((stream, version) -> {
            var records = answer.getOrDefault(stream, List.of());
            int first = 0;
            while (first < records.size() && records.get(first).streamVersion() < version) first++;
            part.put(stream, List.copyOf(records.subList(first, records.size())));
        });
        return part;
    }
}
