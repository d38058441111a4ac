package org.sunledger.projections.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.ledger.project.ClearanceEvent.HoldSet;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.Examples;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.Story;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectCardIT {
    private static final Story STORY = Story.told();
    private static TestViews views;
    private static ProjectCardQueries cards;

    @BeforeAll
    static void fold() {
        views = new TestViews(STORY.journal(), ReadTables.groups()).atHead();
        cards = new ProjectCardQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @Test
    void tells_how_a_project_stands() {
        var card = one(AsOf.latest());
        assertThat(card.code()).isEqualTo("AQ-2018-001");
        assertThat(card.divisionName()).isEqualTo("白山头村委会");
        assertThat(card.stage()).isEqualTo(Stage.ASSET_REGISTERED);
        assertThat(card.stageOn()).isEqualTo(LocalDate.of(2018, 11, 12));
        assertThat(card.planYear()).isEqualTo(2018);
        assertThat(card.contractNo()).isEqualTo("HT-001");
        assertThat(card.contractFen()).isEqualTo(200_000_000);
        assertThat(card.settlementFen()).isEqualTo(194_000_000);
        assertThat(card.auditReductionFen()).isEqualTo(6_000_000);
        assertThat(card.allocatedFen()).isEqualTo(200_000_000);
        assertThat(card.paidFen()).isEqualTo(140_000_000);
        assertThat(card.assetValueFen()).isEqualTo(194_000_000);
        assertThat(card.noticeStatus()).isEqualTo(NoticeStatus.IMPLEMENTATION_CLOSED);
        assertThat(card.openHolds()).isZero();
        assertThat(card.openFindings()).isZero();
        assertThat(card.targets()).hasSize(1);
        assertThat(card.households()).isEqualTo(120);
        assertThat(card.lastPosition()).isEqualTo(STORY.journal().head());
        assertThat(card.lastOn()).isEqualTo(LocalDate.of(2019, 12, 21));
    }

    /** 6,000 × 100% + 4,000 × 25%; the 90% that were only reported count for nothing. */
    @Test
    void weighs_verified_progress_only() {
        assertThat(one(AsOf.latest()).progressBp()).isEqualTo(7_000);
        assertThat(one(AsOf.effectiveOn(LocalDate.of(2018, 7, 11))).progressBp())
                .isZero();
        assertThat(one(AsOf.latest()).milestones())
                .extracting(ProjectCard.Milestone::verifiedBp)
                .containsExactly(10_000, 2_500);
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-12, PROPOSED, , 0, 0",
        "2018-03-15, LISTED, , 0, 0",
        "2018-03-26, SELECTED, , 0, 0",
        "2018-04-09, SELECTED, OBJECTION_OPEN, 1, 0",
        "2018-04-16, SELECTED, OBJECTION_ANSWERED, 0, 0",
        "2018-04-28, NOTIFIED, IMPLEMENTATION_CLOSED, 0, 0",
        "2018-05-02, STARTED, IMPLEMENTATION_CLOSED, 0, 0",
        "2018-10-15, ACCEPTED, IMPLEMENTATION_CLOSED, 0, 0",
        "2018-11-15, ASSET_REGISTERED, IMPLEMENTATION_CLOSED, 0, 1",
    })
    void tells_how_it_stood_on_a_day(LocalDate day, Stage stage, NoticeStatus notice, long holds, long findings) {
        var card = one(AsOf.effectiveOn(day));
        assertThat(card.stage()).isEqualTo(stage);
        assertThat(card.noticeStatus()).isEqualTo(notice);
        assertThat(card.openHolds()).isEqualTo(holds);
        assertThat(card.openFindings()).isEqualTo(findings);
    }

    @Test
    void tells_how_it_was_known_at_a_position() {
        var card = one(AsOf.position(STORY.positionOf(HoldSet.class, 1)));
        assertThat(card.noticeStatus()).isEqualTo(NoticeStatus.OBJECTION_OPEN);
        assertThat(card.paidFen()).isZero();
        assertThat(card.contractFen()).isEqualTo(200_000_000);
        assertThat(card.settlementFen()).isNull();
    }

    @Test
    void is_found_by_place() {
        assertThat(cards.list(AsOf.latest()).rows())
                .extracting(ProjectCard::code)
                .containsExactly("AQ-2018-001", "AQ-2018-004");
        assertThat(cards.list(AsOf.latest(), TestActors.HUIQU_TOWN).rows())
                .extracting(ProjectCard::code)
                .containsExactly("AQ-2018-001");
        assertThat(cards.list(AsOf.latest(), TestActors.XIAJIAGOU).rows()).isEmpty();
        assertThat(cards.list(AsOf.effectiveOn(LocalDate.of(2018, 3, 11))).rows())
                .isEmpty();
        assertThat(cards.one(new ProjectId(Examples.id(1)), AsOf.latest())).isEmpty();
    }

    private static ProjectCard one(AsOf asOf) {
        return cards.one(Story.P1, asOf).orElseThrow().row();
    }
}
