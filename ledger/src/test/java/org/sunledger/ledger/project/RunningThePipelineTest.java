package org.sunledger.ledger.project;

import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.CONTRACT;
import static org.sunledger.ledger.project.ProjectExamples.COUNTY_APPROVED;
import static org.sunledger.ledger.project.ProjectExamples.COUNTY_NOTICE;
import static org.sunledger.ledger.project.ProjectExamples.DOC;
import static org.sunledger.ledger.project.ProjectExamples.LISTED;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PAYEE;
import static org.sunledger.ledger.project.ProjectExamples.PROFILE;
import static org.sunledger.ledger.project.ProjectExamples.PROPOSED;
import static org.sunledger.ledger.project.ProjectExamples.REVIEWED;
import static org.sunledger.ledger.project.ProjectExamples.SELECTED;
import static org.sunledger.ledger.project.ProjectExamples.SIGNED;
import static org.sunledger.ledger.project.ProjectExamples.SPLIT;
import static org.sunledger.ledger.project.ProjectExamples.STARTED;
import static org.sunledger.ledger.project.ProjectExamples.START_CLOSED;
import static org.sunledger.ledger.project.ProjectExamples.TOWN_CLOSED;
import static org.sunledger.ledger.project.ProjectExamples.TOWN_NOTICE;
import static org.sunledger.ledger.project.ProjectExamples.VILLAGE_CLOSED;
import static org.sunledger.ledger.project.ProjectExamples.VILLAGE_NOTICE;
import static org.sunledger.ledger.project.ProjectExamples.allocated;
import static org.sunledger.ledger.project.ProjectExamples.allocationApproved;
import static org.sunledger.ledger.project.ProjectExamples.allocationProposed;
import static org.sunledger.ledger.project.ProjectExamples.contracted;
import static org.sunledger.ledger.project.ProjectExamples.listed;
import static org.sunledger.ledger.project.ProjectExamples.newProject;
import static org.sunledger.ledger.project.ProjectExamples.profile;
import static org.sunledger.ledger.project.ProjectExamples.proposed;
import static org.sunledger.ledger.project.ProjectExamples.signed;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TOWN;
import static org.sunledger.ledger.shell.TestActors.TOWN_HUIQU;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.PipelineCommand.ApproveProject;
import org.sunledger.ledger.project.PipelineCommand.DelistProject;
import org.sunledger.ledger.project.PipelineCommand.ListProject;
import org.sunledger.ledger.project.PipelineCommand.ProposeProject;
import org.sunledger.ledger.project.PipelineCommand.ReviewProject;
import org.sunledger.ledger.project.PipelineCommand.SelectProject;
import org.sunledger.ledger.project.PipelineCommand.SignContract;
import org.sunledger.ledger.project.PipelineCommand.StartProject;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.PipelineEvent.ProjectDelisted;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.project.PipelineEvent.ProjectTownReviewed;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.TestActors;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunningThePipelineTest {
    private static final ReviewProject REVIEW = new ReviewProject(P, VILLAGE_NOTICE, null);
    private static final ApproveProject APPROVE = new ApproveProject(P, TOWN_NOTICE, null);
    private static final ListProject LIST = new ListProject(P, COUNTY_NOTICE);
    private static final DelistProject DELIST = new DelistProject(P, DOC);
    private static final StartProject START = new StartProject(P);

    @Test
    void a_village_proposes_with_targets_and_a_poverty_link() {
        newProject().when(VILLAGE, "2018-01-05", new ProposeProject(P, PROFILE)).expectEvents(PROPOSED);
        newProject()
                .when(VILLAGE, "2018-01-05", new ProposeProject(P, profile(List.of(), " ")))
                .expectRefusals(ProjectRefusal.PERFORMANCE_TARGET_MISSING, ProjectRefusal.POVERTY_LINK_MISSING);
        proposed().when(VILLAGE, "2018-01-06", new ProposeProject(P, PROFILE)).expectRefusals(ProjectRefusal.ID_TAKEN);
    }

    @Test
    void nothing_may_be_asked_of_a_project_that_does_not_exist() {
        newProject().when(TOWN, "2018-01-21", REVIEW).expectRefusals(ProjectRefusal.UNKNOWN_PROJECT);
    }

    @Test
    void each_stage_follows_the_closed_notice_of_the_level_before() {
        proposed()
                .given(NOTICE_OFFICER, "2018-01-20", VILLAGE_CLOSED)
                .when(TOWN_HUIQU, "2018-01-20", REVIEW)
                .expectEvents(REVIEWED);
        proposed()
                .given(NOTICE_OFFICER, "2018-01-20", VILLAGE_CLOSED)
                .given(TOWN_HUIQU, "2018-01-21", REVIEWED)
                .given(NOTICE_OFFICER, "2018-02-05", TOWN_CLOSED)
                .when(PROJECT, "2018-02-06", APPROVE)
                .expectEvents(COUNTY_APPROVED);
        listedBut().when(PROJECT, "2018-02-21", LIST).expectEvents(LISTED);
        listed().when(PROJECT, "2018-03-01", new SelectProject(P, 2018, DOC)).expectEvents(SELECTED);
    }

    private static LedgerFixture<ProjectAggregate> listedBut() {
        return proposed()
                .given(NOTICE_OFFICER, "2018-01-20", VILLAGE_CLOSED)
                .given(TOWN_HUIQU, "2018-01-21", REVIEWED)
                .given(NOTICE_OFFICER, "2018-02-05", TOWN_CLOSED)
                .given(PROJECT, "2018-02-06", COUNTY_APPROVED)
                .given(NOTICE_OFFICER, "2018-02-20", ProjectExamples.COUNTY_CLOSED);
    }

    @Test
    void a_notice_that_closed_a_day_later_or_belongs_to_another_level_does_not_count() {
        proposed()
                .given(NOTICE_OFFICER, "2018-01-20", VILLAGE_CLOSED)
                .when(TOWN_HUIQU, "2018-01-19", REVIEW)
                .expectRefusals(ProjectRefusal.LISTING_NOTICE_OPEN)
                .expectSentences(
                        "村级入库公示 " + VILLAGE_NOTICE + " 未期满结束,不得办理。",
                        "The listing notice " + VILLAGE_NOTICE + " of level VILLAGE has not been closed.");
        proposed()
                .given(NOTICE_OFFICER, "2018-01-20", TOWN_CLOSED)
                .when(TOWN_HUIQU, "2018-01-21", new ReviewProject(P, TOWN_NOTICE, null))
                .expectRefusals(ProjectRefusal.LISTING_NOTICE_OPEN);
        proposed()
                .given(NOTICE_OFFICER, "2018-01-20", START_CLOSED)
                .when(TOWN_HUIQU, "2018-01-21", new ReviewProject(P, ProjectExamples.START_NOTICE, null))
                .expectRefusals(ProjectRefusal.LISTING_NOTICE_OPEN);
    }

    @Test
    void proposer_town_and_county_are_three_persons() {
        var clerkInTown = TestActors.actor("village", Role.TOWN, TestActors.HUIQU_TOWN);
        proposed()
                .given(NOTICE_OFFICER, "2018-01-20", VILLAGE_CLOSED)
                .when(clerkInTown, "2018-01-21", REVIEW)
                .expectRefusals(SharedRefusal.SAME_PERSON);
        var townInCounty = TestActors.actor("town-huiqu", Role.PROJECT_AUTHORITY, COUNTY);
        proposed()
                .given(NOTICE_OFFICER, "2018-01-20", VILLAGE_CLOSED)
                .given(TOWN_HUIQU, "2018-01-21", REVIEWED)
                .given(NOTICE_OFFICER, "2018-02-05", TOWN_CLOSED)
                .when(townInCounty, "2018-02-06", APPROVE)
                .expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void a_project_is_asked_about_by_those_who_answer_for_its_place() {
        newProject()
                .when(TestActors.VILLAGE_XIAJIAGOU, "2018-01-05", new ProposeProject(P, PROFILE))
                .expectRefusals(SharedRefusal.OUTSIDE_AREA);
        proposed()
                .given(NOTICE_OFFICER, "2018-01-20", VILLAGE_CLOSED)
                .when(TOWN, "2018-01-21", REVIEW)
                .expectRefusals(SharedRefusal.OUTSIDE_AREA);
    }

    @Test
    void a_town_project_is_told_of_by_the_town_where_no_village_is() {
        var p = PROFILE;
        var ofTown = new Profile(
                p.code(),
                p.name(),
                p.type(),
                p.nature(),
                TestActors.HUIQU_TOWN,
                p.location(),
                p.task(),
                p.scheduleStart(),
                p.scheduleEnd(),
                p.implementer(),
                p.responsibleUserId(),
                p.budgetFen(),
                p.fundingPlan(),
                p.beneficiaryHouseholds(),
                p.beneficiaryPersons(),
                p.performanceTargets(),
                p.povertyLink(),
                p.massParticipation());
        newProject()
                .given(PROJECT, "2018-01-05", new ProjectProposed(P, ofTown))
                .given(NOTICE_OFFICER, "2018-01-20", TOWN_CLOSED)
                .when(TOWN_HUIQU, "2018-01-21", new ReviewProject(P, TOWN_NOTICE, null))
                .expectEvents(new ProjectTownReviewed(P, TOWN_NOTICE, null));
    }

    @Test
    void no_stage_is_skipped() {
        proposed()
                .given(NOTICE_OFFICER, "2018-02-20", ProjectExamples.COUNTY_CLOSED)
                .when(PROJECT, "2018-02-21", LIST)
                .expectRefusals(ProjectRefusal.OUT_OF_ORDER)
                .expectSentences(
                        "项目阶段不符:现为“谋划申报”,应为“县级审定”。",
                        "The project is at stage PROPOSED; this needs stage COUNTY_APPROVED.");
    }

    @Test
    void a_project_leaves_the_pipeline_while_no_money_is_given_or_promised() {
        listed().when(PROJECT, "2018-03-01", DELIST).expectEvents(new ProjectDelisted(P, DOC));
        listed().given(PROJECT, "2018-03-20", allocationProposed(A1, SPLIT))
                .when(PROJECT, "2018-03-21", DELIST)
                .expectEvents(new ProjectDelisted(P, DOC));
        listed().given(PROJECT, "2018-03-20", allocationProposed(A1, SPLIT))
                .given(APPROVER, "2018-03-26", allocationApproved(A1, SPLIT))
                .when(PROJECT, "2018-03-27", DELIST)
                .expectRefusals(ProjectRefusal.MONEY_ALLOCATED);
        allocated()
                .when(PROJECT, "2018-03-27", DELIST)
                .expectRefusals(ProjectRefusal.MONEY_ALLOCATED)
                .expectSentences(
                        "已安排资金 2000000.00 元,不得出库。",
                        "Money is allocated (2000000.00 yuan issued); the project may not be delisted.");
    }

    @Test
    void a_contract_may_be_as_high_as_the_allocation_and_not_a_fen_higher() {
        allocated().when(PROJECT, "2018-03-28", sign(CONTRACT, 300, 3_000)).expectEvents(SIGNED);
        allocated()
                .when(PROJECT, "2018-03-28", sign(Amount.ofFen(200_000_001), 300, 3_000))
                .expectRefusals(ProjectRefusal.CONTRACT_EXCEEDS_ALLOCATION)
                .expectSentences(
                        "合同金额超过已下达资金:已下达 2000000.00 元,合同 2000000.01 元。",
                        "The contract of 2000000.01 yuan exceeds the 2000000.00 yuan allocated.");
    }

    @Test
    void three_per_cent_may_be_retained_and_not_a_basis_point_more() {
        allocated().when(PROJECT, "2018-03-28", sign(CONTRACT, 0, 3_000)).expectEvents(signed(0));
        allocated()
                .when(PROJECT, "2018-03-28", sign(CONTRACT, 301, 3_000))
                .expectRefusals(ProjectRefusal.RETENTION_TOO_HIGH)
                .expectSentences(
                        "质保金比例超限:最高 300 基点(3% 为 300),填报 301 基点。",
                        "A retention of at most 300 basis points is allowed; 301 was given.");
    }

    @Test
    void nothing_or_ten_to_thirty_per_cent_may_be_prepaid() {
        for (var allowed : List.of(0, 1_000, 3_000)) {
            allocated()
                    .when(PROJECT, "2018-03-28", sign(CONTRACT, 300, allowed))
                    .expectEvents(
                            new ContractSigned(P, "HT-1", PAYEE, CONTRACT, Procurement.PUBLIC_TENDER, 300, allowed));
        }
        for (var refused : List.of(1, 999, 3_001)) {
            allocated()
                    .when(PROJECT, "2018-03-28", sign(CONTRACT, 300, refused))
                    .expectRefusals(ProjectRefusal.PREPAYMENT_OUT_OF_RANGE);
        }
    }

    private static SignContract sign(Amount amount, int retentionBp, int prepayBp) {
        return new SignContract(P, "HT-1", PAYEE, amount, Procurement.PUBLIC_TENDER, retentionBp, prepayBp);
    }

    @Test
    void works_start_on_the_day_the_notice_closed_and_not_a_day_before() {
        contracted()
                .given(NOTICE_OFFICER, "2018-04-28", START_CLOSED)
                .when(TOWN_HUIQU, "2018-04-28", START)
                .expectEvents(STARTED);
        contracted()
                .given(NOTICE_OFFICER, "2018-04-28", START_CLOSED)
                .when(TOWN_HUIQU, "2018-04-27", START)
                .expectRefusals(ProjectRefusal.IMPLEMENTATION_NOTICE_OPEN)
                .expectSentences(
                        "未完成实施前公示,不得开工或拨付:截至 2018-04-27 公示未期满结束。",
                        "The pre-implementation notice was not closed on 2018-04-27: neither start nor payment is allowed.");
    }
}
