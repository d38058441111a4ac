package org.sunledger.ledger.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.supervision.EngagementCommand.DrawSample;
import org.sunledger.ledger.supervision.EngagementEvent.Method;
import org.sunledger.ledger.supervision.EngagementEvent.Population;
import org.sunledger.ledger.supervision.EngagementEvent.SampleDrawn;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DrawingSampleTest {
    private static final EngagementId ID = EngagementId.of("00000000-0000-4000-8000-0000000005a1");
    private static final String SEED = "7a".repeat(32);
    private static final Population PAYMENTS =
            new Population(List.of("disbursement.paid"), null, null, null, null, null);
    private static final DrawSample DRAW = new DrawSample(ID, SEED, 40, PAYMENTS, 12, 3, "5f".repeat(32));
    private static final SampleDrawn DRAWN =
            new SampleDrawn(ID, Method.HASH_ORDER, SEED, 40, PAYMENTS, 12, 3, "5f".repeat(32));

    @Test
    void an_auditor_draws_once_and_it_is_kept() {
        LedgerFixture.of(EngagementAggregate.class)
                .when(TestActors.AUDITOR, "2018-11-15", DRAW)
                .expectEvents(DRAWN);
        LedgerFixture.of(EngagementAggregate.class)
                .given(TestActors.AUDITOR, "2018-11-15", DRAWN)
                .when(TestActors.AUDITOR, "2018-11-16", DRAW)
                .expectRefusals(EngagementRefusal.DRAWN_ALREADY);
    }

    @Test
    void nobody_else_draws() {
        LedgerFixture.of(EngagementAggregate.class)
                .when(TestActors.PROJECT, "2018-11-15", DRAW)
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
    }

    /** By the sentence that describes the method, with nothing of ours. */
    @Test
    void the_smallest_digests_of_seed_and_position_are_drawn() throws Exception {
        var sha256 = MessageDigest.getInstance("SHA-256");
        var expected = LongStream.rangeClosed(1, 500)
                .boxed()
                .sorted(Comparator.comparing(position -> HexFormat.of()
                        .formatHex(sha256.digest((SEED + ":" + position).getBytes(StandardCharsets.US_ASCII)))))
                .limit(25)
                .sorted()
                .toList();
        assertThat(Sampling.draw(SEED, LongStream.rangeClosed(1, 500), 25)).isEqualTo(expected);
    }

    @Test
    void the_order_of_reading_does_not_matter_and_another_seed_draws_others() {
        var positions = new ArrayList<>(LongStream.rangeClosed(1, 2_000).boxed().toList());
        var drawn = Sampling.draw(SEED, LongStream.rangeClosed(1, 2_000), 60);
        Collections.shuffle(positions, new Random(7));
        assertThat(Sampling.draw(SEED, positions.stream().mapToLong(Long::longValue), 60))
                .isEqualTo(drawn);
        assertThat(Sampling.draw("7b".repeat(32), LongStream.rangeClosed(1, 2_000), 60))
                .isNotEqualTo(drawn);
        assertThat(drawn).hasSize(60).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_smaller_sample_is_part_of_a_larger_one_and_a_small_population_is_drawn_whole() {
        assertThat(Sampling.draw(SEED, LongStream.rangeClosed(1, 300), 40))
                .containsAll(Sampling.draw(SEED, LongStream.rangeClosed(1, 300), 10));
        assertThat(Sampling.draw(SEED, LongStream.of(9, 4), 5)).containsExactly(4L, 9L);
        assertThat(Sampling.draw(SEED, LongStream.empty(), 5)).isEmpty();
    }

    /** {@code printf '4\n9\n' | sha256sum}. */
    @Test
    void a_list_is_named_by_its_positions_in_order() {
        assertThat(Sampling.digest(List.of(9L, 4L)))
                .isEqualTo("f1d690251fe71fbff0eadc1d4290044d0236b079aa78d5c68ef090a77aeb6c10");
    }
}
