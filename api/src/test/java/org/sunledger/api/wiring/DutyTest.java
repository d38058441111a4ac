package org.sunledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who records, and what comes before. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DutyTest {
    private final AtomicBoolean leads = new AtomicBoolean();
    private final AtomicBoolean fails = new AtomicBoolean();
    private final List<String> done = new ArrayList<>();

    private Duty duty() {
        return new Duty(
                leads::get,
                () -> {
                    if (fails.get()) throw new IllegalStateException("no answer");
                    done.add("took over");
                },
                () -> done.add("stood by"));
    }

    @Test
    void who_records_from_the_start_takes_nothing_over() {
        leads.set(true);
        var duty = duty();
        duty.look();
        assertThat(duty.writes()).isTrue();
        assertThat(done).isEmpty();
    }

    @Test
    void nobody_records_before_what_must_come_first_is_done() {
        var duty = duty();
        leads.set(true);
        assertThat(duty.writes()).isFalse();
        fails.set(true);
        duty.look();
        assertThat(duty.writes()).isFalse();
        fails.set(false);
        duty.look();
        assertThat(duty.writes()).isTrue();
        assertThat(done).containsExactly("took over");
    }

    @Test
    void who_may_not_record_any_more_stops_at_once_and_takes_over_again_later() {
        leads.set(true);
        var duty = duty();
        leads.set(false);
        assertThat(duty.writes()).isFalse();
        duty.look();
        leads.set(true);
        assertThat(duty.writes()).isFalse();
        duty.look();
        assertThat(duty.writes()).isTrue();
        assertThat(done).containsExactly("stood by", "took over");
    }
}
