package org.sunledger.ledger.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.notice.NoticeExamples.CONTENT;
import static org.sunledger.ledger.notice.NoticeExamples.N05_P1;
import static org.sunledger.ledger.notice.NoticeExamples.N05_P1_AGAIN;
import static org.sunledger.ledger.notice.NoticeExamples.proposed;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.PROJECT_2;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;
import static org.sunledger.ledger.supervision.SupervisionExamples.AF1;
import static org.sunledger.ledger.supervision.SupervisionExamples.CASE;
import static org.sunledger.ledger.supervision.SupervisionExamples.P1;
import static org.sunledger.ledger.supervision.SupervisionExamples.P2;
import static org.sunledger.ledger.supervision.SupervisionExamples.REPLY;
import static org.sunledger.ledger.supervision.SupervisionExamples.TEXT;
import static org.sunledger.ledger.supervision.SupervisionExamples.raise;
import static org.sunledger.ledger.supervision.SupervisionExamples.receive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.notice.NoticeCommand.ApproveNotice;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.NoticeClosed;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuperseded;
import org.sunledger.ledger.notice.NoticeEvent.Outcome;
import org.sunledger.ledger.notice.NoticeEvent.Type;
import org.sunledger.ledger.notice.NoticeExamples;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.notice.NoticeRefusal;
import org.sunledger.ledger.notice.SeededLedger;
import org.sunledger.ledger.project.ClearanceEvent.FindingClosureRecorded;
import org.sunledger.ledger.project.ClearanceEvent.HoldLifted;
import org.sunledger.ledger.project.ClearanceEvent.HoldSet;
import org.sunledger.ledger.project.ClearanceEvent.ProjectNoticeClosed;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.supervision.CaseCommand.AcceptCase;
import org.sunledger.ledger.supervision.CaseCommand.AssignCase;
import org.sunledger.ledger.supervision.CaseCommand.ReplyCase;
import org.sunledger.ledger.supervision.CaseEvent.Channel;
import org.sunledger.ledger.supervision.FindingCommand.AssignFinding;
import org.sunledger.ledger.supervision.FindingCommand.CloseFinding;
import org.sunledger.ledger.supervision.FindingCommand.ReportRectification;
import org.sunledger.ledger.supervision.FindingCommand.VerifyRectification;

