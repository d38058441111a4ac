package org.sunledger.ledger.period;

import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.CHECKER;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.period.PeriodCommand.ClosePeriod;
import org.sunledger.ledger.period.PeriodCommand.ProposePeriodReopen;
import org.sunledger.ledger.period.PeriodCommand.ReopenPeriod;
import org.sunledger.ledger.period.PeriodEvent.PeriodClosed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopenProposed;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.Provoked;

/** A refusal without a case here does not compile; a case that provokes another refusal fails. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeriodRefusalTest {
    private static final LocalDate DAY = LocalDate.of(2018, 12, 3);
    private static final YearMonth NOVEMBER = YearMonth.of(2018, 11);
    private static final String SHA = "0123456789abcdef".repeat(4);
    private static final PeriodClosed CLOSED = new PeriodClosed(NOVEMBER, SHA, 42);

    @ParameterizedTest
    @EnumSource
    void can_be_provoked_and_fills_both_sentences(PeriodRefusal refusal) {
        Provoked.assertRefused(refusal, () -> provoke(refusal));
    }

    private static void provoke(PeriodRefusal refusal) {
        switch (refusal) {
            case CLOSED_BEFORE -> decide(new ClosePeriod(NOVEMBER, SHA, 42), CLOSED);
            case NOT_ENDED -> decide(new ClosePeriod(YearMonth.of(2020, 12), SHA, 42));
            case NOT_CLOSED -> decide(new ReopenPeriod(NOVEMBER));
            case REOPEN_PROPOSED_BEFORE ->
                decide(new ProposePeriodReopen(NOVEMBER), CLOSED, new PeriodReopenProposed(NOVEMBER));
            case REOPEN_NOT_PROPOSED -> decide(new ReopenPeriod(NOVEMBER), CLOSED);
        }
    }

    private static void decide(PeriodCommand command, PeriodEvent... given) {
        PeriodDecisions.decide(
                Provoked.after(new Period(), CHECKER, DAY, given),
                command,
                Provoked.context(APPROVER, DAY, new GivenFacts()));
    }
}
