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
     * @param label pointer
     */
    private record Step(
            String items,
            boolean begins,
            @Nullable String next,
            @Nullable String amount,
            @Nullable String label) {}

    /** The one item of its kind in a project has a name and no id. */
    private static final String SETTLEMENT = "settlement";

    private static final Map<String, Step> STEPS = Map.ofEntries(
            entry("fund.entered", entered("/fundId", "FUND_REGISTRATION", "/quota/amountFen", "/quota/quotaDocNo")),
            entry("fund.registered", ended("/fundId")),
            entry("fund.arrival-entered", entered("/arrivalId", "ARRIVAL", "/amountFen", "/bankRef")),
            entry("fund.arrived", ended("/arrivalId")),
            entry("fund.adjustment-entered", entered("/adjustmentId", "ADJUSTMENT", "/deltaFen", "/docNo")),
            entry("fund.adjusted", ended("/adjustmentId")),
            entry("fund.withdrawal-entered", entered("/withdrawalId", "WITHDRAWAL", "/amountFen", "/docNo")),
            entry("fund.withdrawn", ended("/withdrawalId")),
            entry("fund.entry-rejected", ended("/entryId")),
            entry("project.proposed", entered("/projectId", "PROJECT_REVIEW", "/profile/budgetFen", "/profile/name")),
            entry("project.town-reviewed", signed("/projectId", "PROJECT_APPROVAL")),
            entry("project.county-approved", ended("/projectId")),
            entry("project.delisted", ended("/projectId")),
            entry("milestone.reported", entered("/milestoneNo", "MILESTONE_VERIFICATION", null, "/milestoneNo")),
            entry("milestone.verified", ended("/milestoneNo")),
            entry("milestone.rejected", ended("/milestoneNo")),
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
            entry("disbursement.rejected", ended("/disbursementId")),
            entry("disbursement.paid", ended("/disbursementId")),
            entry(
                    "disbursement.return-entered",
                    entered("/disbursementId", "RETURNED_PAYMENT", "/amountFen", "/bankRef")),
            entry("disbursement.returned", ended("/disbursementId")),
            entry(
                    "recovery.receipt-entered",
                    entered("/recoveryId /receiptId", "RECOVERY_RECEIPT", "/amountFen", "/bankRef")),
            entry("recovery.received", ended("/recoveryId /receiptId")),
            entry("recovery.receipt-rejected", ended("/recoveryId /receiptId")),
            entry("recovery.pool-return-entered", entered("/recoveryId /returnId", "POOL_RETURN", "/amountFen", null)),
            entry("recovery.returned-to-pool", ended("/recoveryId /returnId")),
            entry("recovery.waiver-proposed", entered("/recoveryId", "WAIVER", "/amountFen", "/docNo")),
            entry("recovery.waived", ended("/recoveryId")),
            entry("reversal.entered", entered("/reversalId", "REVERSAL", null, null)),
            entry("entry.reversed", ended("/reversalId")),
            entry("settlement.proposed", entered(SETTLEMENT, "SETTLEMENT", "/settlementFen", null)),
            entry("settlement.approved", ended(SETTLEMENT)),
            entry("notice.drafted", entered("/noticeId", "NOTICE_APPROVAL", null, "/number")),
            entry("notice.revised", signed("/noticeId", "NOTICE_APPROVAL")),
            entry("notice.approved", ended("/noticeId")),
            entry("notice.withdrawn", ended("/noticeId")),
            entry("notice.superseded", ended("/noticeId")),
            entry("finding.rectification-reported", entered("/findingId", "RECTIFICATION", null, null)),
            entry("finding.rectification-verified", ended("/findingId")),
            entry("finding.rectification-rejected", ended("/findingId")),
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

    static void tell(Raw record, Told told) {
        var step = STEPS.get(record.type());
        if (step == null) return;
        var label = step.label() == null ? null : record.text(step.label());
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
                "/kind".equals(step.label()) ? KINDS.get(label) : label);
    }

    private static String item(Raw record, Step step) {
        if (step.items().equals(SETTLEMENT)) return SETTLEMENT;
        return Arrays.stream(step.items().split(" ", -1)).map(record::text).collect(Collectors.joining("/"));
    }
}
