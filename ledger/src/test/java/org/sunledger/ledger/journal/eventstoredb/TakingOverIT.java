package org.sunledger.ledger.journal.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.JournalException.StandingBy;
import org.sunledger.ledger.journal.JournalRecord;

/** One program writes, others stand by; whoever loses the lock stops, and somebody goes on without a gap. */
class TakingOverIT extends EventStoreDbFixture {
    @Test
    void one_program_writes_and_the_other_reads_and_says_that_it_stands_by() {
        var first = program();
        var second = program();
        open(first);
        assertThat(first.standing().writes()).isTrue();
        assertThat(second.standing().writes()).isFalse();
        assertThatThrownBy(() -> second.append(project(1), -1, entries(1)))
                .isInstanceOf(StandingBy.class)
                .hasMessageContaining("待命")
                .hasMessageContaining("stands by");
        assertThatThrownBy(() -> second.restore(first.after(0, 1))).isInstanceOf(StandingBy.class);
        var stored = first.append(project(1), -1, entries(3));
        same(second.stream(project(1), 0), stored);
        same(second.after(1, 10), stored);
        same(second.at(3).stream().toList(), stored.subList(1, 2));
        same(second.byEventId(stored.getLast().eventId()).stream().toList(), stored.subList(2, 3));
    }

    @Test
    void a_program_that_only_reads_never_takes_over() {
        var writing = program();
        open(writing);
        var reader = opened(EventStoreDbJournal.reader(server.ofLedger(LEDGER_ID), pool, LEDGER_ID));
        writing.close();
        assertThatThrownBy(() -> reader.append(project(1), -1, entries(1))).isInstanceOf(StandingBy.class);
        assertThatThrownBy(() -> reader.restore(reader.after(0, 1))).isInstanceOf(StandingBy.class);
        assertThat(reader.standing().writes()).isFalse();
        assertThat(program().standing().writes()).isTrue();
    }

    @Test
    void who_stands_by_goes_on_when_the_writer_ends() {
        var first = program();
        var second = program();
        open(first);
        first.append(project(1), -1, entries(2));
        first.close();
        until(() -> second.standing().writes());
        assertThat(positions(second.append(project(1), 1, entries(2)))).containsExactly(4L, 5L);
        assertThat(positions(first.after(0, 10))).isEqualTo(upTo(5));
        assertThatThrownBy(() -> first.append(project(1), 3, entries(1))).isInstanceOf(StandingBy.class);
    }

    @Test
    void who_stands_by_numbers_what_the_writer_left_without_a_number() throws Exception {
        var first = program();
        var second = program();
        open(first);
        server.mute(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var batch = entries(2);
            var appending = threads.submit(() -> first.append(project(1), -1, batch));
            until(() -> server.size() == 9);
            first.close();
            server.mute(false);
            until(() -> second.standing().writes());
            List<JournalRecord> stored = appending.get();
            assertThat(positions(stored)).containsExactly(2L, 3L);
            same(second.stream(project(1), 0), stored);
            same(second.append(project(1), -1, batch), stored);
        }
    }

    @Test
    void who_loses_the_lock_stands_by_while_another_program_holds_it() throws Exception {
        var first = program();
        var second = program();
        open(first);
        cutWriter();
        until(() -> second.standing().writes());
        until(() -> !first.standing().writes());
        assertThat(positions(second.append(project(1), -1, entries(1)))).containsExactly(2L);
        assertThatThrownBy(() -> first.append(project(1), 0, entries(1))).isInstanceOf(StandingBy.class);
        assertThat(positions(first.after(0, 10))).isEqualTo(upTo(2));
    }

    @Test
    void who_loses_the_lock_and_nobody_else_wants_it_regains_it() throws Exception {
        var journal = program();
        open(journal);
        for (int i = 0; i < 5; i++) {
            cutWriter();
            until(() -> !journal.standing().writes());
            until(() -> journal.standing().writes());
            assertThat(positions(journal.append(project(i), -1, entries(1)))).containsExactly(i + 2L);
        }
        assertThat(positions(journal.after(0, 10))).isEqualTo(upTo(6));
    }

    @Test
    void closing_leaves_no_thread_no_following_and_no_connection() {
        var log = server.ofLedger(LEDGER_ID);
        var journal = program(log);
        open(journal);
        var reader = opened(EventStoreDbJournal.reader(log, pool, LEDGER_ID));
        journal.append(project(1), -1, entries(5));
        for (int i = 0; i < 6; i++) reader.after(i, 1);
        assertThat(log.open()).isGreaterThan(1);
        journal.close();
        journal.close();
        reader.close();
        assertThat(log.open()).isZero();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("journal-numbering"));
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        same(journal.after(0, 10), reader.after(0, 10));
        assertThat(log.open()).isZero();
    }

    @Test
    void readers_at_many_places_keep_few_followings_open() {
        var writing = program();
        open(writing);
        writing.append(project(1), -1, entries(30));
        var log = server.ofLedger(LEDGER_ID);
        var reader = opened(EventStoreDbJournal.reader(log, pool, LEDGER_ID));
        for (int i = 0; i < 30; i++) assertThat(positions(reader.after(i, 1))).containsExactly(i + 1L);
        assertThat(log.open()).isEqualTo(1);
        for (int i = 0; i < 30; i += 2)
            assertThat(positions(reader.after(i, 1))).containsExactly(i + 1L);
        assertThat(log.open()).isEqualTo(6);
    }
}
