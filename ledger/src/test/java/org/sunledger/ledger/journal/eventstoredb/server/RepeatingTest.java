package org.sunledger.ledger.journal.eventstoredb.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RepeatingTest {
    @Test
    void places_and_noise_follow_from_the_seed() {
        assertThat(written(3)).isEqualTo(written(3)).isNotEqualTo(written(4));
    }

    private static List<String> written(long seed) {
        var log = new TestLog(seed, 0, 5, 5);
        for (int n = 0; n < 100; n++)
            log.append("Project-L.1", n - 1, List.of(TestEvent.of("project.noted", "{\"n\":" + n + "}")));
        return log.all().stream().map(LoggedEvent::toString).toList();
    }
}
