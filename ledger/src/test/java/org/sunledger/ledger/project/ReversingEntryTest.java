package org.sunledger.ledger.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.BANK_2;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.F1;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PAID_EVENT;
import static org.sunledger.ledger.project.ProjectExamples.POOL_RETURN;
import static org.sunledger.ledger.project.ProjectExamples.R1;
import static org.sunledger.ledger.project.ProjectExamples.RECEIPT;
import static org.sunledger.ledger.project.ProjectExamples.RECEIVED_EVENT;
import static org.sunledger.ledger.project.ProjectExamples.REVERSAL;
import static org.sunledger.ledger.project.ProjectExamples.REVERSAL_2;
import static org.sunledger.ledger.project.ProjectExamples.REVERSED_EVENT;
import static org.sunledger.ledger.project.ProjectExamples.and;
import static org.sunledger.ledger.project.ProjectExamples.lineFen;
import static org.sunledger.ledger.project.ProjectExamples.ordered;
import static org.sunledger.ledger.project.ProjectExamples.paidEvents;
import static org.sunledger.ledger.project.ProjectExamples.paymentReversed;
import static org.sunledger.ledger.project.ProjectExamples.receiptEntered;
import static org.sunledger.ledger.project.ProjectExamples.received;
import static org.sunledger.ledger.project.ProjectExamples.returned;
import static org.sunledger.ledger.project.ProjectExamples.sixtyToForty;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.actor;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.ReversalCommand.ConfirmReversal;
import org.sunledger.ledger.project.ReversalCommand.EnterReversal;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.project.ReversalEvent.ReversalEntered;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.Provoked;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReversingEntryTest {
    private static final LocalDate DAY = LocalDate.of(2018, 7, 20);
    private static final Amount WRONG = Amount.ofYuan(360_000);
    private static final ReversalEntered ENTERED = new ReversalEntered(P, REVERSAL, PAID_EVENT);
    private static final ConfirmReversal CONFIRM = new ConfirmReversal(P, REVERSAL);

    @Test
    void copies_the_payment_under_its_own_date() {
        assertThat(decide(new EnterReversal(P, REVERSAL, PAID_EVENT), DAY, paidEvents(WRONG)))
                .containsExactly(ENTERED);
        assertThat(decide(CONFIRM, DAY, and(paidEvents(WRONG), ENTERED))).containsExactly(paymentReversed(WRONG));
    }

    @Test
    void takes_the_originals_date_and_no_other() {
        for (var other : List.of(DAY.minusDays(1), DAY.plusDays(1))) {
            var rejection = rejection(new EnterReversal(P, REVERSAL, PAID_EVENT), other, paidEvents(WRONG));
            assertThat(rejection.refusal()).isEqualTo(ProjectRefusal.REVERSAL_DATE_DIFFERS);
            assertThat(rejection.first().chinese()).isEqualTo("冲销日期须与原记录一致:原记录 2018-07-20,冲销 " + other + "。");
            assertThat(rejection.first().english())
                    .isEqualTo("A reversal takes the original's date: 2018-07-20, not " + other + ".");
            assertThat(rejection(CONFIRM, other, and(paidEvents(WRONG), ENTERED))
                            .refusal())
                    .isEqualTo(ProjectRefusal.REVERSAL_DATE_DIFFERS);
        }
    }

    @Test
    void frees_what_it_had_taken() {
        var project = ProjectExamples.after(MAKER, DAY, and(paidEvents(WRONG), ENTERED, paymentReversed(WRONG)));
        assertThat(project.money().netPaidFen()).isZero();
        assertThat(project.money().disbursement(D1)).isInstanceOf(Disbursement.Reversed.class);
    }

    @Test
    void is_made_once_and_never_of_a_reversal_or_of_what_the_bank_sent_back() {
        var reversed = and(paidEvents(WRONG), ENTERED, paymentReversed(WRONG));
        assertThat(rejection(new EnterReversal(P, REVERSAL_2, PAID_EVENT), DAY, reversed)
                        .refusal())
                .isEqualTo(ProjectRefusal.ALREADY_REVERSED);
        assertThat(rejection(new EnterReversal(P, REVERSAL_2, REVERSED_EVENT), DAY, reversed)
                        .refusal())
                .isEqualTo(ProjectRefusal.REVERSAL_OF_REVERSAL);
        var back = and(paidEvents(WRONG), returned(D1, WRONG, BANK_2));
        assertThat(rejection(new EnterReversal(P, REVERSAL, PAID_EVENT), DAY, back)
                        .refusal())
                .isEqualTo(ProjectRefusal.REVERSAL_OF_RETURNED);
        assertThat(rejection(CONFIRM, DAY, reversed).refusal()).isEqualTo(ProjectRefusal.ALREADY_REVERSED);
    }

    @Test
    void reverses_a_receipt_until_it_has_gone_to_the_pool() {
        var amount = Amount.ofYuan(50_000);
        var received = and(
                paidEvents(WRONG),
                ordered(RecoveryEvent.Kind.TO_POOL, amount, null),
                receiptEntered(RECEIPT, amount, BANK_2),
                received(RECEIPT, amount, BANK_2));
        var enter = new EnterReversal(P, REVERSAL, RECEIVED_EVENT);
        assertThat(decide(enter, DAY, received)).hasSize(1);
        var partly = new RecoveryReturnedToPool(P, R1, POOL_RETURN, A1, Amount.ofFen(1), 2018, List.of(lineFen(F1, 1)));
        assertThat(rejection(enter, DAY, and(received, partly)).refusal()).isEqualTo(ProjectRefusal.REVERSAL_OF_POOLED);

        var confirmed = decide(CONFIRM, DAY, and(received, new ReversalEntered(P, REVERSAL, RECEIVED_EVENT)));
        assertThat(confirmed)
                .containsExactly(new EntryReversed(
                        P,
                        REVERSAL,
                        RECEIVED_EVENT,
                        OriginalKind.RECOVERY_RECEIVED,
                        RECEIPT,
                        A1,
                        amount,
                        2018,
                        sixtyToForty(amount)));
        var after = ProjectExamples.after(MAKER, DAY, and(received, (EntryReversed) confirmed.getFirst()));
        assertThat(after.money().netPaidFen()).isEqualTo(WRONG.fen());
    }

    @Test
    void maker_and_checker_differ() {
        var project = ProjectExamples.after(MAKER, DAY, and(paidEvents(WRONG), ENTERED));
        var makerAsChecker = actor("maker", Role.CHECKER, COUNTY);
        assertThat(catchThrowableOfType(
                                Rejection.class,
                                () -> ProjectDecisions.decide(
                                        project, CONFIRM, Provoked.context(makerAsChecker, DAY, new GivenFacts())))
                        .refusal())
                .isEqualTo(SharedRefusal.SAME_PERSON);
    }

    private static List<ProjectEvent> decide(ProjectCommand command, LocalDate on, List<ProjectEvent> given) {
        var project = ProjectExamples.after(MAKER, DAY, given);
        return ProjectDecisions.decide(project, command, Provoked.context(CHECKER, on, new GivenFacts()));
    }

    private static Rejection rejection(ProjectCommand command, LocalDate on, List<ProjectEvent> given) {
        return catchThrowableOfType(Rejection.class, () -> decide(command, on, given));
    }
}
