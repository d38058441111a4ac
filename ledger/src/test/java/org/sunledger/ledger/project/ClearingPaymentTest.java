package org.sunledger.ledger.project;

import static org.sunledger.ledger.project.ProjectExamples.CASE;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.FINDING;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.START_CLOSED;
import static org.sunledger.ledger.project.ProjectExamples.START_NOTICE;
import static org.sunledger.ledger.project.ProjectExamples.contracted;
import static org.sunledger.ledger.project.ProjectExamples.request;
import static org.sunledger.ledger.project.ProjectExamples.requested;
import static org.sunledger.ledger.project.ProjectExamples.started;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.ClearanceCommand.LiftHold;
import org.sunledger.ledger.project.ClearanceCommand.OverrideHold;
import org.sunledger.ledger.project.ClearanceCommand.RecordFindingClosure;
import org.sunledger.ledger.project.ClearanceCommand.RecordNoticeClosed;
import org.sunledger.ledger.project.ClearanceCommand.SetHold;
import org.sunledger.ledger.project.ClearanceEvent.FindingClosureRecorded;
import org.sunledger.ledger.project.ClearanceEvent.HoldLifted;
import org.sunledger.ledger.project.ClearanceEvent.HoldOverridden;
import org.sunledger.ledger.project.ClearanceEvent.HoldSet;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClearingPaymentTest {
    private static final TextDigest REASON = new TextDigest("ab".repeat(32));
    private static final Amount SOME = Amount.ofYuan(1);

    @Test
    void an_open_objection_stops_payment_until_it_is_answered() {
        held().when(VILLAGE, "2018-05-10", request(D1, Kind.PREPAYMENT, SOME))
                .expectRefusals(ProjectRefusal.OBJECTION_OPEN)
                .expectSentences(
                        "公示期内有未处理异议,不得拨付:异议 " + CASE + ",业务日期 2018-05-10。",
                        "An objection is open (case " + CASE + "); no payment is allowed on 2018-05-10.");
        held().given(PROJECT, "2018-05-16", new HoldLifted(P, CASE))
                .when(VILLAGE, "2018-05-16", request(D1, Kind.PREPAYMENT, SOME))
                .expectEvents(requested(D1, Kind.PREPAYMENT, SOME));
    }

    @Test
    void a_day_on_which_it_was_open_stays_closed_for_late_entries() {
        held().given(PROJECT, "2018-05-16", new HoldLifted(P, CASE))
                .when(VILLAGE, "2018-05-15", request(D1, Kind.PREPAYMENT, SOME))
                .expectRefusals(ProjectRefusal.OBJECTION_OPEN);
        held().given(PROJECT, "2018-05-16", new HoldLifted(P, CASE))
                .when(VILLAGE, "2018-05-08", request(D1, Kind.PREPAYMENT, SOME))
                .expectEvents(requested(D1, Kind.PREPAYMENT, SOME));
    }

    @Test
    void a_leader_overrides_with_a_reason() {
        var override = new OverrideHold(P, CASE);
        held().when(APPROVER, "2018-05-10", override, r -> r.withReason(REASON))
                .expectEvents(new HoldOverridden(P, CASE));
        held().when(APPROVER, "2018-05-10", override, r -> r).expectRefusals(SharedRefusal.REASON_MISSING);
        held().when(PROJECT, "2018-05-10", override, r -> r.withReason(REASON))
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
        held().given(APPROVER, "2018-05-10", new HoldOverridden(P, CASE))
                .when(VILLAGE, "2018-05-10", request(D1, Kind.PREPAYMENT, SOME))
                .expectEvents(requested(D1, Kind.PREPAYMENT, SOME));
        held().given(PROJECT, "2018-05-16", new HoldLifted(P, CASE))
                .when(APPROVER, "2018-05-17", override, r -> r.withReason(REASON))
                .expectRefusals(ProjectRefusal.HOLD_NOT_OPEN);
    }

    @Test
    void news_is_recorded_once() {
        var set = new SetHold(P, CASE, START_NOTICE);
        started().whenAutomated(VILLAGE, "2018-05-09", set).expectEvents(new HoldSet(P, CASE, START_NOTICE));
        held().whenAutomated(VILLAGE, "2018-05-09", set).expectNothing();
        held().given(PROJECT, "2018-05-16", new HoldLifted(P, CASE))
                .whenAutomated(VILLAGE, "2018-05-16", set)
                .expectNothing();
        var lift = new LiftHold(P, CASE);
        held().whenAutomated(PROJECT, "2018-05-16", lift).expectEvents(new HoldLifted(P, CASE));
        held().given(PROJECT, "2018-05-16", new HoldLifted(P, CASE))
                .whenAutomated(PROJECT, "2018-05-16", lift)
                .expectNothing();
        started().whenAutomated(PROJECT, "2018-05-16", lift).expectRefusals(ProjectRefusal.UNKNOWN_HOLD);
        var closed = new RecordNoticeClosed(P, START_NOTICE, Subject.IMPLEMENTATION, DivisionCode.Level.VILLAGE);
        contracted().whenAutomated(NOTICE_OFFICER, "2018-04-28", closed).expectEvents(START_CLOSED);
        started().whenAutomated(NOTICE_OFFICER, "2018-05-02", closed).expectNothing();
        var finding = new RecordFindingClosure(P, FINDING);
        started().whenAutomated(AUDITOR, "2019-01-04", finding).expectEvents(new FindingClosureRecorded(P, FINDING));
        started()
                .given(AUDITOR, "2019-01-04", new FindingClosureRecorded(P, FINDING))
                .whenAutomated(AUDITOR, "2019-01-04", finding)
                .expectNothing();
    }

    @Test
    void people_do_not_tell_a_project_what_only_automations_know() {
        started()
                .when(APPROVER, "2018-05-09", new SetHold(P, CASE, START_NOTICE))
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
    }

    private static LedgerFixture<ProjectAggregate> held() {
        return started().given(VILLAGE, "2018-05-09", new HoldSet(P, CASE, START_NOTICE));
    }
}
