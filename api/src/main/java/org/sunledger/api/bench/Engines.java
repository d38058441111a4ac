package org.sunledger.api.bench;

import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.eventstoredb.EventStoreDbJournal;
import org.sunledger.ledger.journal.eventstoredb.node.LedgerStreams;
import org.sunledger.ledger.journal.eventstoredb.node.LogAddress;
import org.sunledger.ledger.journal.eventstoredb.node.NodeLog;
import org.sunledger.ledger.journal.eventstoredb.node.Patience;
import org.sunledger.ledger.journal.eventstoredb.node.SafetyRules;
import org.sunledger.ledger.journal.postgres.PostgresJournal;

/** The product's engines by name. */
final class Engines {
    private Engines() {}

    /** An engine's journal and how to end it. */
    record Opened(Journal journal, Runnable closing) {}

    /**
     * @param pool of the journal's PostgreSQL, which every engine uses at least for its index
     * @throws IllegalArgumentException no such engine, or one that needs a connection string and got none
     */
    static Opened open(AppendOptions options, DataSource pool) {
        return switch (options.engine()) {
            case AppendOptions.POSTGRES -> onPostgres(pool);
            case AppendOptions.EVENTSTOREDB -> onEventStoreDb(options.connection(), pool);
            default ->
                throw new IllegalArgumentException("未知的存储引擎,应为 postgres 或 eventstoredb。"
                        + " Unknown engine, it is postgres or eventstoredb: " + options.engine());
        };
    }

    static Opened onPostgres(DataSource pool) {
        var journal = new PostgresJournal(pool, clock());
        return new Opened(journal, journal::close);
    }

    private static RecordingClock clock() {
        return new RecordingClock(Clock.systemUTC(), ClockPolicy.SYSTEM);
    }

    /** A ledger of its own, whose streams stay: no right to delete is wanted for a ledger. */
    private static Opened onEventStoreDb(@Nullable String connection, DataSource pool) {
        if (connection == null)
            throw new IllegalArgumentException("eventstoredb 需要 --connection=esdb+discover://…。"
                    + " eventstoredb needs --connection=esdb+discover://…");
        var ledger = "bench-" + UUID.randomUUID();
        // Nobody keeps public money in a measurement; a developer's node without users will do.
        var log = NodeLog.open(
                LogAddress.parse(connection), new LedgerStreams(ledger), SafetyRules.forTrials(), Patience.standard());
        try {
            var journal = EventStoreDbJournal.open(log, pool, ledger, clock());
            return new Opened(journal, () -> {
                journal.close();
                log.close();
            });
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }
}
