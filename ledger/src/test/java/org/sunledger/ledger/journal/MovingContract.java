package org.sunledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalException.OpenedBefore;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.shared.StreamId;

/** Moving house: what every engine does with the records of another journal. A part of {@link JournalContract}. */
public abstract class MovingContract extends JournalSuite {
    /** Nine records on four streams, with times that stand still and move, and bytes of all kinds. */
    private List<JournalRecord> elsewhere() {
        var other = new MemoryJournal(clock.recording(ClockPolicy.SCRIPTED));
        open(other);
        clock.advance(Duration.ofSeconds(1));
        other.append(project(1), -1, events(3));
        other.append(project(2), -1, List.of(new NewRecord(id(), "project.noted", 7, new byte[] {0, -1}, bytes("村"))));
        clock.advance(Duration.ofDays(40));
        other.append(project(1), 2, events(2));
        other.append(project(3), -1, events(2));
        return other.after(0, 100);
    }

    @Test
    void a_journal_that_moves_in_keeps_positions_ids_times_and_bytes() throws Exception {
        var moved = elsewhere();
        journal.restore(moved);
        same(journal.after(0, 100), moved);
        same(again(clock.recording(ClockPolicy.SCRIPTED)).after(0, 100), moved);
        same(journal.stream(project(1), 1), List.of(moved.get(2), moved.get(3), moved.get(5), moved.get(6)));
        same(journal.byEventId(moved.get(4).eventId()).stream().toList(), moved.subList(4, 5));
        assertThat(journal.head()).isEqualTo(9);
        assertThat(journal.positionKnownAt(START.plusSeconds(1))).isEqualTo(5);
        journal.restore(List.of());
        assertThat(journal.head()).isEqualTo(9);
    }

    @Test
    void a_journal_that_moved_in_goes_on_where_it_stood() {
        var moved = elsewhere();
        journal.restore(moved);
        var next = journal.append(project(1), 4, events(1)).getFirst();
        assertThat(next.position()).isEqualTo(10);
        assertThat(next.streamVersion()).isEqualTo(5);
        assertThatThrownBy(() -> journal.append(LEDGER, 0, List.of(opened()))).isInstanceOf(OpenedBefore.class);
        var old = moved.get(1);
        var retried = new NewRecord(old.eventId(), old.eventType(), 1, old.payload(), old.metadata());
        same(journal.append(project(1), -1, List.of(retried)), List.of(old));
        assertThatThrownBy(() -> journal.append(project(9), -1, List.of(retried)))
                .isInstanceOf(DuplicateEvent.class);
    }

    @Test
    void an_interrupted_move_goes_on_and_passes_over_what_is_there() {
        var moved = elsewhere();
        journal.restore(moved.subList(0, 4));
        journal.restore(moved.subList(0, 4));
        journal.restore(moved.subList(2, 6));
        assertThat(journal.head()).isEqualTo(6);
        journal.restore(moved);
        same(journal.after(0, 100), moved);
    }

    @Test
    void a_move_with_a_gap_is_refused_whole() {
        var moved = elsewhere();
        refused(moved.subList(1, 9), "Position 2");
        journal.restore(moved.subList(0, 2));
        refused(moved.subList(3, 9), "Position 4");
        refused(List.of(moved.get(2), moved.get(4)), "Position 5");
        refused(List.of(moved.get(2), moved.get(2)), "Position 3");
    }

    @Test
    void another_record_at_a_position_is_refused_with_all_that_follows() {
        var moved = elsewhere();
        journal.restore(moved.subList(0, 5));
        for (var other : List.of(
                changed(moved.get(4), moved.get(4).stream(), 0, id(), bytes("{}")),
                changed(moved.get(4), moved.get(4).stream(), 0, moved.get(4).eventId(), bytes("{ }")),
                changed(
                        moved.get(4),
                        project(8),
                        0,
                        moved.get(4).eventId(),
                        moved.get(4).payload()))) {
            var page = new ArrayList<>(moved.subList(3, 9));
            page.set(1, other);
            refused(page, "position 5");
        }
    }

    @Test
    void versions_of_a_stream_that_do_not_follow_each_other_are_refused() {
        var moved = elsewhere();
        for (long version : List.of(0L, 2L, 4L, 9L)) {
            var page = new ArrayList<>(moved);
            var one = moved.get(5);
            page.set(5, changed(one, one.stream(), version, one.eventId(), one.payload()));
            refused(page, "Position 6");
        }
        journal.restore(moved.subList(0, 2));
        var skipped = changed(
                moved.get(2),
                project(1),
                2,
                moved.get(2).eventId(),
                moved.get(2).payload());
        refused(List.of(skipped), "Position 3");
    }

    @Test
    void an_event_id_that_stands_elsewhere_does_not_move_in() {
        var moved = elsewhere();
        var page = new ArrayList<>(moved);
        var one = moved.get(7);
        page.set(7, changed(one, one.stream(), 0, moved.get(1).eventId(), one.payload()));
        refused(page, "Position 8");
        journal.restore(moved.subList(0, 6));
        refused(page.subList(6, 9), "Position 8");
    }

    @Test
    void a_waiting_reader_wakes_when_records_move_in() throws Exception {
        var moved = elsewhere();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var woken = threads.submit(() -> journal.awaitAfter(0, LONG_ENOUGH));
            journal.restore(moved);
            assertThat(woken.get()).isTrue();
        }
    }

    private void refused(List<JournalRecord> page, String where) {
        var before = journal.after(0, 100);
        assertThatThrownBy(() -> journal.restore(page))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(where);
        same(journal.after(0, 100), before);
    }

    private static JournalRecord changed(JournalRecord one, StreamId stream, long version, UUID id, byte[] payload) {
        return new JournalRecord(
                one.position(),
                id,
                stream,
                version,
                one.eventType(),
                one.schemaVersion(),
                one.recordedAt(),
                payload,
                one.metadata());
    }
}
