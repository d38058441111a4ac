package org.sunledger.ledger.project;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.BANK;
import static org.sunledger.ledger.project.ProjectExamples.BANK_2;
import static org.sunledger.ledger.project.ProjectExamples.D1;
import static org.sunledger.ledger.project.ProjectExamples.DOC;
import static org.sunledger.ledger.project.ProjectExamples.F1;
import static org.sunledger.ledger.project.ProjectExamples.F2;
import static org.sunledger.ledger.project.ProjectExamples.FINDING;
import static org.sunledger.ledger.project.ProjectExamples.NOBODY;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PAYEE;
import static org.sunledger.ledger.project.ProjectExamples.POOL_RETURN;
import static org.sunledger.ledger.project.ProjectExamples.PROPOSED;
import static org.sunledger.ledger.project.ProjectExamples.R1;
import static org.sunledger.ledger.project.ProjectExamples.RECEIPT;
import static org.sunledger.ledger.project.ProjectExamples.after;
import static org.sunledger.ledger.project.ProjectExamples.and;
import static org.sunledger.ledger.project.ProjectExamples.line;
import static org.sunledger.ledger.project.ProjectExamples.ordered;
import static org.sunledger.ledger.project.ProjectExamples.paid;
import static org.sunledger.ledger.project.ProjectExamples.paidEvents;
import static org.sunledger.ledger.project.ProjectExamples.receiptEntered;
import static org.sunledger.ledger.project.ProjectExamples.received;
import static org.sunledger.ledger.project.ProjectExamples.refClaimed;
import static org.sunledger.ledger.project.ProjectExamples.started;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;
import static org.sunledger.ledger.shell.TestActors.actor;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.ClearanceEvent.FindingClosureRecorded;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.EnterPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.EnterRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.OrderRecovery;
import org.sunledger.ledger.project.RecoveryCommand.ProposeWaiver;
import org.sunledger.ledger.project.RecoveryCommand.RejectRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.WaiveRecovery;
import org.sunledger.ledger.project.RecoveryEvent.PoolReturnEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptRejected;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryWaived;
import org.sunledger.ledger.project.RecoveryEvent.WaiverProposed;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecoveringMoneyTest {
    private static final Amount ORDERED = Amount.ofYuan(85_000);
    private static final Amount FIRST = Amount.ofYuan(50_000);
    private static final BankRef BACK = new BankRef("ZH-1");
    private static final UUID SECOND_RECEIPT = UUID.fromString("00000000-0000-0000-0000-0000000000e7");

    @Test
    void as_much_may_be_ordered_back_as_was_paid_net_and_not_a_fen_more() {
        paidFixture()
                .when(PROJECT, "2018-11-20", order(Amount.ofYuan(600_000)))
                .expectEvents(ordered(RecoveryEvent.Kind.TO_POOL, Amount.ofYuan(600_000), FINDING));
        paidFixture()
                .when(PROJECT, "2018-11-20", order(Amount.ofFen(60_000_001)))
                .expectRefusals(ProjectRefusal.RECOVERY_EXCEEDS_PAID)
                .expectSentences(
                        "追缴超过已付净额:已付净额 600000.00 元,追缴 600000.01 元。",
                        "600000.00 yuan is paid net of this allocation; 600000.01 yuan exceeds it.");
    }

    @Test
    void a_receipt_is_divided_as_it_was_paid() {
        orderedFixture()
                .when(TREASURY, "2018-12-10", new EnterRecoveryReceipt(P, R1, RECEIPT, FIRST, BACK))
                .expectEvents(receiptEntered(RECEIPT, FIRST, BACK));
        enteredFixture(FIRST)
                .when(CHECKER, "2018-12-10", new ConfirmRecoveryReceipt(P, R1, RECEIPT))
                .expectEvents(new RecoveryReceived(
                        P, R1, RECEIPT, A1, FIRST, 2018, List.of(line(F1, 30_000), line(F2, 20_000)), BACK));
    }

    @Test
    void no_more_is_received_than_was_ordered_and_not_waived() {
        receivedFixture()
                .when(TREASURY, "2018-12-28", receive(Amount.ofYuan(35_000)))
                .expectEvents(receiptEntered(SECOND_RECEIPT, Amount.ofYuan(35_000), BANK_2));
        receivedFixture()
                .when(TREASURY, "2018-12-28", receive(Amount.ofFen(3_500_001)))
                .expectRefusals(ProjectRefusal.RECEIPT_EXCEEDS_ORDER)
                .expectSentences(
                        "收回金额超过应收:应收 35000.00 元,本次 35000.01 元。",
                        "35000.00 yuan is still to be recovered; 35000.01 yuan exceeds it.");
        receivedFixture()
                .given(AUDITOR, "2018-12-20", new WaiverProposed(P, R1, Amount.ofYuan(5_000), DOC))
                .given(APPROVER, "2018-12-21", new RecoveryWaived(P, R1, Amount.ofYuan(5_000), DOC))
                .when(TREASURY, "2018-12-28", receive(Amount.ofFen(3_000_001)))
                .expectRefusals(ProjectRefusal.RECEIPT_EXCEEDS_ORDER);
    }

    @Test
    void what_was_received_raises_nothing_that_is_available() {
        // 600,000 of 600,000 payable are paid and 50,000 came back: by the contract 50,000 may be paid again,
        // by the allocation 1,400,000 and not 1,450,000.
        var project = after(
                MAKER,
                LocalDate.of(2018, 5, 8),
                and(
                        paidEvents(Amount.ofYuan(600_000)),
                        ordered(RecoveryEvent.Kind.TO_POOL, ORDERED, FINDING),
                        receiptEntered(RECEIPT, FIRST, BACK),
                        received(RECEIPT, FIRST, BACK)));
        var issued = (Allocation.Issued) requireNonNull(project.money().allocation(A1));
        assertThat(issued.balance().remaining().totalFen()).isEqualTo(140_000_000);
        assertThat(project.money().netPaidFen()).isEqualTo(55_000_000);
    }

    @Test
    void a_receipt_waits_for_its_reference_and_is_rejected_when_another_was_faster() {
        orderedFixture()
                .given(TREASURY, "2018-12-10", receiptEntered(RECEIPT, FIRST, BACK))
                .when(CHECKER, "2018-12-10", new ConfirmRecoveryReceipt(P, R1, RECEIPT))
                .expectRefusals(ProjectRefusal.BANK_REF_NOT_CLAIMED);
        var reject = new RejectRecoveryReceipt(P, R1, RECEIPT);
        var rejected = new RecoveryReceiptRejected(P, R1, RECEIPT);
        enteredFixture(FIRST).whenAutomated(TREASURY, "2018-12-10", reject).expectEvents(rejected);
        enteredFixture(FIRST).when(CHECKER, "2018-12-10", reject).expectEvents(rejected);
        enteredFixture(FIRST)
                .given(CHECKER, "2018-12-10", rejected)
                .whenAutomated(TREASURY, "2018-12-10", reject)
                .expectNothing();
        enteredFixture(FIRST)
                .given(CHECKER, "2018-12-10", rejected)
                .when(CHECKER, "2018-12-10", new ConfirmRecoveryReceipt(P, R1, RECEIPT))
                .expectRefusals(ProjectRefusal.RECEIPT_ENDED);
    }

    @Test
    void money_goes_to_the_pool_when_the_finding_is_closed() {
        var enter = new EnterPoolReturn(P, R1, POOL_RETURN, FIRST);
        receivedFixture()
                .when(MAKER, "2019-01-04", enter)
                .expectRefusals(ProjectRefusal.FINDING_NOT_CLOSED)
                .expectSentences(
                        "问题 " + FINDING + " 未销号,不得收回统筹。",
                        "The finding " + FINDING + " is not closed; nothing may go back to the pool.");
        closedFixture().when(MAKER, "2019-01-04", enter).expectEvents(new PoolReturnEntered(P, R1, POOL_RETURN, FIRST));
        closedFixture()
                .when(MAKER, "2019-01-04", new EnterPoolReturn(P, R1, POOL_RETURN, Amount.ofFen(5_000_001)))
                .expectRefusals(ProjectRefusal.POOL_RETURN_EXCEEDS_RECEIVED)
                .expectSentences(
                        "收回统筹超过已追回未归还金额:可归还 50000.00 元,本次 50000.01 元。",
                        "50000.00 yuan is received and not yet returned; 50000.01 yuan exceeds it.");
        closedFixture()
                .given(MAKER, "2019-01-04", new PoolReturnEntered(P, R1, POOL_RETURN, FIRST))
                .when(CHECKER, "2019-01-04", new ConfirmPoolReturn(P, R1, POOL_RETURN))
                .expectEvents(new RecoveryReturnedToPool(
                        P, R1, POOL_RETURN, A1, FIRST, 2018, List.of(line(F1, 30_000), line(F2, 20_000))));
    }

    @Test
    void a_refund_without_a_finding_goes_to_the_pool_by_an_explicit_decision() {
        var enter = new EnterPoolReturn(P, R1, POOL_RETURN, FIRST);
        var refund = refundFixture();
        refund.when(MAKER, "2019-01-04", enter).expectRefusals(ProjectRefusal.DECISION_MISSING);
        refundFixture()
                .when(MAKER, "2019-01-04", enter, r -> r.withDocRefs(List.of(new DocRef(null, "情况说明", null))))
                .expectRefusals(ProjectRefusal.DECISION_MISSING);
        refundFixture()
                .when(MAKER, "2019-01-04", enter, r -> r.withDocRefs(List.of(new DocRef(DOC, "决定", null))))
                .expectEvents(new PoolReturnEntered(P, R1, POOL_RETURN, FIRST));
    }

    private static LedgerFixture<ProjectAggregate> refundFixture() {
        return paidFixture()
                .given(PROJECT, "2018-11-20", ordered(RecoveryEvent.Kind.REFUND, FIRST, null))
                .given(TREASURY, "2018-12-10", receiptEntered(RECEIPT, FIRST, BACK))
                .given(CHECKER, "2018-12-10", received(RECEIPT, FIRST, BACK));
    }

    @Test
    void a_waiver_needs_the_auditor_and_another_leader_and_only_what_is_open() {
        receivedFixture()
                .when(AUDITOR, "2018-12-20", new ProposeWaiver(P, R1, Amount.ofYuan(35_000), DOC))
                .expectEvents(new WaiverProposed(P, R1, Amount.ofYuan(35_000), DOC));
        receivedFixture()
                .when(AUDITOR, "2018-12-20", new ProposeWaiver(P, R1, Amount.ofFen(3_500_001), DOC))
                .expectRefusals(ProjectRefusal.WAIVER_EXCEEDS_OUTSTANDING);
        receivedFixture()
                .given(AUDITOR, "2018-12-20", new WaiverProposed(P, R1, Amount.ofYuan(35_000), DOC))
                .when(actor("auditor", Role.APPROVER, COUNTY), "2018-12-21", new WaiveRecovery(P, R1))
                .expectRefusals(SharedRefusal.SAME_PERSON);
        receivedFixture()
                .given(AUDITOR, "2018-12-20", new WaiverProposed(P, R1, Amount.ofYuan(35_000), DOC))
                .when(APPROVER, "2018-12-21", new WaiveRecovery(P, R1))
                .expectEvents(new RecoveryWaived(P, R1, Amount.ofYuan(35_000), DOC));
    }

    @Test
    void who_enters_does_not_confirm() {
        enteredFixture(FIRST)
                .when(actor("treasury", Role.CHECKER, COUNTY), "2018-12-10", new ConfirmRecoveryReceipt(P, R1, RECEIPT))
                .expectRefusals(SharedRefusal.SAME_PERSON);
        closedFixture()
                .given(MAKER, "2019-01-04", new PoolReturnEntered(P, R1, POOL_RETURN, FIRST))
                .when(actor("maker", Role.CHECKER, COUNTY), "2019-01-04", new ConfirmPoolReturn(P, R1, POOL_RETURN))
                .expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void a_finding_hears_what_was_ordered_received_and_waived_and_by_whom() {
        var facts = new GivenFacts()
                .add(VILLAGE, LocalDate.of(2018, 1, 5), PROPOSED)
                .add(APPROVER, LocalDate.of(2018, 11, 20), ordered(RecoveryEvent.Kind.TO_POOL, ORDERED, FINDING))
                .add(TREASURY, LocalDate.of(2018, 12, 10), receiptEntered(RECEIPT, FIRST, BACK))
                .add(CHECKER, LocalDate.of(2018, 12, 10), received(RECEIPT, FIRST, BACK));
        var standing = facts.ask(RecoveryStanding.of(P, FINDING)).value();
        assertThat(standing.parts()).containsExactly(new RecoveryStanding.Part(R1, ORDERED, FIRST, Amount.ZERO));
        assertThat(standing.persons()).containsExactlyInAnyOrder(APPROVER.user(), TREASURY.user(), CHECKER.user());
        assertThat(standing.isComplete()).isFalse();
        facts.add(APPROVER, LocalDate.of(2018, 12, 21), new RecoveryWaived(P, R1, Amount.ofYuan(35_000), DOC));
        assertThat(facts.ask(RecoveryStanding.of(P, FINDING)).value().isComplete())
                .isTrue();
        assertThat(facts.ask(RecoveryStanding.of(P, NOBODY)).value().parts()).isEmpty();
    }

    private static OrderRecovery order(Amount amount) {
        return new OrderRecovery(
                P, R1, A1, RecoveryEvent.Kind.TO_POOL, PAYEE, amount, FINDING, LocalDate.of(2019, 1, 14));
    }

    private static EnterRecoveryReceipt receive(Amount amount) {
        return new EnterRecoveryReceipt(P, R1, SECOND_RECEIPT, amount, BANK_2);
    }

    private static LedgerFixture<ProjectAggregate> paidFixture() {
        return paid(started(), "2018-05-08", D1, Kind.PREPAYMENT, Amount.ofYuan(600_000), BANK);
    }

    private static LedgerFixture<ProjectAggregate> orderedFixture() {
        return paidFixture().given(PROJECT, "2018-11-20", ordered(RecoveryEvent.Kind.TO_POOL, ORDERED, FINDING));
    }

    private static LedgerFixture<ProjectAggregate> enteredFixture(Amount amount) {
        return orderedFixture()
                .given(TREASURY, "2018-12-10", receiptEntered(RECEIPT, amount, BACK))
                .elsewhere(TREASURY, "2018-12-10", refClaimed(BACK, RECEIPT));
    }

    private static LedgerFixture<ProjectAggregate> receivedFixture() {
        return enteredFixture(FIRST).given(CHECKER, "2018-12-10", received(RECEIPT, FIRST, BACK));
    }

    private static LedgerFixture<ProjectAggregate> closedFixture() {
        return receivedFixture().given(AUDITOR, "2019-01-04", new FindingClosureRecorded(P, FINDING));
    }
}
