package org.sunledger.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.projections.Examples.DAY;
import static org.sunledger.projections.Examples.P1;
import static org.sunledger.projections.Examples.issued;
import static org.sunledger.projections.Examples.paid;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingAsOfIT {
    private final TestJournal journal = TestJournal.opened();
    private final TestViews views =
            new TestViews(journal, List.of(new Processors.Group("sums", List.of(new Sums().fold(() -> {})))));

    AskingAsOfIT() {
        Sums.create(views);
        journal.at("2018-05-08T02:00:00Z").record(issued(P1, 1_000), DAY); // 2
        journal.at("2018-05-09T02:00:00Z").record(paid(P1, 1, 100), DAY); // 3
        journal.record(paid(P1, 2, 100), DAY); // 4, in the same millisecond
        journal.at("2018-05-10T02:00:00Z");
        views.atHead();
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void stands_for_the_token_where_nothing_is_asked() {
        assertThat(ask(AsOf.latest())).isEqualTo(new AsOf.Resolved(null, null, 4));
        assertThat(ask(AsOf.effectiveOn(DAY))).isEqualTo(new AsOf.Resolved(DAY, null, 4));
    }

    @Test
    void stands_for_the_position_asked_or_for_the_last_one_known_at_the_instant() {
        assertThat(ask(AsOf.position(2)).position()).isEqualTo(2);
        var before = Instant.parse("2018-05-09T01:59:59.999Z");
        assertThat(ask(AsOf.knownAt(before))).isEqualTo(new AsOf.Resolved(null, before, 2));
        assertThat(ask(AsOf.knownAt(Instant.parse("2018-05-09T02:00:00Z"))).position())
                .isEqualTo(4);
        assertThat(ask(AsOf.knownAt(journal.instant())).position()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void refuses_with_the_figures_in_both_languages(AsOfRefusal refusal) {
        var asked = switch (refusal) {
            case POSITION_AND_KNOWN_AT -> new AsOf(null, journal.instant(), 2L, null);
            case FUTURE_INSTANT -> AsOf.knownAt(journal.instant().plusMillis(1));
            case FUTURE_DAY -> AsOf.effectiveOn(LocalDate.of(2018, 5, 11));
            case BEFORE_LEDGER_OPENED -> AsOf.knownAt(TestJournal.OPENED_AT.minusMillis(1));
            case POSITION_UNKNOWN -> AsOf.position(5);
            case FROM_AFTER_TO -> AsOf.position(2);
        };
        var refused = catchThrowableOfType(AsOfRefused.class, () -> {
            if (refusal == AsOfRefusal.FROM_AFTER_TO) between(AsOf.position(3), asked);
            else ask(asked);
        });
        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.refused().chinese() + refused.refused().english()).doesNotContain("{");
    }

    @Test
    void refuses_the_day_before_the_ledger_opened_and_answers_its_first_day() {
        assertThat(ask(AsOf.effectiveOn(LocalDate.of(2018, 1, 1))).position()).isEqualTo(4);
        assertThat(catchThrowableOfType(AsOfRefused.class, () -> ask(AsOf.effectiveOn(LocalDate.of(2017, 12, 31))))
                        .refusal())
                .isEqualTo(AsOfRefusal.BEFORE_LEDGER_OPENED);
        assertThat(ask(AsOf.knownAt(TestJournal.OPENED_AT)).position()).isEqualTo(1);
    }

    @Test
    void knows_no_position_zero_and_none_beyond_the_head_to_wait_for() {
        for (var asked :
                List.of(AsOf.position(0), AsOf.position(-1), AsOf.latest().atLeast(5))) {
            assertThat(catchThrowableOfType(AsOfRefused.class, () -> ask(asked)).refusal())
                    .isEqualTo(AsOfRefusal.POSITION_UNKNOWN);
        }
    }

    @Test
    void waits_for_a_paused_processor_then_says_so_and_never_answers_from_before() {
        views.processors().pause("sums");
        journal.record(paid(P1, 3, 100), DAY); // 5

        for (var asked : List.of(
                AsOf.position(5), AsOf.knownAt(journal.instant()), AsOf.latest().atLeast(5))) {
            var begun = System.nanoTime();
            var late = catchThrowableOfType(NotYetThere.class, () -> ask(asked));
            assertThat(late.asked()).isEqualTo(5);
            assertThat(late.reached()).isEqualTo(4);
            assertThat(late.chinese()).contains("4", "5");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Reader.WAIT_MAX);
        }
        assertThat(ask(AsOf.latest()).position()).isEqualTo(4);
        assertThat(ask(AsOf.position(4)).position()).isEqualTo(4);
    }

    @Test
    void answers_as_soon_as_the_processor_is_there() {
        views.processors().pause("sums");
        journal.record(paid(P1, 3, 100), DAY); // 5
        var answer = CompletableFuture.supplyAsync(() -> ask(AsOf.position(5)));

        views.processors().resume("sums");

        assertThat(answer.join().position()).isEqualTo(5);
    }

    @Test
    void reads_rows_and_token_of_one_moment() {
        var paidBefore = new long[2];
        var resolved = views.reader().ask("sums", AsOf.latest(), snapshot -> {
            paidBefore[0] = paidSum();
            journal.record(paid(P1, 3, 100), DAY);
            // Another thread sees the new row committed; this snapshot must not.
            CompletableFuture.supplyAsync(() -> ask(AsOf.position(5))).join();
            paidBefore[1] = paidSum();
            return snapshot.asOf();
        });
        assertThat(resolved.position()).isEqualTo(4);
        assertThat(paidBefore).containsExactly(200, 200);
        assertThat(paidSum()).isEqualTo(300);
    }

    private long paidSum() {
        return views.database()
                .sql("select sum(paid) from view.sums")
                .query(Long.class)
                .single();
    }

    private AsOf.Resolved ask(AsOf asked) {
        return views.reader().ask("sums", asked, Snapshot::asOf);
    }

    private AsOf.Resolved between(AsOf from, AsOf to) {
        return views.reader().ask("sums", from, to, (earlier, at) -> earlier);
    }
}
