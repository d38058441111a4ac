package org.sunledger.ledger.journal.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunledger.ledger.journal.JournalEngine.EVENTSTOREDB;
import static org.sunledger.ledger.journal.JournalEngine.POSTGRES;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.eventstoredb.MemoryLog.Server;
import org.sunledger.ledger.journal.postgres.EngineMark;
import org.sunledger.ledger.journal.postgres.JournalElsewhereException;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.transfer.Books;

/** A county joins the cluster and leaves it again, on one PostgreSQL that holds everything else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class MovingToEventStoreDbIT {
    private static final String LEDGER_ID = "county-a";
    private static final int RECORDS = 2_000;
    private static final int MORE = 300;

    @TempDir
    Path directory;

    @Test
    void a_journal_goes_to_the_cluster_grows_there_and_comes_back() throws Exception {
        var clock = new RecordingClock(Clock.systemUTC(), ClockPolicy.SYSTEM);
        var server = new Server();
        try (var pool = TestJournals.pool(TestJournals.empty());
                var postgres = new PostgresJournal(pool, clock)) {
            var mark = new EngineMark(pool);
            mark.requireHere(POSTGRES);
            postgres.restore(Books.of(RECORDS, 1).after(0, RECORDS));
            var there = directory.resolve("there.gz");
            var told = Books.export(postgres, there);

            mark.arriving(EVENTSTOREDB, Books.LEDGER, RECORDS);
            try (var cluster = EventStoreDbJournal.open(server.ofLedger(LEDGER_ID), pool, LEDGER_ID, clock)) {
                assertThat(Books.move(there, cluster)).isEqualTo(RECORDS);
                mark.arrived(EVENTSTOREDB, RECORDS);
                Books.grow(cluster, MORE, new Random(2));
                assertThatThrownBy(() -> Books.grow(postgres, 1, new Random(3)))
                        .hasStackTraceContaining("the journal moved away");
            }
            var back = directory.resolve("back.gz");
            try (var reading = EventStoreDbJournal.reader(server.ofLedger(LEDGER_ID), pool, LEDGER_ID)) {
                assertThat(Books.export(reading, directory.resolve("again")).records())
                        .isEqualTo(RECORDS + MORE);
                Books.export(reading, back);
            }
            // The old file is out of date, and says so before anything is touched.
            assertThatThrownBy(() -> mark.arriving(POSTGRES, Books.LEDGER, told.records()))
                    .isInstanceOf(JournalElsewhereException.class)
                    .hasMessageContaining("eventstoredb has 2300 records, the file 2000");
            mark.arriving(POSTGRES, Books.LEDGER, RECORDS + MORE);
            assertThat(Books.move(back, postgres)).isEqualTo(MORE);
            mark.arrived(POSTGRES, RECORDS + MORE);
            mark.requireHere(POSTGRES);
            Books.grow(postgres, 1, new Random(4));
            assertThat(postgres.head()).isEqualTo(RECORDS + MORE + 1);
        }
    }
}
