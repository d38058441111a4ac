package org.sunledger.ledger.journal.eventstoredb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.journal.JournalException.OutcomeUnknown;
import org.sunledger.ledger.journal.JournalException.StreamConflict;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.eventstoredb.MemoryLog.Fault;
import org.sunledger.ledger.journal.memory.MemoryJournal;

/** Answers get lost on the way, at the server and behind it; a retry with the same ids ends every doubt. */
class LosingAnswersIT extends EventStoreDbFixture {
    private static final Waits IMPATIENT =
            new Waits(Duration.ofMillis(200), Duration.ofSeconds(30), Duration.ofMillis(20), Duration.ofMillis(20));

    private MemoryLog log;

    @BeforeEach
    void connect() {
        log = server.ofLedger(LEDGER_ID);
    }

    @Test
    void an_append_whose_answer_was_lost_is_unknown_and_its_retry_gives_the_first_answer() {
        var journal = program(log);
        open(journal);
        var batch = entries(3);
        log.failNext(Fault.ANSWER_LOST);
        assertThatThrownBy(() -> journal.append(project(1), -1, batch))
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("same ids");
        var stored = journal.append(project(1), -1, batch);
        assertThat(positions(stored)).containsExactly(2L, 3L, 4L);
        same(journal.append(project(1), -1, batch), stored);
        same(journal.after(1, 10), stored);
    }

    @Test
    void an_append_that_never_arrived_is_unknown_and_its_retry_writes_it_once() {
        var journal = program(log);
        open(journal);
        var batch = entries(3);
        log.failNext(Fault.QUESTION_LOST);
        assertThatThrownBy(() -> journal.append(project(1), -1, batch)).isInstanceOf(OutcomeUnknown.class);
        assertThat(journal.head()).isEqualTo(1);
        assertThat(positions(journal.append(project(1), -1, batch))).containsExactly(2L, 3L, 4L);
    }

