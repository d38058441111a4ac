package org.sunledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.JournalException.ClockStepped;
import org.sunledger.ledger.journal.JournalException.RecordTooLarge;
import org.sunledger.ledger.journal.JournalException.StandingBy;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.shared.StreamId;

/**
 * Many at once: several streams in one question, many appends that may share a commit. A part of {@link
 * JournalContract}.
 */
public abstract class CrowdContract extends MovingContract {
    private static final int CROWD = 12;
    private static final int ROUNDS = 15;

    // ---- several streams in one question

    @Test
    void several_streams_are_read_at_once_each_from_its_version() {
        open(journal);
        journal.append(project(1), -1, events(3));
        journal.append(project(2), -1, events(2));
        journal.append(project(1), 2, events(1));
        var asked = new LinkedHashMap<StreamId, Long>();
        asked.put(project(1), 2L);
        asked.put(project(9), 0L);
        asked.put(project(2), 0L);
        asked.put(LEDGER, 1L);
        asked.put(new StreamId(project(1).type(), "unknown"), 7L);

        var read = journal.streams(asked);

        assertThat(read).containsOnlyKeys(asked.keySet());
        asked.forEach((stream, version) -> same(read.get(stream), journal.stream(stream, version)));
        assertThat(positions(read.get(project(1)))).containsExactly(4L, 7L);
        assertThat(positions(read.get(project(2)))).containsExactly(5L, 6L);
        assertThat(read.get(project(9))).isEmpty();
        assertThat(read.get(LEDGER)).isEmpty();
        assertThat(journal.streams(Map.of())).isEmpty();
    }

