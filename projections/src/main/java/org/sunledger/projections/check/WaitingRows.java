package org.sunledger.projections.check;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 待办明细: what passes from hand to hand, for whom it waits next, and how much money it is about. */
final class WaitingRows {
    /**
     * What a kind of record says.
     *
     * @param items pointers to what names the item within its stream
     * @param next null: nobody
     * @param amount pointer
     * @param label pointers to its parts, with blanks between them
     */
    private record Step(
            String items,
            boolean begins,
            @Nullable String next,
            @Nullable String amount,
            @Nullable String label) {}

    /** The one item of its kind in a project has a name and no id. */
    private static final String SETTLEMENT = "settlement";

    /** How many vouchers a request is known by. */
    private static final int VOUCHERS_NAMED = 3;

    private static final Map<String, Step> STEPS = Map.ofEntries(
            entry(
                    "fund.entered",
                    entered(
                            "/fundId",
                            "FUND_REGISTRATION",
                            "/quota/amountFen",
                            "/quota/code /quota/name /quota/quotaDocNo")),
            entry("fund.registered", ended("/fundId")),
            entry("fund.arrival-entered", entered("/arrivalId", "ARRIVAL", "/amountFen", "/bankRef")),
            entry("fund.arrived", ended("/arrivalId")),
            entry("fund.adjustment-entered", entered("/adjustmentId", "ADJUSTMENT", "/deltaFen", "/docNo")),
            entry("fund.adjusted", ended("/adjustmentId")),
            entry("fund.withdrawal-entered", entered("/withdrawalId", "WITHDRAWAL", "/amountFen", "/docNo")),
            entry("fund.withdrawn", ended("/withdrawalId")),
            entry("fund.entry-rejected", returned("/entryId", "/reasonCode")),
            entry(
                    "project.proposed",
                    entered("/projectId", "PROJECT_REVIEW", "/profile/budgetFen", "/profile/code /profile/name")),
            entry("project.town-reviewed", signed("/projectId", "PROJECT_APPROVAL")),
            entry("project.county-approved", ended("/projectId")),
            entry("project.delisted", ended("/projectId")),
            entry("milestone.reported", entered("/milestoneNo", "MILESTONE_VERIFICATION", null, "/milestoneNo")),
            entry("milestone.verified", ended("/milestoneNo")),
            entry("milestone.rejected", returned("/milestoneNo", null)),
            entry("allocation.proposed", entered("/allocationId", "ALLOCATION_APPROVAL", "/amountFen", "/basis")),
            entry("allocation.approved", signed("/allocationId", "ALLOCATION_ISSUE")),
            entry("allocation.issued", ended("/allocationId")),
            entry("allocation.abandoned", ended("/allocationId")),
            entry(
                    "allocation.reduction-proposed",
                    entered("/allocationId /reductionId", "REDUCTION", "/amountFen", "/docNo")),
            entry("allocation.reduced", ended("/allocationId /reductionId")),
            entry("disbursement.requested", entered("/disbursementId", "DISBURSEMENT_REVIEW", "/amountFen", "/kind")),
            entry("disbursement.reviewed", signed("/disbursementId", "DISBURSEMENT_APPROVAL")),
            entry("disbursement.approved", signed("/disbursementId", "PAYMENT")),
            entry("disbursement.rejected", returned("/disbursementId", "/reasonCode")),
            entry("disbursement.paid", ended("/disbursementId")),
            entry(
                    "disbursement.return-entered",
                    entered("/disbursementId", "RETURNED_PAYMENT", "/amountFen", "/bankRef")),
            entry("disbursement.returned", ended("/disbursementId")),
            entry(
                    "recovery.receipt-entered",
                    entered("/recoveryId /receiptId", "RECOVERY_RECEIPT", "/amountFen", "/bankRef")),
            entry("recovery.received", ended("/recoveryId /receiptId")),
            entry("recovery.receipt-rejected", returned("/recoveryId /receiptId", null)),
            entry("recovery.pool-return-entered", entered("/recoveryId /returnId", "POOL_RETURN", "/amountFen", null)),
            entry("recovery.returned-to-pool", ended("/recoveryId /returnId")),
            entry("recovery.waiver-proposed", entered("/recoveryId", "WAIVER", "/amountFen", "/docNo")),
            entry("recovery.waived", ended("/recoveryId")),
            entry("reversal.entered", entered("/reversalId", "REVERSAL", null, null)),
            entry("entry.reversed", ended("/reversalId")),
            entry("settlement.proposed", entered(SETTLEMENT, "SETTLEMENT", "/settlementFen", null)),
            entry("settlement.approved", ended(SETTLEMENT)),
            entry("notice.drafted", entered("/noticeId", "NOTICE_APPROVAL", null, "/number /title")),
            entry("notice.revised", signed("/noticeId", "NOTICE_APPROVAL")),
            entry("notice.approved", ended("/noticeId")),
            entry("notice.withdrawn", ended("/noticeId")),
            entry("notice.superseded", ended("/noticeId")),
            entry("finding.raised", new Step("/findingId", true, null, null, "/number")),
            entry("finding.rectification-reported", entered("/findingId", "RECTIFICATION", null, null)),
            entry("finding.rectification-verified", ended("/findingId")),
            entry("finding.rectification-rejected", returned("/findingId", null)),
            entry("finding.closed", ended("/findingId")),
            entry("period.reopen-proposed", entered("/period", "PERIOD_REOPENING", null, "/period")),
            entry("period.reopened", ended("/period")));

