package org.sunledger.ledger.period;

import java.util.List;
import org.sunledger.ledger.period.PeriodCommand.ClosePeriod;
import org.sunledger.ledger.period.PeriodCommand.ProposePeriodReopen;
import org.sunledger.ledger.period.PeriodCommand.ReopenPeriod;
import org.sunledger.ledger.period.PeriodEvent.PeriodClosed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopenProposed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopened;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Verdict;

/** The rules of a month's books: closed when the month is over, opened again by two approvals; in any order of months. */
final class PeriodDecisions {
    private PeriodDecisions() {}

    static DivisionCode placeOf(Period period, PeriodCommand command, Context x) {
        return x.actor().area().county();
    }

    static List<PeriodEvent> decide(Period period, PeriodCommand command, Context x) {
        return switch (command) {
            case ClosePeriod c -> close(period, c, x);
            case ProposePeriodReopen c -> proposeReopen(period, c);
            case ReopenPeriod c -> reopen(period, c, x);
        };
    }

    private static List<PeriodEvent> close(Period period, ClosePeriod c, Context x) {
        var lastDay = c.period().atEndOfMonth();
        return new Verdict()
                .refuseIf(period.isClosed(), PeriodRefusal.CLOSED_BEFORE, "period", c.period())
                .refuseIf(
                        !x.today().isAfter(lastDay),
                        PeriodRefusal.NOT_ENDED,
                        "period",
                        c.period(),
                        "lastDay",
                        lastDay,
                        "today",
                        x.today())
                .or(new PeriodClosed(c.period(), c.balancesSha256(), c.balancesPosition()));
    }

    private static List<PeriodEvent> proposeReopen(Period period, ProposePeriodReopen c) {
        if (!period.isClosed()) throw PeriodRefusal.NOT_CLOSED.because("period", c.period());
        var before = period.reopenProposer();
        return new Verdict()
                .refuseIf(
                        before != null,
                        PeriodRefusal.REOPEN_PROPOSED_BEFORE,
                        "period",
                        c.period(),
                        "user",
                        before == null ? null : before.user())
                .or(new PeriodReopenProposed(c.period()));
    }

    private static List<PeriodEvent> reopen(Period period, ReopenPeriod c, Context x) {
        if (!period.isClosed()) throw PeriodRefusal.NOT_CLOSED.because("period", c.period());
        var proposer = period.reopenProposer();
        if (proposer == null) throw PeriodRefusal.REOPEN_NOT_PROPOSED.because("period", c.period());
        return new Verdict().refuseUnlessFollows(proposer, x).or(new PeriodReopened(c.period()));
    }
}
