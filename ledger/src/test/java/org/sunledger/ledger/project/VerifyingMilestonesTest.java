package org.sunledger.ledger.project;

import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PLANNED;
import static org.sunledger.ledger.project.ProjectExamples.contracted;
import static org.sunledger.ledger.project.ProjectExamples.milestone;
import static org.sunledger.ledger.project.ProjectExamples.reported;
import static org.sunledger.ledger.project.ProjectExamples.started;
import static org.sunledger.ledger.project.ProjectExamples.verified;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TOWN_HUIQU;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.MilestoneCommand.PlanMilestones;
import org.sunledger.ledger.project.MilestoneCommand.RejectMilestone;
import org.sunledger.ledger.project.MilestoneCommand.ReportMilestone;
import org.sunledger.ledger.project.MilestoneCommand.VerifyMilestone;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneRejected;
import org.sunledger.ledger.project.MilestoneEvent.MilestonesPlanned;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VerifyingMilestonesTest {
    @Test
    void weights_come_to_the_whole_to_the_basis_point() {
        contracted()
                .when(PROJECT, "2018-04-01", plan(milestone(1, 4_000), milestone(2, 6_000)))
                .expectEvents(new MilestonesPlanned(P, List.of(milestone(1, 4_000), milestone(2, 6_000))));
        for (var second : List.of(5_999, 6_001)) {
            contracted()
                    .when(PROJECT, "2018-04-01", plan(milestone(1, 4_000), milestone(2, second)))
                    .expectRefusals(ProjectRefusal.MILESTONE_WEIGHTS_WRONG);
        }
        contracted()
                .when(PROJECT, "2018-04-01", plan(milestone(1, 4_000), milestone(3, 6_000)))
                .expectRefusals(ProjectRefusal.MILESTONE_NUMBERS_WRONG)
                .expectSentences(
                        "里程碑应从 1 起连续编号:第 2 项编号为 3。",
                        "Milestones are numbered from 1 without gaps; number 2 is given as 3.");
    }

    @Test
    void the_plan_may_change_until_something_is_verified() {
        started()
                .given(VILLAGE, "2018-07-01", reported(1, 5_000))
                .when(PROJECT, "2018-07-02", plan(milestone(1, 10_000)))
                .expectEvents(new MilestonesPlanned(P, List.of(milestone(1, 10_000))));
        started()
                .given(VILLAGE, "2018-07-01", reported(1, 5_000))
                .given(TOWN_HUIQU, "2018-07-02", verified(1, 1))
                .when(PROJECT, "2018-07-03", plan(milestone(1, 10_000)))
                .expectRefusals(ProjectRefusal.MILESTONES_FIXED);
    }

    @Test
    void progress_is_reported_when_works_have_started_and_only_upwards() {
        contracted()
                .given(PROJECT, "2018-04-01", PLANNED)
                .when(VILLAGE, "2018-07-01", new ReportMilestone(P, 1, 5_000, List.of()))
                .expectRefusals(ProjectRefusal.OUT_OF_ORDER);
        halfVerified()
                .when(VILLAGE, "2018-07-03", new ReportMilestone(P, 1, 5_001, List.of()))
                .expectEvents(reported(1, 5_001));
        halfVerified()
                .when(VILLAGE, "2018-07-03", new ReportMilestone(P, 1, 5_000, List.of()))
                .expectRefusals(ProjectRefusal.MILESTONE_PROGRESS_NOT_HIGHER);
        started()
                .when(VILLAGE, "2018-07-03", new ReportMilestone(P, 4, 5_000, List.of()))
                .expectRefusals(ProjectRefusal.UNKNOWN_MILESTONE);
    }

    @Test
    void two_inspectors_verify_and_none_of_them_reported() {
        started()
                .given(VILLAGE, "2018-07-01", reported(1, 5_000))
                .when(TOWN_HUIQU, "2018-07-02", verify(1, 5_000, "i1", "i2"))
                .expectEvents(verified(1, 5_000));
        started()
                .given(VILLAGE, "2018-07-01", reported(1, 5_000))
                .when(TOWN_HUIQU, "2018-07-02", verify(1, 5_000, "i1", "i1"))
                .expectRefusals(ProjectRefusal.INSPECTORS_TOO_FEW);
        started()
                .given(VILLAGE, "2018-07-01", reported(1, 5_000))
                .when(TOWN_HUIQU, "2018-07-02", verify(1, 5_000, "i1", "village"))
                .expectRefusals(SharedRefusal.SAME_PERSON);
        started()
                .given(TOWN_HUIQU, "2018-07-01", reported(1, 5_000))
                .when(TOWN_HUIQU, "2018-07-02", verify(1, 5_000, "i1", "i2"))
                .expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void inspectors_confirm_at_most_what_was_reported() {
        started()
                .given(VILLAGE, "2018-07-01", reported(1, 5_000))
                .when(TOWN_HUIQU, "2018-07-02", verify(1, 5_001, "i1", "i2"))
                .expectRefusals(ProjectRefusal.MILESTONE_PROGRESS_OUT_OF_RANGE);
        halfVerified()
                .given(VILLAGE, "2018-07-03", reported(1, 6_000))
                .when(TOWN_HUIQU, "2018-07-04", verify(1, 5_000, "i1", "i2"))
                .expectRefusals(ProjectRefusal.MILESTONE_PROGRESS_OUT_OF_RANGE);
    }

    @Test
    void a_step_is_verified_after_those_before_it_are_done() {
        halfVerified()
                .given(VILLAGE, "2018-07-03", reported(2, 10_000))
                .when(TOWN_HUIQU, "2018-07-04", verify(2, 10_000, "i1", "i2"))
                .expectRefusals(ProjectRefusal.MILESTONE_OUT_OF_ORDER)
                .expectSentences(
                        "里程碑应按顺序核验:第 1 个尚未核验完成,不得核验第 2 个。",
                        "Milestones are verified in order: 1 is not yet verified in full, so 2 may not be.");
    }

    @Test
    void a_rejected_report_waits_for_nobody_any_more() {
        started()
                .given(VILLAGE, "2018-07-01", reported(1, 5_000))
                .when(TOWN_HUIQU, "2018-07-02", new RejectMilestone(P, 1))
                .expectEvents(new MilestoneRejected(P, 1));
        started()
                .given(TOWN_HUIQU, "2018-07-01", reported(1, 5_000))
                .when(TOWN_HUIQU, "2018-07-02", new RejectMilestone(P, 1))
                .expectRefusals(SharedRefusal.SAME_PERSON);
        started()
                .given(VILLAGE, "2018-07-01", reported(1, 5_000))
                .given(TOWN_HUIQU, "2018-07-02", new MilestoneRejected(P, 1))
                .when(TOWN_HUIQU, "2018-07-03", verify(1, 5_000, "i1", "i2"))
                .expectRefusals(ProjectRefusal.MILESTONE_NOT_REPORTED);
    }

    private static LedgerFixture<ProjectAggregate> halfVerified() {
        return started()
                .given(VILLAGE, "2018-07-01", reported(1, 5_000))
                .given(TOWN_HUIQU, "2018-07-02", verified(1, 5_000));
    }

    private static PlanMilestones plan(Milestone... milestones) {
        return new PlanMilestones(P, List.of(milestones));
    }

    private static VerifyMilestone verify(int no, int progressBp, String first, String second) {
        return new VerifyMilestone(
                P, no, progressBp, List.of(new UserId(first), new UserId(second)), new UserId("supervisor"));
    }
}
