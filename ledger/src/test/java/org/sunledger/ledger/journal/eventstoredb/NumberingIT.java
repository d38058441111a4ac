package org.sunledger.ledger.journal.eventstoredb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/** What gets a number, what never does, and who may give one. */
class NumberingIT extends EventStoreDbFixture {
    private static final StreamNames NAMES = new StreamNames(LEDGER_ID);
    private static final Instant AT = Instant.parse("2018-03-12T02:00:00.000Z");

    private final PositionIndex index = new PositionIndex(pool);
    private Connection connection;
    private long offset = Long.MAX_VALUE - 10;

    @BeforeEach
    void connect() throws SQLException {
        connection = opened(pool.getConnection());
    }

    private Numbering numbering() throws SQLException {
        return NumberingStart.resume(connection, NAMES);
    }

    @Test
    void events_are_numbered_in_the_order_of_the_log_beyond_2_to_the_63rd() throws Exception {
        var numbering = numbering();
        var events = new ArrayList<StoredEvent>();
        events.add(opening());
        for (int i = 0; i < 20; i++) events.add(event(project(i % 3), i / 3, AT));
        assertThat(positions(numbering.number(events))).isEqualTo(upTo(21));
        assertThat(index.from(1, 100)).hasSize(21).allSatisfy(row -> {
            var event = events.get((int) row.position() - 1);
            assertThat(row.eventId()).isEqualTo(event.id());
            assertThat(row.log()).isEqualTo(event.position());
            assertThat(row.version()).isEqualTo(event.revision());
        });
        assertThat(events.getLast().position().commit()).isNegative();
        assertThat(numbering().reached()).isEqualTo(events.getLast().position());
        assertThat(numbering().position()).isEqualTo(21);
    }

    @Test
    void knownFrom_never_goes_back_where_recordedAt_does() throws Exception {
        numbering()
                .number(List.of(
                        opening(),
                        event(project(1), 0, AT.plusSeconds(5)),
                        event(project(2), 0, AT.plusSeconds(3)),
                        event(project(1), 1, AT.plusSeconds(7))));
        numbering().number(List.of(event(project(2), 1, AT.plusSeconds(6))));
        assertThat(index.positionKnownAt(AT)).isEqualTo(1);
        assertThat(index.positionKnownAt(AT.plusSeconds(3))).isEqualTo(1);
        assertThat(index.positionKnownAt(AT.plusSeconds(5))).isEqualTo(3);
        assertThat(index.positionKnownAt(AT.plusSeconds(6))).isEqualTo(3);
        assertThat(index.positionKnownAt(AT.plusSeconds(7))).isEqualTo(5);
    }

    @Test
    void whoever_lost_the_race_writes_nothing() throws Exception {
        var opening = opening();
        var late = numbering();
        var quiet = numbering();
        try (var other = pool.getConnection()) {
            NumberingStart.resume(other, NAMES).number(List.of(opening));
        }
        assertThatThrownBy(() -> late.number(List.of(opening))).isInstanceOf(Numbering.Overtaken.class);
        connection.rollback();
        assertThatThrownBy(() -> quiet.note(new LogPosition(-2, -2))).isInstanceOf(Numbering.Overtaken.class);
        assertThat(index.from(1, 10)).hasSize(1);
        assertThat(numbering().reached()).isEqualTo(opening.position());
    }

    @Test
    void a_race_of_two_who_both_believe_to_hold_the_lock_gives_every_event_one_number() throws Exception {
        var events = new ArrayList<StoredEvent>();
        events.add(opening());
        for (int i = 0; i < 400; i++) events.add(event(project(i % 7), i / 7, AT));
        try (var threads = Executors.newCachedThreadPool()) {
            var first = threads.submit(() -> numberAll(events, 3));
            var second = threads.submit(() -> numberAll(events, 5));
            assertThat(first.get() + second.get()).isEqualTo(events.size());
        }
        assertThat(index.from(1, 1000).stream().map(PositionIndex.Row::eventId))
                .containsExactlyElementsOf(events.stream().map(StoredEvent::id).toList());
    }