    @Test
    void ids_whose_outcome_is_unknown_are_taken() {
        var journal = program(log);
        open(journal);
        var batch = entries(1);
        log.failNext(Fault.QUESTION_LOST);
        assertThatThrownBy(() -> journal.append(project(1), -1, batch)).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> journal.append(project(2), -1, batch)).isInstanceOf(DuplicateEvent.class);
    }

    @Test
    void an_append_that_was_refused_has_written_nothing_and_takes_no_ids() {
        var journal = program(log);
        open(journal);
        var batch = entries(1);
        log.failNext(Fault.REFUSED);
        assertThatThrownBy(() -> journal.append(project(1), -1, batch)).isInstanceOf(Unavailable.class);
        assertThat(positions(journal.append(project(2), -1, batch))).containsExactly(2L);
    }

    @Test
    void a_retry_after_somebody_else_wrote_is_a_conflict() {
        var journal = program(log);
        open(journal);
        var batch = entries(2);
        log.failNext(Fault.QUESTION_LOST);
        assertThatThrownBy(() -> journal.append(project(1), -1, batch)).isInstanceOf(OutcomeUnknown.class);
        journal.append(project(1), -1, entries(2));
        assertThatThrownBy(() -> journal.append(project(1), -1, batch)).isInstanceOf(StreamConflict.class);
        assertThat(journal.head()).isEqualTo(3);
    }

    @Test
    void records_that_nobody_numbers_are_durable_and_their_retry_finds_them() {
        var journal = program(log, IMPATIENT);
        open(journal);
        var batch = entries(2);
        server.mute(true);
        assertThatThrownBy(() -> journal.append(project(1), -1, batch))
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessageContaining("尚未编号")
                .hasMessageContaining("send them again with the same ids");
        assertThatThrownBy(() -> journal.append(project(1), -1, batch)).isInstanceOf(OutcomeUnknown.class);
        assertThatThrownBy(() -> journal.stream(project(1), 0))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("not numbered yet");
        assertThat(journal.head()).isEqualTo(1);
        server.mute(false);
        until(() -> journal.head() == 3);
        assertThat(positions(journal.append(project(1), -1, batch))).containsExactly(2L, 3L);
        assertThat(positions(journal.stream(project(1), 0))).containsExactly(2L, 3L);
    }

    @Test
    void a_reader_of_a_stream_waits_for_the_numbers_of_what_is_in_the_log() throws Exception {
        var journal = program(log);
        open(journal);
        server.mute(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var appending = threads.submit(() -> journal.append(project(1), -1, entries(2)));
            until(() -> server.size() == 9);
            var reading = threads.submit(() -> journal.stream(project(1), 0));
            var both = threads.submit(() -> journal.streams(Map.of(project(1), 1L, LEDGER, 0L)));
            server.mute(false);
            same(reading.get(), appending.get());
            same(both.get().get(project(1)), appending.get().subList(1, 2));
        }
    }

    @Test
    void an_id_that_is_on_its_way_to_one_stream_is_not_taken_to_another() throws Exception {
        var journal = program(log);
        open(journal);
        var batch = entries(1);
        server.mute(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var appending = threads.submit(() -> journal.append(project(1), -1, batch));
            until(() -> server.size() == 6);
            assertThatThrownBy(() -> journal.append(project(2), -1, batch)).isInstanceOf(DuplicateEvent.class);
            var again = threads.submit(() -> journal.append(project(1), -1, batch));
            server.mute(false);
            same(again.get(), appending.get());
        }
        assertThat(journal.head()).isEqualTo(2);
    }

    @Test
    void appends_to_different_streams_do_not_wait_for_each_other() throws Exception {
        var journal = program(log);
        open(journal);
        var gate = new CountDownLatch(1);
        var arrived = new CountDownLatch(1);
        log.before(stream -> {
            if (!stream.endsWith(project(1).id())) return;
            arrived.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> journal.append(project(1), -1, entries(1)));
            arrived.await();
            assertThat(positions(journal.append(project(2), -1, entries(1)))).containsExactly(2L);
            gate.countDown();
            assertThat(positions(first.get())).containsExactly(3L);
        }
    }

    @Test
    void numbering_that_stops_while_an_append_waits_leaves_no_doubt_that_the_records_are_stored() throws Exception {
        var journal = program(log);
        open(journal);
        server.mute(true);
        var batch = entries(1);
        log.sneak("Project-county-a.x", UUID.randomUUID(), "project.noted", "{}");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var appending = threads.submit(() -> journal.append(project(1), -1, batch));
            until(() -> server.size() == 9);
            server.mute(false);
            assertThatThrownBy(appending::get)
                    .cause()
                    .isInstanceOf(OutcomeUnknown.class)
                    .cause()
                    .isInstanceOf(Damaged.class);
        }
        assertThatThrownBy(() -> journal.append(project(1), -1, batch)).isInstanceOf(Damaged.class);
        assertThatThrownBy(() -> journal.stream(project(1), 0)).isInstanceOf(Damaged.class);
    }

    @Test
    void a_move_that_lost_its_answer_halfway_goes_on() {
        var another = new MemoryLog.Server();
        var from = new MemoryJournal(Clock.systemUTC(), ClockPolicy.SYSTEM);
        open(from);
        for (int i = 0; i < 20; i++) from.append(project(i % 3), i / 3 - 1L, entries(1));
        var moved = from.after(0, 100);
        var target = another.ofLedger(LEDGER_ID);
        var journal = program(target);
        target.failNext(Fault.ANSWER_LOST);
        assertThatThrownBy(() -> journal.restore(moved)).isInstanceOf(OutcomeUnknown.class);
        target.failNext(Fault.QUESTION_LOST);
        assertThatThrownBy(() -> journal.restore(moved)).isInstanceOf(OutcomeUnknown.class);
        journal.restore(moved);
        same(journal.after(0, 100), moved);
    }
}
