package org.sunledger.ledger.supervision;

import static org.sunledger.ledger.notice.NoticeExamples.proposed;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.ledger.shell.TestActors.actor;
import static org.sunledger.ledger.supervision.SupervisionExamples.AF1;
import static org.sunledger.ledger.supervision.SupervisionExamples.OVERSTATED;
import static org.sunledger.ledger.supervision.SupervisionExamples.P1;
import static org.sunledger.ledger.supervision.SupervisionExamples.P2;
import static org.sunledger.ledger.supervision.SupervisionExamples.R2;
import static org.sunledger.ledger.supervision.SupervisionExamples.TEXT;
import static org.sunledger.ledger.supervision.SupervisionExamples.assignedFinding;
import static org.sunledger.ledger.supervision.SupervisionExamples.noFinding;
import static org.sunledger.ledger.supervision.SupervisionExamples.ordered;
import static org.sunledger.ledger.supervision.SupervisionExamples.raise;
import static org.sunledger.ledger.supervision.SupervisionExamples.raised;
import static org.sunledger.ledger.supervision.SupervisionExamples.raisedFinding;
import static org.sunledger.ledger.supervision.SupervisionExamples.recovered;
import static org.sunledger.ledger.supervision.SupervisionExamples.reportedFinding;
import static org.sunledger.ledger.supervision.SupervisionExamples.verifiedFinding;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryWaived;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.supervision.FindingCommand.AssignFinding;
import org.sunledger.ledger.supervision.FindingCommand.CloseFinding;
import org.sunledger.ledger.supervision.FindingCommand.RejectRectification;
import org.sunledger.ledger.supervision.FindingCommand.ReportRectification;
import org.sunledger.ledger.supervision.FindingCommand.VerifyRectification;
import org.sunledger.ledger.supervision.FindingEvent.FindingAssigned;
import org.sunledger.ledger.supervision.FindingEvent.FindingClosed;
import org.sunledger.ledger.supervision.FindingEvent.RectificationRejected;
import org.sunledger.ledger.supervision.FindingEvent.RectificationReported;
import org.sunledger.ledger.supervision.FindingEvent.RectificationVerified;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClosingFindingTest {
    private static final Actor AUDITOR_2 = actor("auditor-2", Role.AUDITOR, COUNTY);
    private static final Amount FEN = Amount.ofFen(1);

    @Test
    void sixty_days_after_the_fifteenth_of_november_is_the_fourteenth_of_january() {
        noFinding().when(AUDITOR, "2018-11-15", raise(P2.stream().toString())).expectEvents(raised());
    }

    @Test
    void it_lies_where_its_project_lies_and_in_the_place_that_holds_all_of_them() {
        var local = actor("auditor-local", Role.AUDITOR, XIAJIAGOU);
        noFinding().when(local, "2018-11-15", raise(P2.stream().toString())).expectEvents(raised());
        noFinding()
                .elsewhere(VILLAGE, "2018-01-10", proposed(P1, BAISHANTOU))
                .when(
                        local,
                        "2018-11-15",
                        raise(P1.stream().toString(), P2.stream().toString()))
                .expectRefusals(SharedRefusal.OUTSIDE_AREA);
    }

    @Test
    void one_person_is_responsible_and_the_next_takes_his_place() {
        var other = new UserId("village-xiajiagou");
        assignedFinding()
                .when(AUDITOR, "2018-11-16", new AssignFinding(AF1, other))
                .expectEvents(new FindingAssigned(AF1, other));
        assignedFinding()
                .when(AUDITOR, "2018-11-16", new AssignFinding(AF1, new UserId("project-2")))
                .expectNothing();
        raisedFinding()
                .when(PROJECT, "2018-12-28", new ReportRectification(AF1, TEXT))
                .expectRefusals(FindingRefusal.NO_RESPONSIBLE_PERSON);
    }

    @Test
    void what_was_sent_back_is_reported_again() {
        reportedFinding()
                .when(AUDITOR, "2019-01-03", new RejectRectification(AF1))
                .expectEvents(new RectificationRejected(AF1));
        reportedFinding()
                .given(AUDITOR, "2019-01-03", new RectificationRejected(AF1))
                .when(PROJECT, "2019-01-03", new ReportRectification(AF1, null))
                .expectEvents(new RectificationReported(AF1, null));
        reportedFinding()
                .when(PROJECT, "2019-01-03", new ReportRectification(AF1, TEXT))
                .expectRefusals(FindingRefusal.REPORTED_ALREADY);
    }

    @Test
    void an_auditor_verifies_who_had_no_part_in_the_correction() {
        reportedFinding()
                .when(AUDITOR, "2019-01-04", new VerifyRectification(AF1))
                .expectEvents(new RectificationVerified(AF1));
        raisedFinding()
                .given(AUDITOR, "2018-11-15", new FindingAssigned(AF1, new UserId("auditor-2")))
                .given(PROJECT, "2018-12-28", new RectificationReported(AF1, TEXT))
                .when(AUDITOR_2, "2019-01-04", new VerifyRectification(AF1))
                .expectRefusals(FindingRefusal.TOOK_PART_IN_CORRECTION);
        reportedFinding()
                .elsewhere(AUDITOR_2, "2018-11-20", ordered())
                .when(AUDITOR_2, "2019-01-04", new VerifyRectification(AF1))
                .expectRefusals(FindingRefusal.TOOK_PART_IN_CORRECTION);
        assignedFinding()
                .when(AUDITOR, "2019-01-04", new VerifyRectification(AF1))
                .expectRefusals(FindingRefusal.NOTHING_TO_VERIFY);
    }

    @Test
    void unverified_it_is_not_closed() {
        reportedFinding()
                .when(AUDITOR, "2019-01-04", new CloseFinding(AF1))
                .expectRefusals(FindingRefusal.NOT_VERIFIED);
    }

    @Test
    void it_is_not_closed_while_one_fen_is_outstanding() {
        verifiedFinding()
                .elsewhere(PROJECT, "2018-11-20", ordered())
                .elsewhere(TREASURY, "2018-12-10", recovered(1, OVERSTATED.minus(FEN)))
                .when(AUDITOR, "2019-01-04", new CloseFinding(AF1))
                .expectRefusals(FindingRefusal.RECOVERY_OUTSTANDING)
                .expectSentences(
                        "追缴未到位,不得销号:项目 " + P2 + " 追缴 " + R2 + " 应收 85000.00 元,已收 84999.99 元,减免 0.00 元,尚差 0.01 元。",
                        "The recovery " + R2 + " of project " + P2
                                + " is not complete: 85000.00 yuan were ordered, 84999.99 yuan received, 0.00 yuan waived, 0.01 yuan are outstanding.");
    }

    @Test
    void fully_received_or_waived_it_is_closed() {
        verifiedFinding()
                .elsewhere(PROJECT, "2018-11-20", ordered())
                .elsewhere(TREASURY, "2018-12-10", recovered(1, Amount.ofYuan(50_000)))
                .elsewhere(TREASURY, "2018-12-28", recovered(2, Amount.ofYuan(35_000)))
                .when(AUDITOR, "2019-01-04", new CloseFinding(AF1))
                .expectEvents(new FindingClosed(AF1));
        verifiedFinding()
                .elsewhere(PROJECT, "2018-11-20", ordered())
                .elsewhere(TREASURY, "2018-12-10", recovered(1, OVERSTATED.minus(FEN)))
                .elsewhere(PROJECT, "2018-12-20", new RecoveryWaived(P2, R2, FEN, new DocNo("安审〔2018〕9号")))
                .when(AUDITOR, "2019-01-04", new CloseFinding(AF1))
                .expectEvents(new FindingClosed(AF1));
        verifiedFinding().when(AUDITOR, "2019-01-04", new CloseFinding(AF1)).expectEvents(new FindingClosed(AF1));
    }

    @Test
    void no_other_role_closes_it_and_closed_is_closed() {
        verifiedFinding()
                .when(PROJECT, "2019-01-04", new CloseFinding(AF1))
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED, FindingRefusal.TOOK_PART_IN_CORRECTION);
        verifiedFinding()
                .given(AUDITOR, "2019-01-04", new FindingClosed(AF1))
                .when(AUDITOR, "2019-01-05", new AssignFinding(AF1, new UserId("maker")))
                .expectRefusals(FindingRefusal.CLOSED_ALREADY);
    }
}
