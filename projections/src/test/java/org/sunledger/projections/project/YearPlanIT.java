package org.sunledger.projections.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.Story;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;

@DisplayNameGeneration(ReplaceUnderscores.class)
class YearPlanIT {
    private static TestViews views;
    private static ProjectCardQueries projects;

    @BeforeAll
    static void fold() {
        views = new TestViews(Story.told().journal(), ReadTables.groups()).atHead();
        projects = new ProjectCardQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @Test
    void tells_what_a_selected_project_was_to_get_and_has_spent() {
        var plan = projects.yearPlan(2018, AsOf.latest());
        assertThat(plan.rows()).extracting(YearPlan.Row::code).containsExactly("AQ-2018-001");
        var row = plan.rows().getFirst();
        assertThat(row.plannedFen()).isEqualTo(200_000_000);
        assertThat(row.completedFen()).isEqualTo(140_000_000);
        assertThat(row.completionBp()).isEqualTo(7_000);
        assertThat(row.balanceFen()).isEqualTo(60_000_000);
        assertThat(row.acceptance()).isEqualTo(Result.PASSED);
        assertThat(row.targets()).hasSize(1);
        assertThat(plan.total().accepted()).isEqualTo(1);
        assertThat(plan.total().completionBp()).isEqualTo(7_000);
    }

    @Test
    void the_last_three_percent_of_a_settlement_are_held_back() {
        var card = projects.one(Story.P1, AsOf.latest()).orElseThrow().row();
        assertThat(card.retentionHeldFen()).isEqualTo(5_820_000);
        assertThat(projects.one(Story.P1, AsOf.effectiveOn(LocalDate.of(2018, 10, 17)))
                        .orElseThrow()
                        .row()
                        .retentionHeldFen())
                .as("not settled yet")
                .isZero();
        assertThat(ProjectCard.retentionHeldFen(194_000_000L, 300L, 190_000_000))
                .isEqualTo(4_000_000);
        assertThat(ProjectCard.retentionHeldFen(194_000_000L, 300L, 194_000_000))
                .isZero();
        assertThat(ProjectCard.retentionHeldFen(101L, 300L, 0))
                .as("what cannot be paid before, to the fen")
                .isEqualTo(4);
    }

    @Test
    void tells_how_it_stood_on_a_day() {
        var before = projects.yearPlan(2018, AsOf.effectiveOn(LocalDate.of(2018, 5, 8)));
        assertThat(before.rows().getFirst().completedFen()).isEqualTo(60_000_000);
        assertThat(before.rows().getFirst().acceptance()).isNull();
        assertThat(projects.yearPlan(2018, AsOf.effectiveOn(LocalDate.of(2018, 3, 15)))
                        .rows())
                .as("listed, not selected")
                .isEmpty();
        assertThat(projects.yearPlan(2019, AsOf.latest()).total().completionBp())
                .isNull();
    }
}
