package org.sunledger.projections.village;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.NotYetThere;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingWhileFoldingIT {
    @Test
    void gives_each_row_its_expected_figures_as_soon_as_it_is_recorded() {
        var s1 = S1Journal.recorded();
        try (var views = new TestViews(s1.journal(), List.of(ReadTables.money()))) {
            views.processors().start();
            var balances = new VillageBalanceQueries(views.reader(), views.application());
            for (var expected : S1Journal.expected()) {
                if (!expected.basis().equals("SEQUENCE") || !expected.isTotal()) continue;
                s1.through(expected.throughSeq());
                var latest = balances.table(AsOf.latest().atLeast(s1.positionOf(expected.throughSeq())));
                assertThat(List.of(
                                latest.total().allocatedFen(),
                                latest.total().disbursedFen(),
                                latest.total().cashFen()))
                        .isEqualTo(List.of(
                                expected.figures().get(0),
                                expected.figures().get(1),
                                expected.figures().getLast()));
                assertThat(balances.table(s1.asOf(expected)).total()).isEqualTo(latest.total());
            }
        }
    }

    @Test
    void all_money_tables_stand_still_together() {
        var s1 = S1Journal.recorded().through(8);
        try (var views = new TestViews(s1.journal(), List.of(ReadTables.money())).atHead()) {
            var balances = new VillageBalanceQueries(views.reader(), views.application());
            var before = balances.table(AsOf.latest());
            views.processors().pause("money");
            s1.through(20);

            assertThat(balances.table(AsOf.latest())).isEqualTo(before);
            var late = catchThrowableOfType(NotYetThere.class, () -> balances.table(AsOf.position(s1.positionOf(20))));
            assertThat(late.reached()).isEqualTo(before.asOf().position());
        }
    }
}
