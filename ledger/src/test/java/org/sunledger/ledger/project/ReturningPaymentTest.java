package org.sunledger.ledger.project;

import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.BANK_2;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.D2;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.paid;
import static org.sunledger.ledger.project.ProjectExamples.refClaimed;
import static org.sunledger.ledger.project.ProjectExamples.request;
import static org.sunledger.ledger.project.ProjectExamples.requested;
import static org.sunledger.ledger.project.ProjectExamples.returned;
import static org.sunledger.ledger.project.ProjectExamples.started;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;
import static org.sunledger.ledger.shell.TestActors.actor;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.DisbursementCommand.ConfirmReturn;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.ReturnEntered;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReturningPaymentTest {
    private static final Amount PAID = Amount.ofYuan(300_000);
    private static final BankRef BACK = new BankRef("TP-1");
    private static final BankRef BACK_2 = new BankRef("TP-2");
    private static final ConfirmReturn CONFIRM = new ConfirmReturn(P, D1);

    @Test
    void the_treasury_enters_what_came_back_and_the_checker_posts_the_payments_lines() {
        paidFixture().when(TREASURY, "2018-06-04", enter(PAID, BACK)).expectEvents(entered(BACK));
        enteredFixture()
                .elsewhere(TREASURY, "2018-06-04", refClaimed(BACK, D1.value()))
                .when(CHECKER, "2018-06-04", CONFIRM)
                .expectEvents(returned(D1, PAID, BACK));
    }

    @Test
    void a_return_equals_its_payment_to_the_fen() {
        paidFixture()
                .when(TREASURY, "2018-06-04", enter(Amount.ofFen(29_999_999), BACK))
                .expectRefusals(ProjectRefusal.RETURN_AMOUNT_DIFFERS)
                .expectSentences(
                        "退票金额须与支付一致:支付 300000.00 元,退票 299999.99 元。",
                        "A return must equal the payment: 300000.00 yuan was paid, 299999.99 yuan was entered.");
    }

    @Test
    void nothing_comes_back_the_day_before_it_was_paid() {
        paidFixture().when(TREASURY, "2018-06-01", enter(PAID, BACK)).expectEvents(entered(BACK));
        paidFixture()
                .when(TREASURY, "2018-05-31", enter(PAID, BACK))
                .expectRefusals(ProjectRefusal.RETURN_BEFORE_PAYMENT);
    }

    @Test
    void needs_a_reference_of_its_own() {
        paidFixture().when(TREASURY, "2018-06-04", enter(PAID, BANK)).expectRefusals(ProjectRefusal.BANK_REF_USED);
        paidFixture()
                .elsewhere(TREASURY, "2018-06-03", refClaimed(BACK, D2.value()))
                .when(TREASURY, "2018-06-04", enter(PAID, BACK))
                .expectRefusals(ProjectRefusal.BANK_REF_USED);
        enteredFixture().when(CHECKER, "2018-06-04", CONFIRM).expectRefusals(ProjectRefusal.BANK_REF_NOT_CLAIMED);
    }

    @Test
    void is_entered_again_when_the_reference_was_wrong() {
        enteredFixture().when(TREASURY, "2018-06-05", enter(PAID, BACK_2)).expectEvents(entered(BACK_2));
        enteredFixture()
                .given(TREASURY, "2018-06-05", entered(BACK_2))
                .elsewhere(TREASURY, "2018-06-05", refClaimed(BACK_2, D1.value()))
                .when(CHECKER, "2018-06-05", CONFIRM)
                .expectEvents(returned(D1, PAID, BACK_2));
    }

    @Test
    void two_persons_are_needed() {
        enteredFixture()
                .elsewhere(TREASURY, "2018-06-04", refClaimed(BACK, D1.value()))
                .when(actor("treasury", Role.CHECKER, COUNTY), "2018-06-04", CONFIRM)
                .expectRefusals(SharedRefusal.SAME_PERSON);
        paidFixture().when(CHECKER, "2018-06-04", CONFIRM).expectRefusals(ProjectRefusal.RETURN_NOT_ENTERED);
    }

    @Test
    void what_came_back_is_available_again_and_the_disbursement_has_ended() {
        enteredFixture()
                .given(CHECKER, "2018-06-04", returned(D1, PAID, BACK))
                .when(VILLAGE, "2018-06-06", request(D2, Kind.PREPAYMENT, Amount.ofYuan(600_000)))
                .expectEvents(requested(D2, Kind.PREPAYMENT, Amount.ofYuan(600_000)));
        enteredFixture()
                .given(CHECKER, "2018-06-04", returned(D1, PAID, BACK))
                .when(TREASURY, "2018-06-06", new PayDisbursement(P, D1, BANK_2))
                .expectRefusals(ProjectRefusal.DISBURSEMENT_OUT_OF_ORDER);
    }

    private static LedgerFixture<ProjectAggregate> paidFixture() {
        return paid(started(), "2018-06-01", D1, Kind.PREPAYMENT, PAID, BANK);
    }

    private static LedgerFixture<ProjectAggregate> enteredFixture() {
        return paidFixture().given(TREASURY, "2018-06-04", entered(BACK));
    }

    private static EnterReturn enter(Amount amount, BankRef bankRef) {
        return new EnterReturn(P, D1, amount, bankRef, ReturnReason.ACCOUNT_NAME_MISMATCH);
    }

    private static ReturnEntered entered(BankRef bankRef) {
        return new ReturnEntered(P, D1, PAID, bankRef, ReturnReason.ACCOUNT_NAME_MISMATCH);
    }
}
