package org.sunledger.ledger.journal.eventstoredb.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
class HandOverTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private final HandOver handOver = new HandOver(LogPosition.START);
    private HandOver.Turn first = handOver.begin();

    @Test
    void goes_on_after_what_was_handed_over_not_after_what_was_received() throws Exception {
        for (int n = 1; n <= 3; n++) handOver.bring(first, event(n));
        assertThat(handOver.take(2, AT_ONCE)).hasSize(2);
        assertThat(handOver.begin().after()).isEqualTo(at(2));
        assertThat(handOver.take(9, AT_ONCE)).as("comes again").isEmpty();
    }

    @Test
    void late_words_of_an_earlier_generation_are_not_heard() throws Exception {
        handOver.begin();
        assertThat(handOver.bring(first, event(1))).isFalse();
        handOver.checkpoint(first, at(9));
        assertThat(handOver.reached()).isEqualTo(LogPosition.START);
        assertThat(handOver.queued()).isZero();
    }

    @Test
    void a_checkpoint_counts_once_everything_before_it_was_handed_over() throws Exception {
        handOver.checkpoint(first, at(1));
        assertThat(handOver.reached()).as("nothing lies before it").isEqualTo(at(1));
        handOver.bring(first, event(2));
        handOver.bring(first, event(3));
        handOver.checkpoint(first, at(4));
        handOver.checkpoint(first, at(5));
        assertThat(handOver.reached()).isEqualTo(at(1));
        handOver.take(1, AT_ONCE);
        assertThat(handOver.reached()).isEqualTo(at(2));
        handOver.take(1, AT_ONCE);
        assertThat(handOver.reached()).isEqualTo(at(5));
    }

    @Test
    void a_checkpoint_that_names_an_earlier_place_takes_nothing_back() throws Exception {
        handOver.bring(first, event(7));
        handOver.checkpoint(first, at(6)); // while catching up it names where the page began
        handOver.take(1, AT_ONCE);
        assertThat(handOver.reached()).isEqualTo(at(7));
    }

    @Test
    void whoever_brings_waits_while_too_much_lies_there() throws Exception {
        for (int n = 1; n <= HandOver.EVENTS_MAX; n++) handOver.bring(first, event(n));
        var bringing = bringing(HandOver.EVENTS_MAX + 1);
        awaitWaiter();
        handOver.take(1, AT_ONCE);
        assertThat(bringing.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void large_events_fill_it_sooner() throws Exception {
        int large = (int) HandOver.BYTES_MAX / 4;
        for (int n = 1; n <= 4; n++) handOver.bring(first, event(n, large));
        var bringing = bringing(5);
        awaitWaiter();
        handOver.take(1, AT_ONCE);
        assertThat(bringing.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void the_end_of_a_generation_and_a_close_release_whoever_waits() throws Exception {
        for (int n = 1; n <= HandOver.EVENTS_MAX; n++) handOver.bring(first, event(n));
        var ended = bringing(5_000);
        awaitWaiter();
        handOver.end(first);
        assertThat(ended.get(10, TimeUnit.SECONDS)).isFalse();

        first = handOver.begin();
        for (int n = 1; n <= HandOver.EVENTS_MAX; n++) handOver.bring(first, event(n));
        var closed = bringing(5_000);
        awaitWaiter();
        handOver.close();
        assertThat(closed.get(10, TimeUnit.SECONDS)).isFalse();
        assertThatThrownBy(() -> handOver.take(1, AT_ONCE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_close_releases_the_reader() throws Exception {
        var reading = CompletableFuture.supplyAsync(() -> {
            try {
                return handOver.take(1, Duration.ofSeconds(25));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        handOver.close();
        assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_failure_is_told_after_what_was_brought_before_it_and_again_and_again() throws Exception {
        handOver.bring(first, event(1));
        handOver.fail(new JournalException.Damaged("broken"));
        assertThat(handOver.take(9, AT_ONCE)).hasSize(1);
        for (int i = 0; i < 2; i++)
            assertThatThrownBy(() -> handOver.take(9, AT_ONCE)).isInstanceOf(JournalException.Damaged.class);
    }

    private CompletableFuture<Boolean> bringing(int n) {
        var brought = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                brought.complete(handOver.bring(first, event(n)));
            } catch (InterruptedException e) {
                brought.completeExceptionally(e);
            }
        });
        return brought;
    }

    private void awaitWaiter() {
        while (!handOver.isWaitedAt()) Thread.onSpinWait();
    }

    private static LogPosition at(long n) {
        return new LogPosition(n, n);
    }

    private static StoredEvent event(long n) {
        return event(n, 2);
    }

    private static StoredEvent event(long n, int bytes) {
        return new StoredEvent(new UUID(0, n), "Project-L.1", n, "x", new byte[bytes], new byte[0], at(n));
    }

    /** So that a forgotten limit would show. */
    @Test
    void gives_no_more_than_was_asked_for() throws Exception {
        for (int n = 1; n <= 5; n++) handOver.bring(first, event(n));
        assertThat(handOver.take(3, AT_ONCE)).extracting(StoredEvent::revision).isEqualTo(List.of(1L, 2L, 3L));
    }
}
