package org.sunledger.ledger.journal.eventstoredb.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eventstore.dbclient.ResolvedEvent;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GenerationTest {
    private final HandOver handOver = new HandOver(LogPosition.START);
    private final CallGuard guard = new CallGuard(Duration.ofSeconds(1));
    private final Generation life = new Generation("1", guard, handOver);

    @Test
    void an_event_that_cannot_be_read_is_told_to_the_reader_and_not_swallowed() {
        life.onEvent(null, new ResolvedEvent(null, null, null));
        assertThatThrownBy(() -> handOver.take(1, Duration.ZERO))
                .isInstanceOf(JournalException.Damaged.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void a_call_that_begins_after_its_time_is_not_sent() {
        assertThat(life.mayBegin()).isTrue();
        life.over();
        assertThat(life.mayBegin()).isFalse();
        assertThat(life.callOver()).isCompleted();
    }
}
