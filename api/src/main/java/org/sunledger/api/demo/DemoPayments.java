package org.sunledger.api.demo;

import static org.sunledger.api.demo.DemoCounty.APPROVER;
import static org.sunledger.api.demo.DemoCounty.CHECKER;
import static org.sunledger.api.demo.DemoCounty.MAKER;
import static org.sunledger.api.demo.DemoCounty.PROJECT;
import static org.sunledger.api.demo.DemoCounty.TREASURY;
import static org.sunledger.api.demo.DemoCounty.id;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.AllocationCommand.ProposeReduction;
import org.sunledger.ledger.project.AllocationCommand.ReduceAllocation;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.DisbursementCommand.ApproveDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ConfirmReturn;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RequestDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ReviewDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.EnterPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.EnterRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.OrderRecovery;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.project.ReversalCommand.ConfirmReversal;
import org.sunledger.ledger.project.ReversalCommand.EnterReversal;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;

/** What was paid, sent back, reversed, reduced and recovered: the rows of steps 3 to 19. */
final class DemoPayments {
    private static final String SCAN = DemoProjects.SCAN;

    private final DemoDesk desk;
    private final Script script;
    private final DemoNotices notices;
    private int voucherNumber;

    DemoPayments(DemoDesk desk, Script script, DemoNotices notices) {
        this.desk = desk;
        this.script = script;
        this.notices = notices;
    }

    void payments(DemoCases.Case p1, DemoCases.Case p2, DemoCases.Case p3, DemoCases.Case p4) {
        pay(9, p1, "2018-05-08T02:00:00Z", 600_000_00, Kind.PREPAYMENT, 1);
        pay(10, p2, "2018-05-08T02:01:00Z", 450_000_00, Kind.PREPAYMENT, 1);
        pay(11, p3, "2018-05-08T02:02:00Z", 540_000_00, Kind.PREPAYMENT, 1);
        pay(12, p4, "2018-06-01T02:00:00Z", 300_000_00, Kind.PROGRESS, 1);
        bankReturns(13, p4, "2018-06-04T02:00:00Z", 12, 300_000_00);
        pay(14, p4, "2018-06-06T02:00:00Z", 300_000_00, Kind.PROGRESS, 1);
        pay(15, p1, "2018-07-16T02:00:00Z", 800_000_00, Kind.PROGRESS, 2);
        pay(16, p2, "2018-07-16T02:01:00Z", 600_000_00, Kind.PROGRESS, 2);
        pay(17, p3, "2018-07-20T02:00:00Z", 360_000_00, Kind.PROGRESS, 2);
        reverse(18, p3, "2018-07-23T02:00:00Z", "2018-07-20", 17);
        pay(19, p3, "2018-07-23T02:01:00Z", "2018-07-20", 306_000_00, Kind.PROGRESS, 2);
        pay(20, p4, "2018-09-03T02:00:00Z", 400_000_00, Kind.PROGRESS, 2);
        pay(21, p1, "2018-10-22T02:00:00Z", 481_800_00, Kind.SETTLEMENT, 3);
        pay(25, p2, "2018-12-24T02:00:00Z", 372_550_00, Kind.SETTLEMENT, 3);
        pay(28, p2, "2019-01-08T02:00:00Z", 35_000_00, Kind.SETTLEMENT, 3);
        pay(29, p4, "2019-03-15T02:00:00Z", 300_000_00, Kind.SETTLEMENT, 3);
        pay(30, p3, "2019-05-20T02:00:00Z", 900_000_00, Kind.SETTLEMENT, 3);
        pay(36, p1, "2019-10-16T02:00:00Z", 58_200_00, Kind.RETENTION, null);
        pay(40, p2, "2019-12-23T02:00:00Z", 42_450_00, Kind.RETENTION, null);
        pay(41, p3, "2020-05-11T02:00:00Z", 54_000_00, Kind.RETENTION, null);
    }

    private void pay(int row, DemoCases.Case p, String at, long fen, Kind kind, @Nullable Integer milestone) {
        pay(row, p, at, at.substring(0, 10), fen, kind, milestone);
    }

    /** Requested, reviewed and approved by three persons in the minute before the treasury pays. */
    private void pay(
            int row, DemoCases.Case p, String at, String on, long fen, Kind kind, @Nullable Integer milestone) {
        var paidAt = Instant.parse(at);
        var date = LocalDate.parse(on);
        var name = DemoProjects.step(row);
        var amount = Amount.ofFen(fen);
        var voucher = new Voucher("增值税发票", "%08d".formatted(37_070_000 + ++voucherNumber), p.supplier(), SCAN, amount);
        script.add(
                null,
                paidAt.minusSeconds(40),
                MAKER,
                date,
                name + "/request",
                () -> new RequestDisbursement(
                        p.projectId(),
                        disbursement(row),
                        p.allocationId(),
                        milestone,
                        p.payee(),
                        amount,
                        kind,
                        List.of(voucher)));
        script.add(
                null,
                paidAt.minusSeconds(30),
                PROJECT,
                date,
                name + "/review",
                () -> new ReviewDisbursement(p.projectId(), disbursement(row), null));
        script.add(
                null,
                paidAt.minusSeconds(20),
                CHECKER,
                date,
                name + "/approve",
                () -> new ApproveDisbursement(p.projectId(), disbursement(row), null));
        script.add(
                row,
                paidAt,
                TREASURY,
                date,
                name,
                () -> new PayDisbursement(p.projectId(), disbursement(row), new BankRef("S1-ZF-%03d".formatted(row))));
    }