/** Step 2b of S1 and AF1 on a whole ledger: what follows from an objection, a closing and a finding. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowingUpTest {
    @Test
    void an_objection_suspends_and_holds_its_answer_lifts_and_a_new_posting_clears_the_project() {
        try (var ledger = new SeededLedger()) {
            ledger.given(VILLAGE, "2018-01-10", proposed(P1, BAISHANTOU));
            post(ledger, N05_P1, null, "2018-03-30", "2018-04-02");

            ledger.send(VILLAGE, "2018-04-09", receive(Channel.NOTICE_OBJECTION, N05_P1, List.of()));
            assertThat(ledger.history(N05_P1.stream())).endsWith("NoticePosted", "NoticeSuspended");
            assertThat(ledger.events(P1.stream()).getLast()).isEqualTo(new HoldSet(P1, CASE.value(), N05_P1.value()));

            ledger.send(PROJECT, "2018-04-10", new AcceptCase(CASE));
            ledger.send(PROJECT, "2018-04-10", new AssignCase(CASE, PROJECT_2.user()));
            ledger.send(PROJECT_2, "2018-04-16", new ReplyCase(CASE, REPLY));
            assertThat(ledger.history(N05_P1.stream())).endsWith("NoticeObjectionResolved");
            assertThat(ledger.events(P1.stream()).getLast()).isEqualTo(new HoldLifted(P1, CASE.value()));

            var refused = catchThrowableOfType(
                    Rejection.class, () -> ledger.send(NOTICE_OFFICER, "2018-04-16", new CloseNotice(N05_P1)));
            assertThat(refused.refusal()).isEqualTo(NoticeRefusal.PERIOD_INTERRUPTED);

            post(ledger, N05_P1_AGAIN, N05_P1, "2018-04-16", "2018-04-17");
            assertThat(ledger.events(N05_P1.stream()).getLast())
                    .isEqualTo(new NoticeSuperseded(N05_P1, N05_P1_AGAIN.value()));
            var early = catchThrowableOfType(
                    Rejection.class, () -> ledger.send(NOTICE_OFFICER, "2018-04-27", new CloseNotice(N05_P1_AGAIN)));
            assertThat(early.refusal()).isEqualTo(NoticeRefusal.PERIOD_NOT_OVER);
            ledger.send(NOTICE_OFFICER, "2018-04-28", new CloseNotice(N05_P1_AGAIN));
            assertThat(ledger.events(N05_P1_AGAIN.stream()).getLast())
                    .isEqualTo(new NoticeClosed(N05_P1_AGAIN, Outcome.NO_OBJECTION));
            assertThat(ledger.events(P1.stream()).getLast())
                    .isEqualTo(new ProjectNoticeClosed(
                            P1, N05_P1_AGAIN.value(), Subject.IMPLEMENTATION, DivisionCode.Level.VILLAGE));

            var before = ledger.size();
            ledger.restart();
            assertThat(ledger.size()).isEqualTo(before);
        }
    }

    @Test
    void a_program_that_dies_after_any_record_is_finished_by_the_next() {
        try (var ledger = new SeededLedger()) {
            ledger.given(VILLAGE, "2018-01-10", proposed(P1, BAISHANTOU));
            post(ledger, N05_P1, null, "2018-03-30", "2018-04-02");
            ledger.sendOnly(VILLAGE, "2018-04-09", receive(Channel.NOTICE_OBJECTION, N05_P1, List.of()));
            finishesWherever(ledger, 2);
            ledger.send(PROJECT, "2018-04-10", new AcceptCase(CASE));
            ledger.send(PROJECT, "2018-04-10", new AssignCase(CASE, PROJECT_2.user()));
            ledger.sendOnly(PROJECT_2, "2018-04-16", new ReplyCase(CASE, REPLY));
            finishesWherever(ledger, 2);
            ledger.send(VILLAGE, "2018-04-16", NoticeExamples.draft(N05_P1_AGAIN, Type.N05, Form.NOTICE, N05_P1));
            ledger.send(NOTICE_OFFICER, "2018-04-16", new ApproveNotice(N05_P1_AGAIN, CONTENT, List.of()));
            ledger.sendOnly(NOTICE_OFFICER, "2018-04-17", NoticeExamples.post(N05_P1_AGAIN));
            finishesWherever(ledger, 1);
            ledger.sendOnly(NOTICE_OFFICER, "2018-04-28", new CloseNotice(N05_P1_AGAIN));
            finishesWherever(ledger, 1);
        }
    }

    /** @param follow how many records follow what was just sent */
    private static void finishesWherever(SeededLedger ledger, int follow) {
        var begun = ledger.size();
        ledger.settle();
        assertThat(ledger.size()).isEqualTo(begun + follow);
        for (int died = begun; died <= ledger.size(); died++) {
            try (var survivor = ledger.diedAfter(died)) {
                assertThat(survivor.streams()).isEqualTo(ledger.streams());
            }
        }
    }

    private static void post(
            SeededLedger ledger, NoticeId id, @Nullable NoticeId supersedes, String drafted, String posted) {
        ledger.send(VILLAGE, drafted, NoticeExamples.draft(id, Type.N05, Form.NOTICE, supersedes));
        ledger.send(NOTICE_OFFICER, drafted, new ApproveNotice(id, CONTENT, List.of()));
        ledger.send(NOTICE_OFFICER, posted, NoticeExamples.post(id));
    }

    @Test
    void a_closed_finding_is_recorded_in_its_projects() {
        try (var ledger = new SeededLedger()) {
            ledger.given(VILLAGE, "2018-01-10", proposed(P2, XIAJIAGOU));
            ledger.send(AUDITOR, "2018-11-15", raise(P2.stream().toString()));
            ledger.send(AUDITOR, "2018-11-15", new AssignFinding(AF1, PROJECT_2.user()));
            ledger.send(PROJECT, "2018-12-28", new ReportRectification(AF1, TEXT));
            ledger.send(AUDITOR, "2019-01-04", new VerifyRectification(AF1));
            ledger.send(AUDITOR, "2019-01-04", new CloseFinding(AF1));
            assertThat(ledger.events(P2.stream()).getLast()).isEqualTo(new FindingClosureRecorded(P2, AF1.value()));

            var before = ledger.size();
            ledger.restart();
            assertThat(ledger.size()).isEqualTo(before);
        }
    }
}