    private static int numberAll(List<StoredEvent> events, int batch) throws SQLException {
        int numbered = 0;
        while (true) {
            try (var mine = pool.getConnection()) {
                var numbering = NumberingStart.resume(mine, NAMES);
                while (numbering.position() < events.size()) {
                    int from = (int) numbering.position();
                    numbered += numbering
                            .number(events.subList(from, Math.min(from + batch, events.size())))
                            .size();
                }
                return numbered;
            } catch (Numbering.Overtaken again) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void a_gap_in_a_stream_is_refused() throws Exception {
        numbering().number(List.of(opening(), event(project(1), 0, AT)));
        refused("goes on with version 1", "断号", event(project(1), 2, AT));
        refused("goes on with version 0", "断号", event(project(2), 1, AT));
        refused(
                "goes on with version 3",
                "断号",
                event(project(1), 1, AT),
                event(project(1), 2, AT),
                event(project(1), 4, AT));
        refused("goes on with version 1", "断号", event(project(1), 0, AT));
        numbering().number(List.of(event(project(1), 1, AT)));
    }

    @Test
    void an_event_id_that_is_numbered_already_is_refused() throws Exception {
        var first = event(project(1), 0, AT);
        numbering().number(List.of(opening(), first));
        var again = event(project(2), 0, AT);
        refused(
                first.id().toString(),
                "重复",
                new StoredEvent(
                        first.id(), again.stream(), 0, again.type(), again.data(), again.metadata(), again.position()));
    }

    @Test
    void the_first_record_opens_the_ledger_and_no_later_one_does() throws Exception {
        refused("position 1 holds project.noted", "序号 1", event(project(1), 0, AT));
        numbering().number(List.of(opening()));
        refused(
                "position 2 holds ledger.opened",
                "序号 2",
                event(NAMES.of(new StreamId(LEDGER.type(), "other")), 0, AppendRules.OPENED, AT));
    }

    @Test
    void what_something_else_wrote_is_refused() throws Exception {
        numbering().number(List.of(opening()));
        var good = event(project(1), 0, AT);
        refused(
                "written by something else",
                "不是本程序所写",
                new StoredEvent(
                        good.id(), good.stream(), 0, good.type(), good.data(), "{}".getBytes(UTF_8), good.position()));
        refused("was not written by ledger county-a", "不是账套", event("Village-county-a.1", 0, "project.noted", AT));
    }

    private void refused(String english, String chinese, StoredEvent... events) throws SQLException {
        var before = index.head();
        var numbering = numbering();
        assertThatThrownBy(() -> numbering.number(List.of(events)))
                .isInstanceOf(Damaged.class)
                .hasMessageContaining(english)
                .hasMessageContaining(chinese);
        if (!connection.getAutoCommit()) connection.rollback();
        assertThat(index.head()).isEqualTo(before);
    }

    @Test
    void a_quiet_stretch_of_the_log_is_noted_and_the_place_does_not_go_back() throws Exception {
        var numbering = numbering();
        numbering.note(new LogPosition(5, 5));
        assertThat(numbering().reached()).isEqualTo(new LogPosition(5, 5));
        numbering.note(new LogPosition(3, 3));
        numbering.note(LogPosition.START);
        assertThat(numbering().reached()).isEqualTo(new LogPosition(5, 5));
        numbering.number(List.of(opening()));
        numbering.note(new LogPosition(-3, -3));
        assertThat(numbering().reached()).isEqualTo(new LogPosition(-3, -3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal.log_index set position = 9",
                "delete from journal.log_index",
                "truncate journal.log_index",
                "delete from journal.log_digest",
                "update journal.log_digest set digest = ''",
                "truncate journal.log_digest",
                "delete from journal.log_head",
                "select journal.forget_positions()"
            })
    void the_application_may_only_add_to_the_index(String sql) throws Exception {
        try (var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("42501");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal.log_index set position = 9",
                "delete from journal.log_index",
                "truncate journal.log_index",
                "set session_replication_role = replica; delete from journal.log_index",
                "delete from journal.log_digest",
                "truncate journal.log_digest",
                "delete from journal.log_head",
                "update journal.log_head set position = 0, known_from = null",
                "update journal.log_head set log_commit = 1, log_prepare = 1",
                "update journal.log_head set log_commit = null, log_prepare = null",
                "update journal.log_head set known_from = '2018-03-12T01:00:00.000Z'",
                "update journal.log_head set ledger_id = 'county-b'"
            })
    void not_even_the_owner_changes_the_index_by_the_way(String sql) throws Exception {
        NumberingStart.requireLedger(connection, LEDGER_ID);
        numbering().number(List.of(opening()));
        assertThatThrownBy(() -> TestIndexes.execute(database, sql))
                .cause()
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("23001");
    }

    private StoredEvent opening() {
        return event(NAMES.of(LEDGER), 0, AppendRules.OPENED, AT);
    }

    private StoredEvent event(StreamId stream, long revision, Instant at) {
        return event(NAMES.of(stream), revision, "project.noted", at);
    }

    private StoredEvent event(String stream, long revision, String type, Instant at) {
        offset += 100;
        var form = StoredForm.event(
                new NewRecord(UUID.randomUUID(), type, 1, "{}".getBytes(UTF_8), "{}".getBytes(UTF_8)), at);
        return new StoredEvent(
                form.id(), stream, revision, type, form.data(), form.metadata(), new LogPosition(offset, offset));
    }
}
