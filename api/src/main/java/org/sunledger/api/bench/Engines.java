package org.sunledger.api.bench;

import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.postgres.PostgresJournal;

/** The product's engines by name. */
final class Engines {
    static final String POSTGRES = "postgres";

    private Engines() {}

    /** An engine's journal and how to end it. */
    record Opened(Journal journal, Runnable closing) {}

    /** @param pool of the journal's PostgreSQL, which every engine uses at least for its index */
    static Opened open(AppendOptions options, Supplier<DataSource> pool) {
        if (!options.engine().equals(POSTGRES)) {
            throw new IllegalArgumentException("未知的存储引擎。 Unknown engine: " + options.engine());
        }
        var journal = new PostgresJournal(pool.get(), Clock.systemUTC(), ClockPolicy.SYSTEM);
        return new Opened(journal, journal::close);
    }
}
