package org.sunledger.ledger.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.BANK_2;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.D2;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.line;
import static org.sunledger.ledger.project.ProjectStory.OF_Q;
import static org.sunledger.ledger.project.ProjectStory.Q;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.DisbursementCommand.ConfirmReturn;
import org.sunledger.ledger.project.DisbursementCommand.EnterPayment;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RejectDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementApproved;
import org.sunledger.ledger.project.DisbursementEvent.RejectionReason;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.registry.ClaimCommand.TakeClaim;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.SharedRefusal;

/** A payment whose program died between the claim and the bank's word, and what people do then. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeavingPaymentUnfinishedTest {
    private static final UUID KEY = UUID.fromString("00000000-0000-0000-0000-00000000bbbb");
    private static final UUID KEY_2 = UUID.fromString("00000000-0000-0000-0000-00000000cccc");
    private static final String DAY = "2018-05-08";
    private static final Amount SOME = Amount.ofYuan(300_000);
    private static final PayDisbursement PAY = new PayDisbursement(P, D1, BANK);
    private static final PayDisbursement PAY_UNDER_ANOTHER = new PayDisbursement(P, D1, BANK_2);
    private static final Holder FIRST = DisbursementCommand.holder(P, D1);
    private static final Holder SECOND = DisbursementCommand.holder(Q, D2);

    private ProjectStory story;

    /** Two disbursements of two projects that may be paid. */
    @BeforeEach
    void approveBoth() {
        story = new ProjectStory(4_000_000, 1);
        var split = List.of(line(story.first, 2_000_000));
        story.ready(P, A1, split);
        story.ready(Q, OF_Q, split);
        story.send(VILLAGE, DAY, story.request(D2, Q, OF_Q, SOME, "2"));
        story.approve(DAY, Q, D2);
        story.send(VILLAGE, DAY, story.request(D1, P, A1, SOME, "1"));
        story.approve(DAY, P, D1);
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void a_rejected_disbursement_frees_what_it_never_paid_under() {
        diesAfterTheClaim();
        reject();
        assertThat(holder(BANK)).isNull();
        story.send(TREASURY, DAY, new PayDisbursement(Q, D2, BANK));
        isStillSoAfterARestart();
        assertThat(holder(BANK)).isEqualTo(SECOND);
    }

    @Test
    void a_payment_under_another_reference_frees_the_first_at_once() {
        diesAfterTheClaim();
        story.send(TREASURY, DAY, PAY_UNDER_ANOTHER);
        assertThat(holder(BANK)).isNull();
        assertThat(holder(BANK_2)).isEqualTo(FIRST);
        story.send(TREASURY, DAY, new PayDisbursement(Q, D2, BANK));
        returnUnder(new BankRef("TP-1"));
        assertThat(holder(BANK)).isEqualTo(SECOND);
        assertThat(holder(BANK_2)).isNull();
        isStillSoAfterARestart();
        assertThat(holder(BANK)).isEqualTo(SECOND);
    }

    @Test
    void a_return_may_come_under_the_reference_that_the_payment_gave_up() {
        diesAfterTheClaim();
        story.send(TREASURY, DAY, PAY_UNDER_ANOTHER);
        returnUnder(BANK);
        assertThat(holder(BANK)).isEqualTo(FIRST);
        assertThat(holder(BANK_2)).isNull();
        isStillSoAfterARestart();
        assertThat(holder(BANK)).isEqualTo(FIRST);
    }

    @Test
    void a_claim_that_comes_after_the_end_is_freed_too() {
        story.tell(TREASURY, DAY, new EnterPayment(P, D1, BANK));
        reject();
        story.tell(TREASURY, DAY, new TakeClaim(ClaimKey.of(BANK), FIRST));
        assertThat(holder(BANK)).isNull();
    }

    @Test
    void a_claim_that_comes_after_a_payment_under_another_reference_is_freed_too() {
        story.tell(TREASURY, DAY, new EnterPayment(P, D1, BANK));
        story.send(TREASURY, DAY, PAY_UNDER_ANOTHER);
        story.tell(TREASURY, DAY, new TakeClaim(ClaimKey.of(BANK), FIRST));
        assertThat(holder(BANK)).isNull();
        assertThat(holder(BANK_2)).isEqualTo(FIRST);
    }

    @Test
    void the_same_request_finishes_under_the_version_that_its_asker_saw() {
        var seen = story.last(DisbursementApproved.class).version();
        story.dieAfter(2);
        assertThatThrownBy(() -> story.send(KEY, TREASURY, DAY, PAY, r -> r.expecting(seen)))
                .isNotNull();
        story.restart();
        var receipt = story.send(KEY, TREASURY, DAY, PAY, r -> r.expecting(seen));
        assertThat(receipt.version()).isEqualTo(seen + 2);
        assertThat(holder(BANK)).isEqualTo(FIRST);
    }

    @Test
    void what_others_recorded_after_the_intent_is_news_to_the_asker() {
        var seen = story.last(DisbursementApproved.class).version();
        story.dieAfter(2);
        assertThatThrownBy(() -> story.send(KEY, TREASURY, DAY, PAY, r -> r.expecting(seen)))
                .isNotNull();
        story.restart();
        story.tell(TREASURY, DAY, new EnterPayment(P, D1, BANK_2));
        refused(SharedRefusal.STALE_VERSION, PAY, seen);
    }

    @Test
    void the_same_key_does_not_enter_another_reference() {
        diesAfterTheClaim();
        refused(SharedRefusal.KEY_REUSED, PAY_UNDER_ANOTHER, null);
        assertThat(holder(BANK_2)).isNull();
    }

    @Test
    void a_payment_sent_again_after_its_return_takes_nothing() {
        diesAfterTheClaim();
        // Finds the intent and the claim of the first request.
        var receipt = story.send(KEY_2, TREASURY, DAY, PAY);
        returnUnder(new BankRef("TP-1"));
        assertThat(holder(BANK)).isNull();
        assertThat(story.send(KEY_2, TREASURY, DAY, PAY)).isEqualTo(receipt);
        assertThat(holder(BANK)).isNull();
    }

    private void diesAfterTheClaim() {
        var before = story.head();
        story.dieAfter(2);
        assertThatThrownBy(() -> story.send(KEY, TREASURY, DAY, PAY)).isNotNull();
        story.restart();
        assertThat(story.namesAfter(before)).containsExactly("PaymentEntered", "ClaimTaken");
        assertThat(holder(BANK)).isEqualTo(FIRST);
    }

    private void reject() {
        story.send(CHECKER, DAY, new RejectDisbursement(P, D1, RejectionReason.OTHER));
    }

    private void returnUnder(BankRef bankRef) {
        story.send(TREASURY, "2018-06-04", new EnterReturn(P, D1, SOME, bankRef, ReturnReason.OTHER));
        story.send(CHECKER, "2018-06-04", new ConfirmReturn(P, D1));
    }

    private void isStillSoAfterARestart() {
        var head = story.head();
        story.restart();
        assertThat(story.head()).isEqualTo(head);
    }

    private void refused(SharedRefusal refusal, PayDisbursement command, @Nullable Long expected) {
        var rejection = catchThrowableOfType(
                Rejection.class, () -> story.send(KEY, TREASURY, DAY, command, r -> r.expecting(expected)));
        assertThat(rejection.refusal()).isEqualTo(refusal);
    }

    private @Nullable Holder holder(BankRef bankRef) {
        return story.claim(bankRef).holder();
    }
}