    private static final Map<String, String> KINDS =
            Map.of("PREPAYMENT", "预付", "PROGRESS", "进度", "SETTLEMENT", "结算", "RETENTION", "质保金");

    private WaitingRows() {}

    private static Step entered(String items, String next, @Nullable String amount, @Nullable String label) {
        return new Step(items, true, next, amount, label);
    }

    private static Step signed(String items, String next) {
        return new Step(items, false, next, null, null);
    }

    private static Step ended(String items) {
        return new Step(items, false, null, null, null);
    }

    /** It is its maker's turn. */
    private static Step returned(String items, @Nullable String reason) {
        return new Step(items, false, "RETURNED", null, reason);
    }

    static void tell(Raw record, Told told) {
        var step = STEPS.get(record.type());
        if (step == null) return;
        told.row(
                Listed.WAITING_STEP,
                record.stream() + "/" + item(record, step),
                record.effectiveOn(),
                record.recordedAt(),
                record.value("@/divisionCode"),
                record.value("@/actor/user"),
                Boolean.toString(step.begins()),
                step.next(),
                step.amount() == null ? null : Long.toString(record.fen(step.amount())),
                label(record, step.label()));
    }

    /** Its parts with blanks between them; a request for payment names its first vouchers beside its kind. */
    private static @Nullable String label(Raw record, @Nullable String pointers) {
        if (pointers == null) return null;
        if (pointers.equals("/kind")) return request(record);
        return Arrays.stream(pointers.split(" ", -1)).map(record::text).collect(Collectors.joining(" "));
    }

    private static String request(Raw record) {
        var label = new StringBuilder(KINDS.getOrDefault(record.text("/kind"), ""));
        var vouchers = record.payload().path("vouchers");
        for (int i = 0; i < Math.min(VOUCHERS_NAMED, vouchers.size()); i++) {
            var voucher = vouchers.get(i);
            label.append(' ').append(Raw.text(voucher, "/type")).append(' ').append(Raw.text(voucher, "/no"));
        }
        if (vouchers.size() > VOUCHERS_NAMED)
            label.append(" 等 ").append(vouchers.size()).append(" 张");
        return label.toString();
    }

    private static String item(Raw record, Step step) {
        if (step.items().equals(SETTLEMENT)) return SETTLEMENT;
        return Arrays.stream(step.items().split(" ", -1)).map(record::text).collect(Collectors.joining("/"));
    }
}
