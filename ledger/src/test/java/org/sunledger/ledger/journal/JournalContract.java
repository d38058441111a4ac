package org.sunledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.Journal.Snapshot;
import org.sunledger.ledger.journal.JournalException.ClockStepped;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalException.NotOpened;
import org.sunledger.ledger.journal.JournalException.OpenedBefore;
import org.sunledger.ledger.journal.JournalException.RecordTooLarge;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * What an engine is. An engine's test extends this class, gives a fresh journal and a second way to look at it, and adds
 * what only that engine can show.
 *
 * <p>Not asserted here, and why:
 *
 * <ul>
 *   <li>that records outlive the process, a lost connection or a killed server: the memory engine keeps nothing, every
 *       other engine shows it in its own test;
 *   <li>{@link JournalException.OutcomeUnknown} and {@link JournalException.Unavailable}: each engine loses answers in
 *       its own way;
 *   <li>that a retry with the same ids carries the same bytes: the ids decide, the first bytes stay;
 *   <li>which refusal comes first when several hold: the caller gets one of them, and nothing is written;
 *   <li>that recordedAt of concurrent appends goes by their positions: where a server orders the streams, two appends that
 *       run at the same time may be stamped the other way round; {@link Journal#positionKnownAt} goes by the latest
 *       recordedAt up to each position;
 *   <li>that a move which is refused halfway leaves nothing: what an engine took over by then is right, and given again
 *       it is passed over;
 *   <li>speed, and how many appends share a commit;
 *   <li>whose records a waiting reader sees first: only that they come in order of positions.
 * </ul>
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
public abstract class JournalContract extends CrowdContract {
    private static final int WRITERS = 8;
    private static final int APPENDS_EACH = 25;

    // ---- opening

    @Test
    void an_empty_journal_has_head_0_and_nothing_to_read() {
        assertThat(journal.head()).isZero();
        assertThat(journal.after(0, 10)).isEmpty();
        assertThat(journal.at(1)).isEmpty();
        assertThat(journal.stream(LEDGER, 0)).isEmpty();
        assertThat(journal.positionKnownAt(START)).isZero();
        assertThat(journal.snapshot(LEDGER)).isEmpty();
    }

    @Test
    void a_ledger_is_opened_once_also_under_another_name() {
        open(journal);
        assertThatThrownBy(() -> journal.append(new StreamId(StreamType.LEDGER, "other"), -1, List.of(opened())))
                .isInstanceOf(OpenedBefore.class);
        assertThat(journal.head()).isEqualTo(1);
    }

    @Test
    void nothing_is_written_before_the_ledger_is_opened() {
        assertThatThrownBy(() -> journal.append(project(1), -1, List.of(event())))
                .isInstanceOf(NotOpened.class)
                .hasMessageContaining("project.noted");
        assertThatThrownBy(() -> journal.append(project(1), -1, List.of(event(), opened())))
                .isInstanceOf(NotOpened.class);
        assertThat(journal.head()).isZero();
        assertThat(journal.after(0, 10)).isEmpty();
    }

    @Test
    void the_record_that_opens_the_ledger_stands_at_position_1_and_version_0() {
        var stored = journal.append(LEDGER, -1, List.of(opened()));
        assertThat(stored).hasSize(1);
        assertThat(stored.getFirst().position()).isEqualTo(1);
        assertThat(stored.getFirst().streamVersion()).isZero();
    }

    // ---- appending

    @Test
    void what_was_appended_is_read_back_by_every_way_in() {
        open(journal);
        var given = new NewRecord(id(), "project.noted", 3, bytes("{\"a\":1}"), bytes("{\"salt\":\"x\"}"));
        var stored = journal.append(project(1), -1, List.of(given)).getFirst();

        assertThat(stored.position()).isEqualTo(2);
        assertThat(stored.eventId()).isEqualTo(given.eventId());
        assertThat(stored.stream()).isEqualTo(project(1));
        assertThat(stored.streamVersion()).isZero();
        assertThat(stored.eventType()).isEqualTo("project.noted");
        assertThat(stored.schemaVersion()).isEqualTo(3);
        assertThat(stored.payload()).isEqualTo(given.payload());
        assertThat(stored.metadata()).isEqualTo(given.metadata());
        assertThat(journal.head()).isEqualTo(2);
        same(journal.stream(project(1), 0), List.of(stored));
        same(journal.after(1, 10), List.of(stored));
        same(journal.at(2).stream().toList(), List.of(stored));
        same(journal.byEventId(given.eventId()).stream().toList(), List.of(stored));
    }

    @Test
    void what_one_instance_acknowledged_another_instance_reads() throws Exception {
        open(journal);
        var stored = journal.append(project(1), -1, events(3));
        same(again(clock.recording(ClockPolicy.SCRIPTED)).stream(project(1), 0), stored);
        var next = successor(clock.recording(ClockPolicy.SCRIPTED));
        same(next.stream(project(1), 0), stored);
        same(next.append(project(1), 2, events(1)), journal.stream(project(1), 3));
    }

    @Test
    void several_records_of_one_append_follow_each_other_in_stream_and_journal() {
        open(journal);
        journal.append(project(1), -1, events(2));
        var stored = journal.append(project(1), 1, events(3));
        assertThat(positions(stored)).containsExactly(4L, 5L, 6L);
        assertThat(stored).extracting(JournalRecord::streamVersion).containsExactly(2L, 3L, 4L);
        assertThat(stored).extracting(JournalRecord::recordedAt).containsOnly(START);
    }

    @Test
    void an_append_of_nothing_writes_nothing() {
        assertThat(journal.append(project(1), -1, List.of())).isEmpty();
        assertThat(journal.head()).isZero();
    }

    @Test
    void streams_do_not_mix() {
        open(journal);
        journal.append(project(1), -1, events(2));
        journal.append(project(2), -1, events(1));
        journal.append(new StreamId(StreamType.FUND, project(1).id()), -1, events(1));
        journal.append(project(1), 1, events(1));
        assertThat(positions(journal.stream(project(1), 0))).containsExactly(2L, 3L, 6L);
        assertThat(positions(journal.stream(project(1), 1))).containsExactly(3L, 6L);
        assertThat(journal.stream(project(1), 3)).isEmpty();
        assertThat(positions(journal.stream(project(2), 0))).containsExactly(4L);
        assertThat(journal.lastVersion(project(1))).isEqualTo(2);
        assertThat(journal.lastVersion(project(2))).isZero();
        assertThat(journal.lastVersion(project(3))).isEqualTo(-1);
    }

    @Test
    void bytes_come_back_as_they_were_given() {
        open(journal);
        var payload = bytes("{ \"b\":1, \"a\" : 1e400,\"村\":\"民主村 🌞 \\u6751\",\"n\":9007199254740993.10,\"b\":2 }\n");
        var metadata = bytes("{\"amountFen\":12345678901234567890123,\"\":[ ]}");
        journal.append(project(1), -1, List.of(new NewRecord(id(), "project.noted", 1, payload, metadata)));
        var read = journal.at(2).orElseThrow();
        assertThat(read.payload()).isEqualTo(payload);
        assertThat(read.metadata()).isEqualTo(metadata);
    }

    @Test
    void whoever_changes_an_array_changes_no_record() {
        open(journal);
        var payload = bytes("{\"a\":1}");
        var returned = journal.append(
                        project(1), -1, List.of(new NewRecord(id(), "project.noted", 1, payload, bytes("{}"))))
                .getFirst();
        payload[2] = 'z';
        returned.payload()[2] = 'y';
        journal.at(2).orElseThrow().payload()[2] = 'x';
        assertThat(journal.at(2).orElseThrow().payload()).isEqualTo(bytes("{\"a\":1}"));
    }

    // ---- conflicts

    @Test
    void creating_a_stream_twice_is_a_conflict() {
        open(journal);
        journal.append(project(1), -1, events(1));
        conflict(project(1), -1, 0);
    }

    @Test
    void expecting_too_little_or_too_much_is_a_conflict() {
        open(journal);
        journal.append(project(1), -1, events(3));
        conflict(project(1), 1, 2);
        conflict(project(1), 3, 2);
        conflict(project(2), 0, -1);
    }

    @Test
    void a_refused_append_writes_nothing_and_leaves_no_gap() {
        open(journal);
        var taken = event();
        journal.append(project(1), -1, List.of(taken));

        conflict(project(1), -1, 0);
        assertThatThrownBy(() -> journal.append(project(2), -1, List.of(event(), taken)))
                .isInstanceOf(DuplicateEvent.class);
        assertThatThrownBy(() -> journal.append(project(2), -1, List.of(event(), large(Journal.RECORD_BYTES_MAX + 1))))
                .isInstanceOf(RecordTooLarge.class);
        assertThatThrownBy(() -> journal.append(project(2), -1, events(Journal.APPEND_RECORDS_MAX + 1)))
                .isInstanceOf(RecordTooLarge.class);

        assertThat(journal.head()).isEqualTo(2);
        assertThat(journal.stream(project(2), 0)).isEmpty();
        assertThat(journal.append(project(2), -1, events(1)).getFirst().position())
                .isEqualTo(3);
    }

    @Test
    void an_event_id_stands_in_the_journal_once() {
        open(journal);
        var first = event();
        journal.append(project(1), -1, List.of(first));
        assertThatThrownBy(() -> journal.append(project(1), 0, List.of(first)))
                .isInstanceOf(DuplicateEvent.class)
                .hasMessageContaining(first.eventId().toString());
        assertThatThrownBy(() -> journal.append(project(2), -1, List.of(first))).isInstanceOf(DuplicateEvent.class);
        var twice = event();
        assertThatThrownBy(() -> journal.append(project(2), -1, List.of(twice, twice)))
                .isInstanceOf(DuplicateEvent.class);
        assertThat(journal.head()).isEqualTo(2);
    }

    // ---- retries

    @Test
    void a_retry_finds_its_own_records() {
        open(journal);
        journal.append(project(1), -1, events(1));
        var batch = events(3);
        clock.advance(Duration.ofSeconds(1));
        var stored = journal.append(project(1), 0, batch);
        clock.advance(Duration.ofSeconds(1));
        same(journal.append(project(1), 0, batch), stored);
        assertThat(journal.head()).isEqualTo(5);
    }

    @Test
    void a_retry_finds_its_own_records_after_others_have_followed() {
        open(journal);
        var batch = events(2);
        var stored = journal.append(project(1), -1, batch);
        journal.append(project(1), 1, events(2));
        journal.append(project(2), -1, events(1));
        same(journal.append(project(1), -1, batch), stored);
        assertThat(journal.head()).isEqualTo(6);
    }

    @Test
    void the_opening_is_retried_like_everything_else() {
        var opened = opened();
        var stored = journal.append(LEDGER, -1, List.of(opened));
        same(journal.append(LEDGER, -1, List.of(opened)), stored);
        assertThat(journal.head()).isEqualTo(1);
    }

    @Test
    void a_retry_that_asks_for_more_or_other_records_is_refused() {
        open(journal);
        var batch = events(2);
        journal.append(project(1), -1, batch);
        var longer = new ArrayList<>(batch);
        longer.add(event());
        assertThatThrownBy(() -> journal.append(project(1), -1, longer)).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> journal.append(project(1), -1, List.of(batch.getLast(), batch.getFirst())))
                .isInstanceOf(JournalException.class);
        assertThat(journal.head()).isEqualTo(3);
    }

    // ---- limits

    @Test
    void a_record_of_exactly_the_limit_is_stored_and_one_byte_more_is_refused() {
        open(journal);
        var stored = journal.append(project(1), -1, List.of(large(Journal.RECORD_BYTES_MAX)));
        assertThat(stored.getFirst().payload().length + stored.getFirst().metadata().length)
                .isEqualTo(Journal.RECORD_BYTES_MAX);
        same(journal.stream(project(1), 0), stored);
        assertThatThrownBy(() -> journal.append(project(1), 0, List.of(large(Journal.RECORD_BYTES_MAX + 1))))
                .isInstanceOf(RecordTooLarge.class)
                .hasMessageContaining("262145")
                .hasMessageContaining("262144");
    }

    @Test
    void an_append_of_exactly_the_limit_is_stored_whole() {
        open(journal);
        var stored = journal.append(project(1), -1, events(Journal.APPEND_RECORDS_MAX));
        assertThat(stored).hasSize(Journal.APPEND_RECORDS_MAX);
        same(journal.stream(project(1), 0), stored);
    }

    // ---- many at once

    @Test
    void concurrent_writers_leave_no_gap_and_readers_see_every_record_once_in_order() throws Exception {
        open(journal);
        int all = 1 + WRITERS * APPENDS_EACH * 2;
        var reader = again(clock.recording(ClockPolicy.SCRIPTED));
        var tasks = new ArrayList<Callable<List<JournalRecord>>>();
        tasks.add(() -> follow(reader, all));
        for (int w = 0; w < WRITERS; w++) {
            var stream = project(w);
            tasks.add(() -> write(stream));
        }

        var done = together(tasks);

        var followed = done.removeFirst();
        assertThat(positions(followed)).isEqualTo(upTo(all));
        same(journal.after(0, all), followed);
        var written = new ArrayList<JournalRecord>();
        done.forEach(written::addAll);
        assertThat(written).hasSize(all - 1);
        assertThat(positions(written)).doesNotHaveDuplicates();
    }

    /** Each append takes its place after everything that was visible before it began: positions are commit order. */
    private List<JournalRecord> write(StreamId stream) {
        var written = new ArrayList<JournalRecord>();
        for (int i = 0; i < APPENDS_EACH; i++) {
            long before = journal.head();
            var stored = journal.append(stream, 2L * i - 1, events(2));
            assertThat(stored.getFirst().position()).isGreaterThan(before);
            assertThat(stored.getLast().position())
                    .isEqualTo(stored.getFirst().position() + 1)
                    .isLessThanOrEqualTo(journal.head());
            written.addAll(stored);
        }
        return written;
    }

    private static List<JournalRecord> follow(Journal reader, int until) throws InterruptedException {
        var seen = new ArrayList<JournalRecord>();
        long last = 0;
        while (last < until && reader.awaitAfter(last, LONG_ENOUGH))
            for (var next : reader.after(last, 7)) {
                assertThat(next.position()).isEqualTo(last + 1);
                seen.add(next);
                last = next.position();
            }
        return seen;
    }

    @Test
    void of_50_racing_appends_exactly_one_wins() throws Exception {
        open(journal);
        journal.append(project(1), -1, events(1));
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 50; i++) {
            tasks.add(() -> {
                try {
                    journal.append(project(1), 0, events(2));
                    return true;
                } catch (StreamConflict lost) {
                    return false;
                }
            });
        }
        assertThat(together(tasks)).containsOnlyOnce(true);
        assertThat(positions(journal.after(0, 100))).isEqualTo(upTo(4));
    }

    @Test
    void refused_appends_do_not_fail_their_neighbours() throws Exception {
        open(journal);
        var taken = event();
        journal.append(project(0), -1, List.of(taken));
        var tasks = new ArrayList<Callable<String>>();
        for (int i = 1; i <= 10; i++) {
            var stream = project(i);
            tasks.add(() -> outcome(stream, -1, events(2)));
            tasks.add(() -> outcome(project(0), -1, events(1)));
            tasks.add(() -> outcome(project(100), -1, List.of(event(), taken)));
            tasks.add(() -> outcome(project(101), -1, List.of(event(), large(Journal.RECORD_BYTES_MAX + 1))));
        }
        var outcomes = together(tasks);
        for (int i = 0; i < outcomes.size(); i += 4)
            assertThat(outcomes.subList(i, i + 4))
                    .containsExactly("stored", "StreamConflict", "DuplicateEvent", "RecordTooLarge");
        assertThat(positions(journal.after(0, 100))).isEqualTo(upTo(22));
    }

    @Test
    void the_same_append_sent_many_times_at_once_is_written_once() throws Exception {
        open(journal);
        var batch = events(2);
        var tasks = new ArrayList<Callable<List<Long>>>();
        for (int i = 0; i < 20; i++) tasks.add(() -> positions(journal.append(project(1), -1, batch)));
        assertThat(together(tasks)).containsOnly(List.of(2L, 3L));
        assertThat(journal.head()).isEqualTo(3);
    }

    // ---- reading

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        open(journal);
        for (int i = 0; i < 11; i++) journal.append(project(i), -1, events(1));
        assertThat(positions(journal.after(0, 5))).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(positions(journal.after(5, 5))).containsExactly(6L, 7L, 8L, 9L, 10L);
        assertThat(positions(journal.after(10, 5))).containsExactly(11L, 12L);
        assertThat(journal.after(12, 5)).isEmpty();
        assertThat(journal.after(Long.MAX_VALUE, Integer.MAX_VALUE)).isEmpty();
        assertThat(positions(journal.after(0, Integer.MAX_VALUE))).isEqualTo(upTo(12));
    }

    @Test
    void what_is_not_there_is_not_found() {
        open(journal);
        assertThat(journal.at(0)).isEmpty();
        assertThat(journal.at(2)).isEmpty();
        assertThat(journal.at(Long.MAX_VALUE)).isEmpty();
        assertThat(journal.byEventId(id())).isEmpty();
        assertThat(journal.stream(project(1), 0)).isEmpty();
        assertThat(journal.stream(LEDGER, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void questions_without_sense_are_programming_errors() {
        assertThatThrownBy(() -> journal.after(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal.after(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal.append(project(1), -2, events(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- time

    @Test
    void recordedAt_is_cut_to_whole_milliseconds() {
        clock.set(Instant.parse("2018-03-12T02:00:00.123999999Z"));
        open(journal);
        assertThat(journal.at(1).orElseThrow().recordedAt()).isEqualTo(Instant.parse("2018-03-12T02:00:00.123Z"));
    }

    @Test
    void records_of_one_millisecond_share_their_recordedAt() {
        open(journal);
        clock.advance(Duration.ofNanos(999_999));
        journal.append(project(1), -1, events(1));
        assertThat(journal.at(2).orElseThrow().recordedAt()).isEqualTo(START);
    }

    @Test
    void a_clock_that_goes_back_a_little_stands_still() {
        open(journal);
        clock.advance(Duration.ofMillis(-1));
        journal.append(project(1), -1, events(1));
        clock.set(START.minus(RecordingClock.STEP_MAX));
        journal.append(project(1), 0, events(1));
        clock.set(START.plusMillis(1));
        journal.append(project(1), 1, events(1));
        assertThat(journal.after(0, 10))
                .extracting(JournalRecord::recordedAt)
                .containsExactly(START, START, START, START.plusMillis(1));
    }

    @Test
    void a_clock_that_goes_back_more_than_an_hour_stops_appends_until_it_is_right() throws Exception {
        open(journal);
        clock.set(START.minus(RecordingClock.STEP_MAX).minusMillis(1));
        assertThatThrownBy(() -> journal.append(project(1), -1, events(1))).isInstanceOf(ClockStepped.class);
        var restarted = successor(clock.recording(ClockPolicy.SCRIPTED));
        assertThatThrownBy(() -> restarted.append(project(1), -1, events(1))).isInstanceOf(ClockStepped.class);
        assertThat(journal.head()).isEqualTo(1);
        clock.set(START);
        assertThat(restarted.append(project(1), -1, events(1)).getFirst().position())
                .isEqualTo(2);
    }

    @Test
    void the_machines_clock_may_not_jump_ahead_by_more_than_an_hour() throws Exception {
        open(journal);
        var watched = successor(clock.recording(ClockPolicy.SYSTEM));
        clock.jump(RecordingClock.STEP_MAX);
        watched.append(project(1), -1, events(1));
        clock.jump(RecordingClock.STEP_MAX.plusMillis(1));
        assertThatThrownBy(() -> watched.append(project(1), 0, events(1))).isInstanceOf(ClockStepped.class);
        assertThatThrownBy(() -> watched.append(project(1), 0, events(1))).isInstanceOf(ClockStepped.class);
        assertThat(journal.head()).isEqualTo(2);
    }

    @Test
    void a_quiet_weekend_is_no_jump() throws Exception {
        open(journal);
        var watched = successor(clock.recording(ClockPolicy.SYSTEM));
        clock.advance(Duration.ofDays(3));
        watched.append(project(1), -1, events(1));
        assertThat(journal.at(2).orElseThrow().recordedAt()).isEqualTo(START.plus(Duration.ofDays(3)));
    }

    @Test
    void the_clock_of_a_script_moves_by_days() {
        open(journal);
        clock.jump(Duration.ofDays(200));
        journal.append(project(1), -1, events(1));
        assertThat(journal.at(2).orElseThrow().recordedAt()).isEqualTo(START.plus(Duration.ofDays(200)));
    }

    @Test
    void a_retry_is_answered_whatever_the_clock_says() {
        open(journal);
        var batch = events(1);
        var stored = journal.append(project(1), -1, batch);
        clock.jump(Duration.ofDays(-2));
        same(journal.append(project(1), -1, batch), stored);
    }

    @Test
    void positionKnownAt_is_the_last_position_recorded_by_then() {
        open(journal);
        clock.set(START.plusSeconds(10));
        journal.append(project(1), -1, events(2));
        journal.append(project(2), -1, events(1));
        clock.set(START.plusSeconds(20));
        journal.append(project(3), -1, events(1));

        assertThat(journal.positionKnownAt(START.minusMillis(1))).isZero();
        assertThat(journal.positionKnownAt(START)).isEqualTo(1);
        assertThat(journal.positionKnownAt(START.plusMillis(9_999))).isEqualTo(1);
        assertThat(journal.positionKnownAt(START.plusSeconds(10))).isEqualTo(4);
        assertThat(journal.positionKnownAt(START.plusSeconds(20).minusNanos(1))).isEqualTo(4);
        assertThat(journal.positionKnownAt(START.plusSeconds(20))).isEqualTo(5);
        assertThat(journal.positionKnownAt(START.plusSeconds(20).plusNanos(1))).isEqualTo(5);
        assertThat(journal.positionKnownAt(Instant.parse("9999-12-31T23:59:59.999Z")))
                .isEqualTo(5);
        assertThat(journal.positionKnownAt(Instant.MAX)).isEqualTo(5);
        assertThat(journal.positionKnownAt(Instant.MIN)).isZero();
    }

    // ---- waiting

    @Test
    void a_reader_who_is_behind_does_not_wait() throws Exception {
        open(journal);
        assertThat(journal.awaitAfter(0, Duration.ZERO)).isTrue();
        assertThat(journal.awaitAfter(0, LONG_ENOUGH)).isTrue();
    }

    @Test
    void a_waiting_reader_is_told_when_nothing_came() throws Exception {
        open(journal);
        long begun = System.nanoTime();
        assertThat(journal.awaitAfter(1, Duration.ofMillis(50))).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(journal.awaitAfter(1, Duration.ZERO)).isFalse();
    }

    @Test
    void a_waiting_reader_wakes_when_another_thread_appends() throws Exception {
        open(journal);
        wakes(journal, journal, 1);
    }

    @Test
    void a_waiting_reader_wakes_when_another_instance_appends() throws Exception {
        open(journal);
        var other = again(clock.recording(ClockPolicy.SCRIPTED));
        wakes(other, journal, 1);
        wakes(other, successor(clock.recording(ClockPolicy.SCRIPTED)), 2);
    }

    private static void wakes(Journal waiting, Journal writing, long head) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> waiting.awaitAfter(head, LONG_ENOUGH));
            assertThat(waiting.awaitAfter(head, Duration.ofMillis(20))).isFalse();
            long written = System.nanoTime();
            writing.append(project((int) head), -1, events(1));
            assertThat(woken.get()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - written)).isLessThan(LONG_ENOUGH.dividedBy(2));
        }
    }

    @Test
    void a_waiting_reader_can_be_interrupted() throws Exception {
        open(journal);
        var outcome = new Object[1];
        var reader = Thread.ofVirtual().start(() -> {
            try {
                outcome[0] = journal.awaitAfter(1, LONG_ENOUGH);
            } catch (InterruptedException e) {
                outcome[0] = e;
            }
        });
        reader.interrupt();
        reader.join();
        assertThat(outcome[0]).isInstanceOf(InterruptedException.class);
    }

    // ---- snapshots

    @Test
    void a_snapshot_comes_back_as_it_was_given() {
        var bytes = new byte[] {0, -1, 1, '{'};
        journal.storeSnapshot(new Snapshot(project(1), 7, "project.1", bytes));
        var read = journal.snapshot(project(1)).orElseThrow();
        assertThat(read.stream()).isEqualTo(project(1));
        assertThat(read.version()).isEqualTo(7);
        assertThat(read.format()).isEqualTo("project.1");
        assertThat(read.bytes()).isEqualTo(bytes);
        assertThat(journal.snapshot(project(2))).isEmpty();
    }

    @Test
    void an_older_snapshot_never_replaces_a_newer_one() {
        journal.storeSnapshot(new Snapshot(project(1), 7, "project.1", bytes("seven")));
        journal.storeSnapshot(new Snapshot(project(1), 6, "project.1", bytes("six")));
        assertThat(journal.snapshot(project(1)).orElseThrow().bytes()).isEqualTo(bytes("seven"));
        journal.storeSnapshot(new Snapshot(project(1), 7, "project.2", bytes("seven again")));
        assertThat(journal.snapshot(project(1)).orElseThrow().format()).isEqualTo("project.2");
        journal.storeSnapshot(new Snapshot(project(1), 8, "project.2", bytes("eight")));
        assertThat(journal.snapshot(project(1)).orElseThrow().version()).isEqualTo(8);
    }

    private void conflict(StreamId stream, long expected, long actual) {
        var conflict =
                catchThrowableOfType(StreamConflict.class, () -> journal.append(stream, expected, List.of(event())));
        assertThat(conflict.expected()).isEqualTo(expected);
        assertThat(conflict.actual()).isEqualTo(actual);
    }
}