    /** Step 4: 户名不符. */
    private void bankReturns(int row, DemoCases.Case p, String at, int paidRow, long fen) {
        var returnedAt = Instant.parse(at);
        var date = LocalDate.parse(at.substring(0, 10));
        script.add(
                null,
                returnedAt.minusSeconds(40),
                TREASURY,
                date,
                DemoProjects.step(row) + "/enter",
                () -> new EnterReturn(
                        p.projectId(),
                        disbursement(paidRow),
                        Amount.ofFen(fen),
                        new BankRef("S1-TP-%03d".formatted(row)),
                        ReturnReason.ACCOUNT_NAME_MISMATCH));
        script.add(
                row,
                returnedAt,
                CHECKER,
                date,
                DemoProjects.step(row),
                () -> new ConfirmReturn(p.projectId(), disbursement(paidRow)));
    }

    /** Step 6: 360,000 was typed for 306,000. */
    private void reverse(int row, DemoCases.Case p, String at, String on, int wrongRow) {
        var reversedAt = Instant.parse(at);
        var date = LocalDate.parse(on);
        script.add(
                null,
                reversedAt.minusSeconds(40),
                MAKER,
                date,
                DemoProjects.step(row) + "/enter",
                () -> new EnterReversal(
                        p.projectId(), id(DemoProjects.step(row)), desk.eventId(DemoProjects.step(wrongRow))),
                request -> request.withReason(
                        desk.text(DemoProjects.step(row) + "/reason", "金额录入有误:应为 306,000.00 元,误录为 360,000.00 元。")));
        script.add(
                row,
                reversedAt,
                CHECKER,
                date,
                DemoProjects.step(row),
                () -> new ConfirmReversal(p.projectId(), id(DemoProjects.step(row))));
    }

    /** Step 8: row 22. */
    void reduce(DemoCases.Case p1) {
        var at = Instant.parse("2018-10-25T02:00:00Z");
        var on = LocalDate.of(2018, 10, 25);
        script.add(
                null,
                at.minusSeconds(40),
                PROJECT,
                on,
                DemoProjects.step(22) + "/propose",
                () -> new ProposeReduction(
                        p1.projectId(),
                        p1.allocationId(),
                        id(DemoProjects.step(22)),
                        Amount.ofYuan(60_000),
                        ReductionReason.AUDIT_SURPLUS,
                        new DocNo("安财农〔2018〕57号")));
        script.add(
                22,
                at,
                APPROVER,
                on,
                DemoProjects.step(22),
                () -> new ReduceAllocation(p1.projectId(), p1.allocationId(), id(DemoProjects.step(22))));
    }

    /** Steps 10 to 12: the finding AF1, the two receipts and the return to the pool. */
    void overbilled(DemoCases.Case p2) {
        var supervision = new DemoSupervision(desk, script, notices);
        supervision.finding(p2);
        var recovery = recovery();
        script.day(
                "2018-11-20",
                "06:00",
                PROJECT,
                "recovery/order",
                new OrderRecovery(
                        p2.projectId(),
                        recovery,
                        p2.allocationId(),
                        RecoveryEvent.Kind.TO_POOL,
                        p2.payee(),
                        Amount.ofYuan(85_000),
                        supervision.findingId().value(),
                        LocalDate.of(2019, 1, 14)));
        receipt(24, p2, "2018-12-10T02:00:00Z", "2018-12-10", 50_000);
        receipt(26, p2, "2019-01-03T02:00:00Z", "2018-12-28", 35_000);
        var returnedAt = Instant.parse("2019-01-04T02:00:00Z");
        var on = LocalDate.of(2019, 1, 4);
        script.add(
                null,
                returnedAt.minusSeconds(40),
                MAKER,
                on,
                DemoProjects.step(27) + "/enter",
                () -> new EnterPoolReturn(p2.projectId(), recovery, id(DemoProjects.step(27)), Amount.ofYuan(85_000)));
        script.add(
                27,
                returnedAt,
                CHECKER,
                on,
                DemoProjects.step(27),
                () -> new ConfirmPoolReturn(p2.projectId(), recovery, id(DemoProjects.step(27))));
    }

    private void receipt(int row, DemoCases.Case p, String at, String on, long yuan) {
        var receivedAt = Instant.parse(at);
        var date = LocalDate.parse(on);
        script.add(
                null,
                receivedAt.minusSeconds(40),
                TREASURY,
                date,
                DemoProjects.step(row) + "/enter",
                () -> new EnterRecoveryReceipt(
                        p.projectId(),
                        recovery(),
                        id(DemoProjects.step(row)),
                        Amount.ofYuan(yuan),
                        new BankRef("S1-ZH-%03d".formatted(row))));
        script.add(
                row,
                receivedAt,
                CHECKER,
                date,
                DemoProjects.step(row),
                () -> new ConfirmRecoveryReceipt(p.projectId(), recovery(), id(DemoProjects.step(row))));
    }

    static DisbursementId disbursement(int row) {
        return new DisbursementId(id("disbursement/" + row));
    }

    static RecoveryId recovery() {
        return new RecoveryId(id("recovery/AF1"));
    }
}
