package org.sunledger.ledger.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.project.MovingMoneyAcrossStreamsTest.refused;
import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.BANK_2;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.D2;
import static org.sunledger.ledger.project.ProjectExamples.D3;
import static org.sunledger.ledger.project.ProjectExamples.FINDING;
import static org.sunledger.ledger.project.ProjectExamples.NOBODY;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PAYEE;
import static org.sunledger.ledger.project.ProjectExamples.R1;
import static org.sunledger.ledger.project.ProjectExamples.RECEIPT;
import static org.sunledger.ledger.project.ProjectExamples.REVERSAL;
import static org.sunledger.ledger.project.ProjectExamples.line;
import static org.sunledger.ledger.project.ProjectStory.OF_Q;
import static org.sunledger.ledger.project.ProjectStory.Q;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.DisbursementCommand.ConfirmReturn;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RejectDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRejected;
import org.sunledger.ledger.project.DisbursementEvent.RejectionReason;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.EnterRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.OrderRecovery;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptRejected;
import org.sunledger.ledger.project.ReversalCommand.ConfirmReversal;
import org.sunledger.ledger.project.ReversalCommand.EnterReversal;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimingVouchersTest {
    private static final String DAY = "2018-05-08";
    private static final Amount SOME = Amount.ofYuan(300_000);
    private static final BankRef BACK = new BankRef("TP-1");

    @Test
    void of_two_requests_with_one_voucher_the_second_is_rejected() {
        try (var story = twoProjects()) {
            // Neither sees the other's claim: the automations run only then.
            story.sendOnly(VILLAGE, DAY, story.request(D1, P, A1, SOME, "NO 1"));
            story.sendOnly(VILLAGE, DAY, story.request(D2, Q, OF_Q, SOME, "ＮＯ1"));
            var before = story.head();
            story.settle();
            assertThat(story.namesAfter(before)).containsExactly("ClaimTaken", "DisbursementRejected");
            var rejected = (DisbursementRejected) story.last().event();
            assertThat(rejected).isEqualTo(new DisbursementRejected(Q, D2, RejectionReason.DUPLICATE_VOUCHER));

            refused(
                    ProjectRefusal.VOUCHER_USED,
                    () -> story.send(VILLAGE, DAY, story.request(D3, Q, OF_Q, SOME, "NO1")));
            story.send(CHECKER, DAY, new RejectDisbursement(P, D1, RejectionReason.WRONG_AMOUNT));
            story.send(VILLAGE, DAY, story.request(D3, Q, OF_Q, SOME, "NO1"));
            story.approve(DAY, Q, D3);
        }
    }

    @Test
    void a_reference_pays_once_in_the_ledger() {
        try (var story = twoProjects()) {
            story.send(VILLAGE, DAY, story.request(D1, P, A1, SOME, "1"));
            story.send(VILLAGE, DAY, story.request(D2, Q, OF_Q, SOME, "2"));
            story.approve(DAY, P, D1);
            story.approve(DAY, Q, D2);
            story.send(TREASURY, DAY, new PayDisbursement(P, D1, BANK));
            refused(ProjectRefusal.BANK_REF_USED, () -> story.send(TREASURY, DAY, new PayDisbursement(Q, D2, BANK)));
            story.send(TREASURY, DAY, new PayDisbursement(Q, D2, BANK_2));
        }
    }

    @Test
    void what_the_bank_sent_back_is_asked_for_again_with_the_same_vouchers() {
        try (var story = twoProjects()) {
            paid(story, SOME);
            story.send(TREASURY, "2018-06-04", new EnterReturn(P, D1, SOME, BACK, ReturnReason.ACCOUNT_NAME_MISMATCH));
            refused(
                    ProjectRefusal.VOUCHER_USED,
                    () -> story.send(VILLAGE, "2018-06-04", story.request(D2, P, A1, SOME, "1")));
            story.send(CHECKER, "2018-06-04", new ConfirmReturn(P, D1));
            assertThat(story.claim(BANK).holder()).isNull();
            assertThat(story.claim(BACK).holder()).isEqualTo(DisbursementCommand.holder(P, D1));

            story.send(VILLAGE, "2018-06-06", story.request(D2, P, A1, SOME, "1"));
            story.approve("2018-06-06", P, D2);
            refused(
                    ProjectRefusal.BANK_REF_USED,
                    () -> story.send(TREASURY, "2018-06-06", new PayDisbursement(P, D2, BACK)));
            story.send(TREASURY, "2018-06-06", new PayDisbursement(P, D2, BANK_2));
            var again = (DisbursementPaid) story.last(DisbursementPaid.class).event();
            assertThat(again.disbursementId()).isEqualTo(D2);
        }
    }

    @Test
    void a_reference_that_an_entered_return_replaced_is_free_at_its_end() {
        try (var story = twoProjects()) {
            paid(story, SOME);
            story.send(TREASURY, "2018-06-04", new EnterReturn(P, D1, SOME, BACK, ReturnReason.OTHER));
            story.send(TREASURY, "2018-06-05", new EnterReturn(P, D1, SOME, BANK_2, ReturnReason.OTHER));
            story.send(CHECKER, "2018-06-05", new ConfirmReturn(P, D1));
            assertThat(story.claim(BACK).holder()).isNull();
            assertThat(story.claim(BANK_2).holder()).isNotNull();
        }
    }

    @Test
    void a_wrong_amount_is_reversed_and_entered_rightly_under_the_same_reference() {
        try (var story = twoProjects()) {
            paid(story, Amount.ofYuan(360_000));
            var wrong = story.last(DisbursementPaid.class).eventId();
            story.send(MAKER, DAY, new EnterReversal(P, REVERSAL, wrong));
            story.send(CHECKER, DAY, new ConfirmReversal(P, REVERSAL));
            assertThat(story.claim(BANK).holder()).isNull();

            story.send(VILLAGE, DAY, story.request(D2, P, A1, Amount.ofYuan(306_000), "1"));
            story.approve(DAY, P, D2);
            story.send(TREASURY, DAY, new PayDisbursement(P, D2, BANK));
            assertThat(story.claim(BANK).holder()).isEqualTo(DisbursementCommand.holder(P, D2));
            var head = story.head();
            story.restart();
            assertThat(story.head()).isEqualTo(head);
            assertThat(story.claim(BANK).holder()).isEqualTo(DisbursementCommand.holder(P, D2));
        }
    }

    @Test
    void a_receipt_under_a_used_reference_is_refused_or_rejected_by_its_automation() {
        try (var story = twoProjects()) {
            paid(story, SOME);
            var order = new OrderRecovery(
                    P, R1, A1, RecoveryEvent.Kind.TO_POOL, PAYEE, SOME, FINDING, LocalDate.of(2019, 1, 14));
            story.send(PROJECT, "2018-11-20", order);
            refused(
                    ProjectRefusal.BANK_REF_USED,
                    () -> story.send(TREASURY, "2018-12-10", new EnterRecoveryReceipt(P, R1, RECEIPT, SOME, BANK)));
            story.sendOnly(TREASURY, "2018-12-10", new EnterRecoveryReceipt(P, R1, RECEIPT, SOME, BANK_2));
            story.sendOnly(TREASURY, "2018-12-10", new EnterRecoveryReceipt(P, R1, NOBODY, SOME, BANK_2));
            story.settle();
            assertThat(story.last().event()).isEqualTo(new RecoveryReceiptRejected(P, R1, NOBODY));
            story.send(CHECKER, "2018-12-10", new ConfirmRecoveryReceipt(P, R1, RECEIPT));
        }
    }

    /** D1 of the first project, under the first reference. */
    private static void paid(ProjectStory story, Amount amount) {
        story.send(VILLAGE, DAY, story.request(D1, P, A1, amount, "1"));
        story.approve(DAY, P, D1);
        story.send(TREASURY, DAY, new PayDisbursement(P, D1, BANK));
    }

    private static ProjectStory twoProjects() {
        var story = new ProjectStory(4_000_000, 1);
        var split = List.of(line(story.first, 2_000_000));
        story.ready(P, A1, split);
        story.ready(Q, OF_Q, split);
        return story;
    }
}
