package org.sunledger.ledger.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecentlyUsedTest {
    private final RecentlyUsed<String, Integer> kept = new RecentlyUsed<>(3, 10, events -> events);

    @Test
    void what_was_not_used_for_longest_goes_first_when_there_are_too_many() {
        kept.put("a", 1);
        kept.put("b", 1);
        kept.put("c", 1);
        assertThat(kept.get("a")).isEqualTo(1);
        kept.put("d", 1);
        assertThat(kept.get("b")).isNull();
        assertThat(kept.size()).isEqualTo(3);
        assertThat(kept.events()).isEqualTo(3);
    }

    @Test
    void ten_events_fit_and_the_eleventh_pushes_out_what_is_oldest() {
        kept.put("a", 4);
        kept.put("b", 6);
        assertThat(kept.size()).isEqualTo(2);
        kept.put("c", 1);
        assertThat(kept.get("a")).isNull();
        assertThat(kept.events()).isEqualTo(7);
    }

    @Test
    void what_is_larger_than_all_that_may_be_kept_is_not_kept_and_pushes_nothing_out() {
        kept.put("a", 4);
        kept.put("b", 11);
        assertThat(kept.get("a")).isEqualTo(4);
        assertThat(kept.get("b")).isNull();
    }

    @Test
    void what_was_taken_is_gone_until_it_is_put_back() {
        kept.put("a", 4);
        assertThat(kept.take("a")).isEqualTo(4);
        assertThat(kept.take("a")).isNull();
        assertThat(kept.events()).isZero();
        kept.put("a", 5);
        kept.put("a", 6);
        assertThat(kept.events()).isEqualTo(6);
    }

    @Test
    void a_bound_of_nothing_keeps_nothing() {
        var none = new RecentlyUsed<String, Integer>(0, 0, events -> events);
        none.put("a", 0);
        assertThat(none.size()).isZero();
    }
}
