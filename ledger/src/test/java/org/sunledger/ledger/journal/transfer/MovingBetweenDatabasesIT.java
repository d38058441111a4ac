package org.sunledger.ledger.journal.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.postgres.TestJournals;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;

/** From memory into PostgreSQL, on to another database, and back; also by programs that are killed meanwhile. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class MovingBetweenDatabasesIT {
    private static final int RECORDS = 12_000;
    private static final int KILLS = 5;
    private static final long SEED = 20_201_231;

    @TempDir
    Path directory;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Database first = TestJournals.empty();
    private final Database second = TestJournals.empty();
    private Path file;

    @BeforeEach
    void export() throws Exception {
        file = directory.resolve("county.jsonl.gz");
        Books.export(Books.of(RECORDS, SEED), file);
    }

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) opened.pop().close();
    }

    private PostgresJournal journal(Database database) {
        HikariDataSource pool = TestJournals.pool(database);
        opened.push(pool);
        var journal = new PostgresJournal(pool, Clock.systemUTC(), ClockPolicy.SCRIPTED);
        opened.push(journal);
        return journal;
    }

    @Test
    void bytes_survive_memory_database_database_and_memory() throws Exception {
        var told = JournalFile.check(file, Watch.NOBODY).recordsSha256();
        var one = journal(first);
        Books.move(file, one);
        var between = directory.resolve("between");
        assertThat(Books.export(one, between).recordsSha256()).isEqualTo(told);
        var other = journal(second);
        Books.move(between, other);
        var back = Books.export(other, directory.resolve("back"));
        assertThat(back.recordsSha256()).isEqualTo(told);
        var fresh = Books.empty();
        Books.move(directory.resolve("back"), fresh);
        MovingHouseTest.assertSame(Books.of(RECORDS, SEED), fresh);
        // What moved in goes on being a journal.
        Books.grow(other, 3, new Random(SEED + 1));
        assertThat(other.head()).isEqualTo(RECORDS + 3);
    }

    @Test
    void an_import_that_is_killed_again_and_again_arrives() throws Exception {
        var random = new Random(SEED);
        var journal = journal(first);
        long reached = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (var mover = KilledMover.start(first, file)) {
                reached += random.nextInt(1, RECORDS / KILLS);
                mover.killWhenAt(reached);
            }
            assertThat(journal.head()).isLessThan(RECORDS);
            reached = Math.max(reached, journal.head());
        }
        long there = journal.head();
        assertThat(Books.move(file, journal)).isEqualTo(RECORDS - there);
    }

    @Test
    void times_that_overlap_move_as_they_are_in_one_page_or_in_many() throws Exception {
        var old = Books.overlapping();
        var whole = directory.resolve("overlapping");
        Books.export(old, whole);
        var one = journal(first);
        Books.move(whole, one);
        Books.assertKnown(one);
        MovingHouseTest.assertSame(old, one);
        var other = journal(second);
        for (int position = 0; position < old.head(); position++) other.restore(old.after(position, 1));
        Books.assertKnown(other);
        Books.grow(other, 1, new Random(3));
        assertThat(other.at(7).orElseThrow().recordedAt())
                .isAfterOrEqualTo(other.at(6).orElseThrow().recordedAt());
    }

    @Test
    void a_database_with_another_book_is_left_as_it_is() throws Exception {
        var journal = journal(first);
        journal.restore(Books.of("other", 10, 1).after(0, 10));
        assertThatThrownBy(() -> Books.move(file, journal))
                .isInstanceOfSatisfying(
                        TransferRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(TransferRefusal.OTHER_LEDGER));
        assertThat(journal.head()).isEqualTo(10);
        assertThat(List.of(journal.at(1).orElseThrow().stream().id())).containsExactly("other");
    }
}
