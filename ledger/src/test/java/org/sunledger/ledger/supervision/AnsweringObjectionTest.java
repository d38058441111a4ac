package org.sunledger.ledger.supervision;

import static org.sunledger.ledger.shell.TestActors.HUIQU_TOWN;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.PROJECT_2;
import static org.sunledger.ledger.shell.TestActors.TOWN;
import static org.sunledger.ledger.shell.TestActors.TOWN_HUIQU;
import static org.sunledger.ledger.shell.TestActors.UNIT;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;
import static org.sunledger.ledger.shell.TestActors.VILLAGE_XIAJIAGOU;
import static org.sunledger.ledger.supervision.SupervisionExamples.CASE;
import static org.sunledger.ledger.supervision.SupervisionExamples.NOTICE;
import static org.sunledger.ledger.supervision.SupervisionExamples.REPLY;
import static org.sunledger.ledger.supervision.SupervisionExamples.acceptedCase;
import static org.sunledger.ledger.supervision.SupervisionExamples.assignedTo;
import static org.sunledger.ledger.supervision.SupervisionExamples.drafted;
import static org.sunledger.ledger.supervision.SupervisionExamples.noCase;
import static org.sunledger.ledger.supervision.SupervisionExamples.objection;
import static org.sunledger.ledger.supervision.SupervisionExamples.received;
import static org.sunledger.ledger.supervision.SupervisionExamples.receivedCase;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.notice.NoticeEvent.NoticeClosed;
import org.sunledger.ledger.notice.NoticeEvent.Outcome;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.registry.OrgEvent.UserRetired;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.supervision.CaseCommand.AcceptCase;
import org.sunledger.ledger.supervision.CaseCommand.AssignCase;
import org.sunledger.ledger.supervision.CaseCommand.CloseCase;
import org.sunledger.ledger.supervision.CaseCommand.ReplyCase;
import org.sunledger.ledger.supervision.CaseEvent.CaseAccepted;
import org.sunledger.ledger.supervision.CaseEvent.CaseAssigned;
import org.sunledger.ledger.supervision.CaseEvent.CaseClosed;
import org.sunledger.ledger.supervision.CaseEvent.CaseReplied;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnsweringObjectionTest {
    private static final UserId OWNER = new UserId("clerk-9");

    @Test
    void an_objection_is_received_where_the_notice_hangs_and_is_due_in_sixty_days() {
        noCase().when(VILLAGE, "2018-04-09", objection()).expectEvents(received());
        noCase().when(VILLAGE_XIAJIAGOU, "2018-04-09", objection()).expectRefusals(SharedRefusal.OUTSIDE_AREA);
    }

    @Test
    void the_first_day_of_posting_is_open_to_objections_and_the_day_before_is_not() {
        noCase().when(VILLAGE, "2018-04-01", objection()).expectRefusals(CaseRefusal.NOTICE_NOT_ON_DISPLAY);
        noCase().when(VILLAGE, "2018-04-02", objection())
                .expectEvents(new CaseEvent.CaseReceived(
                        CASE,
                        received().channel(),
                        received().assignedLevel(),
                        received().anonymity(),
                        null,
                        received().subjects(),
                        NOTICE.value(),
                        received().categoryCode(),
                        received().text(),
                        LocalDate.of(2018, 6, 1)));
    }

    @Test
    void a_notice_that_is_not_posted_any_more_or_not_yet_takes_no_objection() {
        noCase().elsewhere(NOTICE_OFFICER, "2018-04-13", new NoticeClosed(NOTICE, Outcome.NO_OBJECTION))
                .when(VILLAGE, "2018-04-14", objection())
                .expectRefusals(CaseRefusal.NOTICE_NOT_ON_DISPLAY);
        LedgerFixture.of(CaseAggregate.class)
                .elsewhere(VILLAGE, "2018-03-30", drafted())
                .when(VILLAGE, "2018-04-09", objection())
                .expectRefusals(CaseRefusal.NOTICE_NOT_ON_DISPLAY);
    }

    @Test
    void it_is_accepted_then_given_to_one_person_and_the_next_takes_his_place() {
        receivedCase().when(PROJECT, "2018-04-10", new AcceptCase(CASE)).expectEvents(new CaseAccepted(CASE));
        receivedCase()
                .when(PROJECT, "2018-04-10", new AssignCase(CASE, OWNER))
                .expectRefusals(CaseRefusal.NOT_ACCEPTED);
        acceptedCase()
                .when(PROJECT, "2018-04-10", new AssignCase(CASE, OWNER))
                .expectEvents(new CaseAssigned(CASE, OWNER));
        assignedTo("town-huiqu")
                .when(PROJECT, "2018-04-11", new AssignCase(CASE, OWNER))
                .expectEvents(new CaseAssigned(CASE, OWNER));
        assignedTo("clerk-9")
                .when(PROJECT, "2018-04-11", new AssignCase(CASE, OWNER))
                .expectNothing();
    }

    @Test
    void the_owner_replies() {
        assignedTo("town-huiqu")
                .when(TOWN_HUIQU, "2018-04-16", new ReplyCase(CASE, REPLY))
                .expectEvents(new CaseReplied(CASE, REPLY));
        assignedTo("town")
                .when(TOWN, "2018-04-16", new ReplyCase(CASE, REPLY))
                .expectRefusals(SharedRefusal.OUTSIDE_AREA);
    }

    @Test
    void so_does_the_owners_unit_as_long_as_the_owner_is_of_it() {
        assignedTo("clerk-9")
                .when(PROJECT, "2018-04-16", new ReplyCase(CASE, REPLY))
                .expectRefusals(CaseRefusal.NOT_THE_OWNER);
        appointed().when(PROJECT, "2018-04-16", new ReplyCase(CASE, REPLY)).expectEvents(new CaseReplied(CASE, REPLY));
        appointed()
                .elsewhere(PROJECT, "2018-04-15", new UserRetired(UNIT, OWNER, Role.TOWN, LocalDate.of(2018, 4, 16)))
                .when(PROJECT, "2018-04-16", new ReplyCase(CASE, REPLY))
                .expectEvents(new CaseReplied(CASE, REPLY));
        appointed()
                .elsewhere(PROJECT, "2018-04-15", new UserRetired(UNIT, OWNER, Role.TOWN, LocalDate.of(2018, 4, 15)))
                .when(PROJECT, "2018-04-16", new ReplyCase(CASE, REPLY))
                .expectRefusals(CaseRefusal.NOT_THE_OWNER);
    }

    private static LedgerFixture<CaseAggregate> appointed() {
        OrgId unit = UNIT;
        return assignedTo("clerk-9")
                .elsewhere(
                        PROJECT,
                        "2018-01-01",
                        new UserAppointed(unit, OWNER, Role.TOWN, HUIQU_TOWN, LocalDate.of(2018, 1, 1)));
    }

    @Test
    void somebody_else_closes_it() {
        assignedTo("project")
                .when(PROJECT_2, "2018-04-17", new CloseCase(CASE))
                .expectRefusals(CaseRefusal.NOT_REPLIED);
        assignedTo("project")
                .given(PROJECT, "2018-04-16", new CaseReplied(CASE, REPLY))
                .when(PROJECT, "2018-04-17", new CloseCase(CASE))
                .expectRefusals(SharedRefusal.SAME_PERSON);
        assignedTo("project")
                .given(PROJECT, "2018-04-16", new CaseReplied(CASE, REPLY))
                .when(PROJECT_2, "2018-04-17", new CloseCase(CASE))
                .expectEvents(new CaseClosed(CASE));
    }
}