    @Test
    void whoever_asks_several_streams_after_an_append_sees_it_whoever_else_asks() throws Exception {
        open(journal);
        var shared = project(100);
        journal.append(shared, -1, events(CROWD));
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < CROWD; i++) {
            var own = project(i);
            long from = i;
            tasks.add(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    var stored = journal.append(own, 2L * round - 1, events(2));
                    var read = journal.streams(Map.of(own, 2L * round, shared, from, LEDGER, 0L));
                    same(read.get(own), stored);
                    assertThat(read.get(shared))
                            .extracting(JournalRecord::streamVersion)
                            .first()
                            .isEqualTo(from);
                    assertThat(read.get(shared)).hasSize(CROWD - (int) from);
                    assertThat(positions(read.get(LEDGER))).containsExactly(1L);
                }
                return true;
            });
        }
        assertThat(together(tasks)).containsOnly(true);
    }

    // ---- limits

    @Test
    void an_append_of_exactly_the_limit_in_bytes_is_stored_and_one_byte_more_is_refused() {
        open(journal);
        int third = Journal.APPEND_BYTES_MAX / 3;
        var stored = journal.append(project(1), -1, List.of(large(third), large(third), large(third)));
        same(journal.stream(project(1), 0), stored);
        assertThatThrownBy(() ->
                        journal.append(project(2), -1, List.of(large(third), large(third - 2), large(third), large(3))))
                .isInstanceOf(RecordTooLarge.class)
                .hasMessageContaining("786433")
                .hasMessageContaining("786432");
        assertThat(journal.head()).isEqualTo(4);
    }

    // ---- appends that may share a commit

    @Test
    void appends_of_several_records_stay_whole_beside_refused_ones() throws Exception {
        open(journal);
        var taken = event();
        journal.append(project(0), -1, List.of(taken));
        var tasks = new ArrayList<Callable<List<List<JournalRecord>>>>();
        for (int i = 1; i <= CROWD; i++) {
            var stream = project(i);
            var spoilt = project(100 + i);
            tasks.add(() -> IntStream.range(0, ROUNDS)
                    .mapToObj(round -> journal.append(stream, 3L * round - 1, events(3)))
                    .toList());
            tasks.add(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    assertThat(outcome(spoilt, -1, List.of(event(), event(), taken)))
                            .isEqualTo("DuplicateEvent");
                    assertThat(outcome(project(0), -1, events(2))).isEqualTo("StreamConflict");
                }
                return List.of();
            });
        }
        var written = new ArrayList<JournalRecord>();
        for (var stored : together(tasks))
            for (var one : stored) {
                long first = one.getFirst().position();
                assertThat(positions(one)).containsExactly(first, first + 1, first + 2);
                written.addAll(one);
            }
        written.sort((a, b) -> Long.compare(a.position(), b.position()));
        same(journal.after(2, 10_000), written);
        assertThat(journal.head()).isEqualTo(2L + 3L * CROWD * ROUNDS);
        for (int i = 1; i <= CROWD; i++)
            assertThat(journal.stream(project(100 + i), 0)).isEmpty();
    }

    @Test
    void the_same_append_sent_at_once_through_two_instances_is_written_once() throws Exception {
        open(journal);
        var journals = List.of(journal, again(clock.recording(ClockPolicy.SCRIPTED)));
        for (int round = 0; round < ROUNDS; round++) {
            var batch = events(2);
            var stream = project(round);
            var tasks = new ArrayList<Callable<List<Long>>>();
            for (int i = 0; i < CROWD; i++) {
                var one = journals.get(i % 2);
                tasks.add(() -> unlessStandingBy(one, stream, batch));
            }
            assertThat(together(tasks).stream().filter(written -> !written.isEmpty()))
                    .hasSizeGreaterThanOrEqualTo(CROWD / 2)
                    .containsOnly(List.of(2L * round + 2, 2L * round + 3));
        }
        assertThat(journal.head()).isEqualTo(1 + 2 * ROUNDS);
    }

    /** Where one program writes at a time, the other says so and has written nothing. */
    private static List<Long> unlessStandingBy(Journal journal, StreamId stream, List<NewRecord> batch) {
        try {
            return positions(journal.append(stream, -1, batch));
        } catch (StandingBy elsewhere) {
            return List.of();
        }
    }

    @Test
    void of_appends_that_race_for_one_event_id_exactly_one_wins() throws Exception {
        open(journal);
        for (int round = 0; round < ROUNDS; round++) {
            var same = event();
            var tasks = new ArrayList<Callable<String>>();
            for (int i = 0; i < CROWD; i++) {
                var contested = project(round * 100 + i);
                var beside = project(10_000 + round * 100 + i);
                tasks.add(() -> outcome(contested, -1, List.of(event(), same)));
                tasks.add(() -> outcome(beside, -1, events(1)));
            }
            var outcomes = together(tasks);
            assertThat(Collections.frequency(outcomes, "stored")).isEqualTo(CROWD + 1);
            assertThat(Collections.frequency(outcomes, "DuplicateEvent")).isEqualTo(CROWD - 1);
        }
        int all = 1 + ROUNDS * (CROWD + 2);
        assertThat(positions(journal.after(0, 10_000))).isEqualTo(upTo(all));
    }

    @Test
    void clerks_who_reload_after_a_conflict_all_get_their_turn_on_one_stream() throws Exception {
        open(journal);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < CROWD; i++)
            tasks.add(() -> {
                int conflicts = 0;
                for (int round = 0; round < ROUNDS; ) {
                    var version = journal.stream(project(1), 0).size() - 1L;
                    try {
                        journal.append(project(1), version, events(2));
                        round++;
                    } catch (StreamConflict faster) {
                        conflicts++;
                    }
                }
                return conflicts;
            });
        together(tasks);
        var stream = journal.stream(project(1), 0);
        assertThat(stream)
                .extracting(JournalRecord::streamVersion)
                .containsExactlyElementsOf(IntStream.range(0, 2 * CROWD * ROUNDS)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    @Test
    void a_clock_that_steps_back_among_many_writers_stops_them_and_times_stay_in_order() throws Exception {
        open(journal);
        var tasks = new ArrayList<Callable<Boolean>>();
        tasks.add(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                clock.jump(Duration.ofHours(-2));
                clock.jump(Duration.ofHours(2).plusMillis(1));
            }
            return true;
        });
        for (int i = 0; i < CROWD; i++) {
            var stream = project(i);
            tasks.add(() -> {
                for (int round = 0; round < ROUNDS; ) {
                    try {
                        journal.append(stream, round - 1L, events(1));
                        round++;
                    } catch (ClockStepped stopped) {
                        Thread.onSpinWait();
                    }
                }
                return true;
            });
        }
        together(tasks);
        var all = journal.after(0, 10_000);
        assertThat(positions(all)).isEqualTo(upTo(1 + CROWD * ROUNDS));
        if (stampsInOrder())
            assertThat(all).extracting(JournalRecord::recordedAt).isSorted();
        assertThat(all).allSatisfy(one -> assertThat(one.recordedAt()).isBetween(START, START.plusMillis(ROUNDS)));
    }
}
