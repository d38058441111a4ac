package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalException.OutcomeUnknown;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.postgres.BatchPlan.Moved;
import org.sunledger.ledger.shared.StreamId;

/**
 * Writes a batch of appends in one transaction: in one round trip where this program has seen all that stands in the
 * journal and nothing is to be refused, else in two: lock the head and ask for versions; insert and commit. Every append of
 * the batch gets its answer, whatever happens. Used by one thread.
 *
 * <p>A record that the database refuses is found by writing the batch in halves, and its append is refused alone. When a
 * line breaks, the batch is written again on another: under the lock on the head, which comes only once the lost
 * transaction has ended, what was committed is found by its ids, and what was not will never come and can be written.
 */
final class BatchWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    /** The pauses between looks for a lost answer double from here; together they outlast a quick server restart. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /** After the first try. */
    private static final int LOOKS_MAX = 6;

    /** A kept connection may have died while nobody used it: the second one is new. */
    private static final int TRIES_MAX = 2;

    /**
     * Errors that say nothing about a record: no line, no resources (disk), no right, a time limit, an operator, the
     * system, a defect. To write the batch in pieces would not help.
     */
    private static final Set<String> OF_THE_DATABASE =
            Set.of("08", "25", "28", "40", "42", "53", "55", "57", "58", "XX");

    private static final String ANNOUNCE = "notify %s; commit".formatted(Rows.CHANNEL);

    private static final int ANSWERS_WITHIN_SECONDS = 5;

    private static final String ENDED_IDLE_IN_TRANSACTION = "25P03";

    private final KeptConnection kept;
    private final RecordingClock clock;
    private final Versions versions;
    private final Consumer<List<JournalRecord>> written;
    private final BooleanSupplier closing;

    /**
     * @param versions believed of the journal; told the records before they are answered
     * @param written told the records after each commit
     * @param closing whether to give up looking
     */
    BatchWriter(
            KeptConnection kept,
            RecordingClock clock,
            Versions versions,
            Consumer<List<JournalRecord>> written,
            BooleanSupplier closing) {
        this.kept = kept;
        this.clock = clock;
        this.versions = versions;
        this.written = written;
        this.closing = closing;
    }

    /** Does not throw, and leaves nobody without an answer. */
    void write(List<Append> batch) {
        var open = batch;
        var pause = FIRST_PAUSE;
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            try {
                if (attempt > 1 || !isWrittenAtOnce(open)) transact(open, false);
            } catch (SQLException | RuntimeException | Error e) {
                kept.abandon();
                int attempts = attempt;
                boolean isLost = isLost(e);
                giveUp(open, e, one -> one.isInDoubt() ? attempts > LOOKS_MAX : !isLost || attempts >= TRIES_MAX);
                if (attempt > 1) {
                    if (!isAnyOpen(open)) return;
                    if (!slept(pause)) giveUp(open, e, one -> true);
                    pause = pause.multipliedBy(2);
                }
            }
            open = open.stream().filter(one -> !one.isAnswered()).toList();
        }
    }

    private static boolean isAnyOpen(List<Append> batch) {
        return batch.stream().anyMatch(one -> !one.isAnswered());
    }

    /** Answers those for whom it is no use to try again. */
    private static void giveUp(List<Append> batch, Throwable error, Predicate<Append> isUseless) {
        var given = batch.stream()
                .filter(one -> !one.isAnswered() && isUseless.test(one))
                .toList();
        if (given.isEmpty()) LOG.info("The line broke under a batch of {} appends; trying again", batch.size(), error);
        else LOG.warn("{} of a batch of {} appends failed", given.size(), batch.size(), error);
        for (var append : given) {
            boolean isInDoubt = append.isInDoubt();
            append.answer(() -> {
                throw isInDoubt ? unknown(append, error) : unavailable(append, error);
            });
        }
    }

    private static OutcomeUnknown unknown(Append append, Throwable error) {
        return new OutcomeUnknown(
                "Whether the append to %s was committed could not be found out; send it again with the same ids"
                        .formatted(append.stream()),
                error);
    }

    private static Unavailable unavailable(Append append, Throwable error) {
        return new Unavailable(
                "The append to %s failed; nothing was written: %s".formatted(append.stream(), error.getMessage()),
                error);
    }

    /** Whether another connection could do better. */
    private static boolean isLost(Throwable error) {
        if (!(error instanceof SQLException sql)) return false;
        var state = sql.getSQLState();
        return Rows.serverError(sql) == null
                || state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.equals(ENDED_IDLE_IN_TRANSACTION);
    }

    /**
     * Writes after the head where this program believes it to be. Belief needs no trust: the statement writes nothing when
     * the head stands elsewhere, and a stream that has gone on refuses a version it has.
     *
     * @return false: nothing was written or answered, and it takes a look under the lock to know why
     */
    private boolean isWrittenAtOnce(List<Append> batch) throws SQLException {
        var believed = versions.head(streams(batch));
        if (believed == null) return false;
        var plan = BatchPlan.of(believed, batch, clock, null);
        if (plan.accepted().size() < batch.size()) return false;
        versions.expect(plan.records().getLast().position());
        try {
            if (!isCommittedAfter(believed, plan)) return false;
            answer(plan);
            return true;
        } finally {
            versions.expect(0);
        }
    }

    private boolean isCommittedAfter(HeadRow believed, BatchPlan plan) throws SQLException {
        var connection = kept.get();
        setInDoubt(plan, true);
        try {
            if (Rows.commitAfter(connection, believed.position(), plan.records())) return true;
        } catch (SQLException e) {
            // An error that the server named, on a line that still answers: the one statement wrote nothing.
            if (Rows.serverError(e) == null || !connection.isValid(ANSWERS_WITHIN_SECONDS)) throw e;
        }
        setInDoubt(plan, false);
        return false;
    }

    private static Set<StreamId> streams(List<Append> batch) {
        return batch.stream().map(Append::stream).collect(Collectors.toSet());
    }

    private static void setInDoubt(BatchPlan plan, boolean isInDoubt) {
        for (var one : plan.accepted()) one.append().setInDoubt(isInDoubt);
    }

    /** What is believed is brought up to date first: whoever is answered may ask at once. */
    private void answer(BatchPlan plan) {
        versions.follow(plan.records());
        for (var one : plan.accepted()) one.append().answer(one::records);
        written.accept(plan.records());
    }

    private void transact(List<Append> batch, boolean areIdsInDoubt) throws SQLException {
        var connection = kept.get();
        var head = HeadRow.lock(connection, streams(batch));
        var plan = BatchPlan.of(head, batch, clock, areIdsInDoubt ? taken(connection, batch) : null);
        if (!plan.accepted().isEmpty()) {
            var refused = commit(connection, plan);
            if (refused != null) {
                isolate(batch, refused, areIdsInDoubt);
                return;
            }
        }
        for (var one : plan.refused()) one.append().refuse(one.refusal());
        answerMoved(connection, plan.moved());
        connection.rollback();
    }

    /** @return what the server said when it refused the records; null when they are written and answered */
    private @Nullable SQLException commit(Connection connection, BatchPlan plan) throws SQLException {
        setInDoubt(plan, true);
        try {
            Rows.commit(connection, plan.records());
        } catch (SQLException e) {
            if (!Rows.isRolledBack(connection, e)) throw e;
            setInDoubt(plan, false);
            return e;
        }
        answer(plan);
        return null;
    }

    /** Nothing of the batch is written. Finds who is to blame, so that the others are. */
    private void isolate(List<Append> batch, SQLException refused, boolean areIdsInDoubt) throws SQLException {
        if (isOfTheDatabase(refused)) throw refused;
        if (!areIdsInDoubt && Rows.brokenOnce(refused).equals("event_id_once")) {
            transact(batch, true);
        } else if (batch.size() > 1) {
            transact(batch.subList(0, batch.size() / 2), areIdsInDoubt);
            transact(batch.subList(batch.size() / 2, batch.size()), areIdsInDoubt);
        } else {
            refuse(batch.getFirst(), refused);
        }
    }

    private static boolean isOfTheDatabase(SQLException error) {
        var state = error.getSQLState();
        return state == null || OF_THE_DATABASE.contains(state.substring(0, 2));
    }

    /** The conditions held under the lock and the tables refused it all the same. */
    private void refuse(Append append, SQLException error) throws SQLException {
        switch (Rows.brokenOnce(error)) {
            case "event_id_once" -> {
                var connection = kept.get();
                var there = Rows.withIds(connection, ids(List.of(append)));
                connection.rollback();
                append.answer(() -> {
                    throw there.isEmpty()
                            ? unavailable(append, error)
                            : new DuplicateEvent(there.getFirst().eventId());
                });
            }
            case "event_version_once" -> {
                var connection = kept.get();
                long actual = HeadRow.lock(connection, List.of(append.stream())).version(append.stream());
                connection.rollback();
                append.answer(() -> {
                    throw new StreamConflict(append.stream(), append.expectedVersion(), actual);
                });
            }
            default ->
                append.answer(() -> {
                    throw unavailable(append, error);
                });
        }
    }

    /**
     * Those whose stream has moved on may have written it themselves, in an earlier try. The question needs no lock: a
     * stream that is at a version stays so.
     */
    private static void answerMoved(Connection connection, List<Moved> moved) throws SQLException {
        if (moved.isEmpty()) return;
        var asked =
                moved.stream().filter(Moved::mayBeWritten).map(Moved::append).toList();
        var there = asked.isEmpty() ? List.<JournalRecord>of() : Rows.withIds(connection, ids(asked));
        var byId = there.stream().collect(Collectors.toMap(JournalRecord::eventId, one -> one));
        for (var one : moved) one.append().answer(() -> own(one, byId));
    }

    /** The records of a retry: all of them, in their order, from the expected version on. */
    private static List<JournalRecord> own(Moved moved, Map<UUID, JournalRecord> byId) {
        var append = moved.append();
        var own = new ArrayList<JournalRecord>();
        long version = append.expectedVersion();
        for (var entry : append.entries()) {
            var one = byId.get(entry.eventId());
            version++;
            if (one == null || !one.stream().equals(append.stream()) || one.streamVersion() != version)
                throw new StreamConflict(append.stream(), append.expectedVersion(), moved.actual());
            own.add(one);
        }
        return own;
    }

    private static Set<UUID> taken(Connection connection, List<Append> batch) throws SQLException {
        return Rows.withIds(connection, ids(batch)).stream()
                .map(JournalRecord::eventId)
                .collect(Collectors.toSet());
    }

    private static List<UUID> ids(List<Append> appends) {
        return appends.stream()
                .flatMap(one -> one.entries().stream())
                .map(NewRecord::eventId)
                .distinct()
                .toList();
    }

    private boolean slept(Duration pause) {
        if (closing.getAsBoolean()) return false;
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /**
     * Tells other programs that the head moved. In a transaction of its own, since announcing takes a lock that is the whole
     * server's; if it fails, they find out at their next look.
     */
    void announce() {
        try {
            var connection = kept.get();
            try (var statement = connection.prepareStatement(ANNOUNCE)) {
                statement.execute();
            }
        } catch (SQLException e) {
            LOG.debug("The head was not announced", e);
            kept.abandon();
        }
    }

    /** Nothing to write for a while. */
    void rest() {
        kept.giveBack();
    }

    @Override
    public void close() {
        kept.close();
    }
}
