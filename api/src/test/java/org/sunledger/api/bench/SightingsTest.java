package org.sunledger.api.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SightingsTest {
    private final Sightings sightings = new Sightings();

    @Test
    void a_position_counts_as_seen_when_it_or_one_behind_it_was() {
        sightings.saw(10, 100);
        sightings.saw(20, 200);
        sightings.saw(50, 300);
        assertThat(sightings.firstAt(1)).isEqualTo(100);
        assertThat(sightings.firstAt(10)).isEqualTo(100);
        assertThat(sightings.firstAt(11)).isEqualTo(200);
        assertThat(sightings.firstAt(20)).isEqualTo(200);
        assertThat(sightings.firstAt(49)).isEqualTo(300);
        assertThat(sightings.firstAt(50)).isEqualTo(300);
    }

    @Test
    void the_first_of_several_looks_at_one_position_counts() {
        sightings.saw(10, 100);
        sightings.saw(10, 200);
        assertThat(sightings.firstAt(10)).isEqualTo(100);
    }

    @Test
    void what_nobody_saw_has_no_time() {
        sightings.saw(10, 100);
        assertThatThrownBy(() -> sightings.firstAt(11)).isInstanceOf(IllegalStateException.class);
    }
}
