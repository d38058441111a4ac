package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
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
 *
 * <p>The question is where the head stands. Where this program has seen every record up to there, it knows which streams
 * have news, and asks only for them.
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

    /** So much that others wrote is read through; beyond that it is cheaper to forget. */
    private static final int CATCH_UP_MAX = 500;

    private static final String HEAD = "select position from journal.head";

    private final DataSource source;
    private final Versions versions;
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

    StreamReads(DataSource source, Versions versions) {
        this.source = source;
        this.versions = versions;
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
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(true);
            return news(connection, all);
        }
    }

    private Map<StreamId, List<JournalRecord>> news(Connection connection, Map<StreamId, Long> fromVersions)
            throws SQLException {
        var unknown = new HashMap<>(fromVersions);
        unknown.keySet().removeAll(versions.known(fromVersions.keySet()).keySet());
        var answer = new HashMap<>(headAnd(connection, unknown));
        var changed = new HashMap<StreamId, Long>();
        // Forgotten meanwhile is as good as changed.
        var known = versions.known(fromVersions.keySet());
        fromVersions.forEach((stream, from) -> {
            if (!unknown.containsKey(stream) && known.getOrDefault(stream, from) >= from) changed.put(stream, from);
        });
        if (!changed.isEmpty()) answer.putAll(select(connection, changed));
        return answer;
    }

    /** Sees all that stands up to the head; reads these streams in the same round trip. */
    private Map<StreamId, List<JournalRecord>> headAnd(Connection connection, Map<StreamId, Long> unknown)
            throws SQLException {
        if (unknown.isEmpty()) {
            catchUp(connection, PostgresJournal.head(connection));
            return Map.of();
        }
        long before = versions.touches();
        try (var question = connection.prepareStatement(HEAD + ";" + QUESTION)) {
            set(question, unknown);
            question.execute();
            long head;
            try (var row = question.getResultSet()) {
                row.next();
                head = row.getLong(1);
            }
            question.getMoreResults();
            try (var rows = question.getResultSet()) {
                var found = Rows.records(rows);
                catchUp(connection, head);
                return learned(before, unknown, found);
            }
        }
    }

    /** Sees what stands up to the head, which is usually all seen. */
    private void catchUp(Connection connection, long head) throws SQLException {
        versions.awaitOwn(head);
        long seen = versions.position();
        if (head <= seen) return;
        if (seen < 0 || head - seen > CATCH_UP_MAX) versions.begin(head);
        else
            versions.follow(Rows.select(connection, "where position > ? and position <= ? order by position", q -> {
                q.setLong(1, seen);
                q.setLong(2, head);
            }));
    }

    private Map<StreamId, List<JournalRecord>> select(Connection connection, Map<StreamId, Long> fromVersions)
            throws SQLException {
        long before = versions.touches();
        return learned(before, fromVersions, Rows.query(connection, QUESTION, q -> set(q, fromVersions)));
    }

    /** With the record before, so that an empty answer shows that the stream is there and ends here. */
    private static void set(PreparedStatement question, Map<StreamId, Long> fromVersions) throws SQLException {
        var streams = List.copyOf(fromVersions.keySet());
        Rows.column(question, 1, streams, s -> s.type().wireName());
        Rows.column(question, 2, streams, StreamId::id);
        Rows.array(
                question,
                3,
                streams.stream()
                        .mapToLong(fromVersions::get)
                        .map(version -> Math.max(0, version - 1))
                        .toArray());
    }

    private Map<StreamId, List<JournalRecord>> learned(
            long before, Map<StreamId, Long> fromVersions, List<JournalRecord> found) {
        var answer = new HashMap<StreamId, List<JournalRecord>>();
        for (var one : found)
            answer.computeIfAbsent(one.stream(), ignored -> new ArrayList<>()).add(one);
        versions.learn(before, ends(fromVersions, answer));
        return answer;
    }

    private static Map<StreamId, Long> ends(
            Map<StreamId, Long> fromVersions, Map<StreamId, List<JournalRecord>> answer) {
        var ends = new HashMap<StreamId, Long>();
        fromVersions.forEach((stream, from) -> {
            var records = answer.get(stream);
            if (records != null) ends.put(stream, records.getLast().streamVersion());
            else if (from == 0) ends.put(stream, -1L);
        });
        return ends;
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
