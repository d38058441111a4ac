package org.sunledger.ledger.journal.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalRecord;

/** A lost index comes back as it was, or the program does not start. */
class RebuildingIndexIT extends EventStoreDbFixture {
    private static final Waits IMPATIENT =
            new Waits(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(20), Duration.ofMillis(20));

    private static final String FORGET = "select journal.forget_positions()";

    /** 2,501 records in streams that alternate: two digests are kept. */
    private List<JournalRecord> filled() {
        var journal = program();
        open(journal);
        var next = new int[9];
        var random = new Random(1);
        for (int written = 1; written < 2_501; ) {
            int stream = random.nextInt(next.length);
            int count = Math.min(1 + random.nextInt(50), 2_501 - written);
            journal.append(project(stream), next[stream] - 1L, entries(count));
            next[stream] += count;
            written += count;
        }
        var all = journal.after(0, 10_000);
        journal.close();
        assertThat(positions(all)).isEqualTo(upTo(2_501));
        return all;
    }

    @Test
    void an_index_that_was_lost_is_built_again_with_the_same_positions() {
        var all = filled();
        TestIndexes.execute(database, FORGET);
        var journal = program();
        assertThat(journal.head()).isGreaterThanOrEqualTo(2_000);
        until(() -> journal.head() == 2_501);
        var reader = opened(EventStoreDbJournal.reader(server.ofLedger(LEDGER_ID), pool, LEDGER_ID));
        same(journal.after(0, 10_000), all);
        same(reader.after(0, 10_000), all);
        journal.append(project(100), -1, entries(300));
        assertThat(positions(journal.append(project(100), 299, entries(300))))
                .startsWith(2_802L)
                .endsWith(3_101L);
    }

    @Test
    void an_index_put_back_from_an_older_backup_catches_up() {
        var all = filled();
        TestIndexes.execute(database, FORGET);
        TestIndexes.execute(database, """
                alter table journal.log_digest disable trigger user;
                delete from journal.log_digest;
                alter table journal.log_digest enable always trigger log_digest_is_append_only
                """);
        var journal = program();
        until(() -> journal.head() == 2_501);
        same(journal.after(0, 10_000), all);
    }

    @Test
    void a_log_in_another_order_than_recorded_is_refused() {
        filled();
        TestIndexes.execute(database, FORGET);
        server.swapNeighboursOf(LEDGER_ID, 500);
        assertThatThrownBy(this::program)
                .isInstanceOf(Damaged.class)
                .hasMessageContaining("重建的次序与原记录不符")
                .hasMessageContaining("up to position 1000");
        assertThatThrownBy(this::program).isInstanceOf(Damaged.class);
    }

    @Test
    void a_log_that_ends_before_what_was_numbered_is_refused() {
        filled();
        TestIndexes.execute(database, FORGET);
        server.cutAfter(server.size() - 1_800);
        assertThatThrownBy(() -> program(server.ofLedger(LEDGER_ID), IMPATIENT))
                .isInstanceOf(Damaged.class)
                .hasMessageContaining("日志在序号")
                .hasMessageContaining("but 2000 records were numbered before");
    }

    @Test
    void a_log_that_lost_its_last_record_is_refused_by_an_index_that_knows_it() {
        filled();
        server.cutAfter(server.size() - 3);
        assertThatThrownBy(() -> program(server.ofLedger(LEDGER_ID), IMPATIENT)).isInstanceOf(Damaged.class);
    }

    @Test
    void the_log_of_another_cluster_is_refused() {
        filled();
        var other = new MemoryLog.Server();
        var journal = new ArrayList<LogEvent>();
        journal.add(StoredForm.event(entry("ledger.opened"), Instant.EPOCH));
        other.ofLedger(LEDGER_ID).append("Ledger-county-a.main", -1, journal);
        assertThatThrownBy(() -> program(other.ofLedger(LEDGER_ID), IMPATIENT)).isInstanceOf(Damaged.class);
    }

    @Test
    void an_index_whose_rows_were_exchanged_is_refused() {
        filled();
        TestIndexes.execute(database, """
                alter table journal.log_index disable trigger user;
                update journal.log_index set event_id = gen_random_uuid() where position = 1500;
                alter table journal.log_index enable always trigger log_index_is_append_only
                """);
        assertThatThrownBy(this::program)
                .isInstanceOf(Damaged.class)
                .hasMessageContaining("序号索引与次序摘要不符")
                .hasMessageContaining("position 2000");
    }

    @Test
    void an_index_that_lost_its_last_rows_is_refused() {
        filled();
        TestIndexes.execute(database, """
                alter table journal.log_index disable trigger user;
                delete from journal.log_index where position > 2400;
                alter table journal.log_index enable always trigger log_index_is_append_only
                """);
        assertThatThrownBy(this::program)
                .isInstanceOf(Damaged.class)
                .hasMessageContaining("says 2501, its last row is 2400")
                .hasMessageContaining("forget_positions");
        TestIndexes.execute(database, FORGET);
        var journal = program();
        until(() -> journal.head() == 2_501);
    }

    @Test
    void an_index_row_that_the_log_contradicts_is_not_answered_from() {
        filled();
        TestIndexes.execute(database, """
                alter table journal.log_index disable trigger user;
                update journal.log_index set event_id = gen_random_uuid() where position = 1500;
                alter table journal.log_index enable always trigger log_index_is_append_only
                """);
        var reader = opened(EventStoreDbJournal.reader(server.ofLedger(LEDGER_ID), pool, LEDGER_ID));
        assertThat(reader.after(0, 1_499)).hasSize(1_499);
        assertThatThrownBy(() -> reader.after(1_499, 10))
                .isInstanceOf(Damaged.class)
                .hasMessageContaining("序号 1500")
                .hasMessageContaining("position 1500");
        assertThatThrownBy(() -> reader.at(1_500)).isInstanceOf(Damaged.class);
    }

    @Test
    void a_database_that_numbers_another_ledger_is_refused() {
        open(program());
        assertThatThrownBy(() -> EventStoreDbJournal.reader(server.ofLedger("county-b"), pool, "county-b"))
                .isInstanceOf(Damaged.class)
                .hasMessageContaining("属于账套 county-a")
                .hasMessageContaining("belongs to ledger county-a");
    }

    @Test
    void numbering_that_meets_a_contradiction_stops_writing_and_goes_on_reading() {
        var journal = program();
        open(journal);
        server.ofLedger(LEDGER_ID).sneak("Project-county-a.x", UUID.randomUUID(), "project.noted", "{}");
        until(() -> journal.standing().damage().isPresent());
        assertThat(journal.standing().writes()).isFalse();
        assertThatThrownBy(() -> journal.append(project(1), -1, entries(1)))
                .isInstanceOf(Damaged.class)
                .hasMessageContaining("不是本程序所写");
        assertThat(positions(journal.after(0, 10))).containsExactly(1L);
        assertThat(journal.stream(LEDGER, 0)).hasSize(1);
    }
}
