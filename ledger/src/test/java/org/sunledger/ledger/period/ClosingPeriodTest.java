package org.sunledger.ledger.period;

import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;

import java.time.YearMonth;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.period.PeriodCommand.ClosePeriod;
import org.sunledger.ledger.period.PeriodCommand.ProposePeriodReopen;
import org.sunledger.ledger.period.PeriodCommand.ReopenPeriod;
import org.sunledger.ledger.period.PeriodEvent.PeriodClosed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopenProposed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopened;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.TestActors;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClosingPeriodTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2018, 11);
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final ClosePeriod CLOSE = new ClosePeriod(NOVEMBER, SHA, 42);
    private static final PeriodClosed CLOSED = new PeriodClosed(NOVEMBER, SHA, 42);
    private static final PeriodReopenProposed PROPOSED = new PeriodReopenProposed(NOVEMBER);
    private static final PeriodReopened REOPENED = new PeriodReopened(NOVEMBER);

    @Test
    void a_month_is_closed_from_the_day_after_its_last() {
        month().today("2018-12-01").when(CHECKER, "2018-12-01", CLOSE).expectEvents(CLOSED);
        month().today("2018-11-30").when(CHECKER, "2018-11-30", CLOSE).expectRefusals(PeriodRefusal.NOT_ENDED);
    }

    @Test
    void a_closed_month_is_not_closed_again_before_it_was_reopened() {
        month().given(CHECKER, "2018-12-03", CLOSED)
                .when(CHECKER, "2018-12-04", CLOSE)
                .expectRefusals(PeriodRefusal.CLOSED_BEFORE);
        month().given(CHECKER, "2018-12-03", CLOSED)
                .given(APPROVER, "2018-12-04", PROPOSED)
                .given(AUDITOR, "2018-12-05", REOPENED)
                .when(CHECKER, "2018-12-06", CLOSE)
                .expectEvents(CLOSED);
    }

    @Test
    void the_leader_proposes_and_the_auditor_reopens() {
        month().given(CHECKER, "2018-12-03", CLOSED)
                .when(APPROVER, "2018-12-04", new ProposePeriodReopen(NOVEMBER))
                .expectEvents(PROPOSED);
        month().given(CHECKER, "2018-12-03", CLOSED)
                .given(APPROVER, "2018-12-04", PROPOSED)
                .when(AUDITOR, "2018-12-05", new ReopenPeriod(NOVEMBER))
                .expectEvents(REOPENED);
    }

    @Test
    void one_person_in_two_roles_is_still_one_person() {
        month().given(CHECKER, "2018-12-03", CLOSED)
                .given(APPROVER, "2018-12-04", PROPOSED)
                .when(TestActors.actor("approver", Role.AUDITOR, COUNTY), "2018-12-05", new ReopenPeriod(NOVEMBER))
                .expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void reopening_needs_a_closed_month_and_one_proposal() {
        month().when(APPROVER, "2018-12-04", new ProposePeriodReopen(NOVEMBER))
                .expectRefusals(PeriodRefusal.NOT_CLOSED);
        month().when(AUDITOR, "2018-12-04", new ReopenPeriod(NOVEMBER)).expectRefusals(PeriodRefusal.NOT_CLOSED);
        month().given(CHECKER, "2018-12-03", CLOSED)
                .when(AUDITOR, "2018-12-05", new ReopenPeriod(NOVEMBER))
                .expectRefusals(PeriodRefusal.REOPEN_NOT_PROPOSED);
        month().given(CHECKER, "2018-12-03", CLOSED)
                .given(APPROVER, "2018-12-04", PROPOSED)
                .when(APPROVER, "2018-12-05", new ProposePeriodReopen(NOVEMBER))
                .expectRefusals(PeriodRefusal.REOPEN_PROPOSED_BEFORE);
    }

    @Test
    void an_act_dated_in_the_closed_month_itself_can_reopen_it() {
        month().given(CHECKER, "2018-11-30", CLOSED)
                .elsewhere(CHECKER, "2018-11-30", CLOSED)
                .when(APPROVER, "2018-11-30", new ProposePeriodReopen(NOVEMBER))
                .expectEvents(PROPOSED);
    }

    private static LedgerFixture<PeriodAggregate> month() {
        return LedgerFixture.of(PeriodAggregate.class);
    }
}
