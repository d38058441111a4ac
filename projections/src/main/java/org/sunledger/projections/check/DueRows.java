package org.sunledger.projections.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 到期明细: what falls due, what ends it, and what is owed; and the rule sets by which it is judged. */
final class DueRows {
    private static final int WHOLE_BP = 10_000;

    private static final Map<String, String> WHERE_TO = Map.of(
            "TO_TREASURY", "追缴上缴国库",
            "TO_ORIGINAL_CHANNEL", "归还原渠道",
            "TO_POOL", "收回统筹",
            "REFUND", "退回",
            "RESTITUTION", "退还群众");

    private final Raw record;
    private final Told told;

    private DueRows(Raw record, Told told) {
        this.record = record;
        this.told = told;
    }

    static void tell(Raw record, Told told) {
        new DueRows(record, told).said();
    }

    private void said() {
        switch (record.type()) {
            case "case.received" -> begun("CASE_REPLY", "/caseId", null, record.text("/dueOn"));
            case "case.replied" -> ended("CASE_REPLY", "/caseId");
            case "finding.raised" ->
                begun("RECTIFICATION", "/findingId", record.text("/number"), record.text("/dueOn"));
            case "finding.closed" -> ended("RECTIFICATION", "/findingId");
            case "notice.drafted" -> drafted();
            case "notice.posted" -> {
                var lastOn = record.textOrNull("/lastOn");
                said("NOTICE_PERIOD", "/noticeId", lastOn == null ? "POSTED" : "BEGUN", null, lastOn, null);
            }
            case "notice.suspended", "notice.closed", "notice.superseded", "notice.withdrawn" ->
                ended("NOTICE_PERIOD", "/noticeId");
            case "asset.handed-over" ->
                begun("PUBLISH_HANDOVER", "/assetId", record.text("/handoverDocNo"), record.effectiveOn());
            case "rule-set.published" ->
                told.copied(
                        Listed.RULE_VERSION,
                        "",
                        "/ruleSetId",
                        "/version",
                        "/docNo?",
                        "/effectiveFrom",
                        "/effectiveTo?",
                        "/params");
            default -> ofProject();
        }
    }

    private void ofProject() {
        switch (record.type()) {
            case "allocation.issued" ->
                begun("PUBLISH_ALLOCATION", "/projectId", record.text("/issueDocNo"), record.effectiveOn());
            case "milestone.planned" -> {
                for (var m : record.payload().at("/milestones"))
                    milestone(Raw.text(m, "/no"), "BEGUN", Raw.text(m, "/name"), Raw.text(m, "/plannedOn"));
            }
            case "milestone.verified" -> {
                if (record.fen("/progressBp") >= WHOLE_BP) milestone(record.text("/milestoneNo"), "ENDED", null, null);
            }
            case "contract.signed" -> {
                if (record.fen("/retentionBp") > 0)
                    said("RETENTION", "/projectId", "BEGUN", record.text("/contractNo"), null, null);
            }
            case "project.accepted" -> said("RETENTION", "/projectId", "TOLD", null, record.effectiveOn(), null);
            case "settlement.approved" -> {
                said("RETENTION", "/projectId", "TOLD", null, null, record.text("/defectMonths"));
                begun("PUBLISH_COMPLETION", "/projectId", null, record.effectiveOn());
            }
            case "disbursement.paid" -> retention("ENDED");
            case "disbursement.returned" -> retention("BEGUN");
            case "recovery.ordered" ->
                owed(
                        "BEGUN",
                        WHERE_TO.get(record.text("/kind")),
                        record.text("/dueOn"),
                        record.text("/recoveryId"),
                        null,
                        record.fen("/amountFen"));
            case "recovery.received" ->
                owed(
                        "TOLD",
                        null,
                        null,
                        record.text("/recoveryId"),
                        record.text("/receiptId"),
                        -record.fen("/amountFen"));
            case "recovery.waived" ->
                owed("TOLD", null, null, record.text("/recoveryId"), null, -record.fen("/amountFen"));
            case "entry.reversed" -> {
                if (record.text("/originalKind").equals("RECOVERY_RECEIVED"))
                    owed("TOLD", null, null, null, record.text("/subjectId"), record.fen("/amountFen"));
            }
            default -> {} // nothing falls due
        }
    }

    private void drafted() {
        said("NOTICE_PERIOD", "/noticeId", "TOLD", record.text("/number"), null, null);
        switch (record.text("/noticeType")) {
            case "N01" -> fulfils("PUBLISH_ALLOCATION", "Project/");
            case "N06" -> fulfils("PUBLISH_COMPLETION", "Project/");
            case "N10" -> fulfils("PUBLISH_HANDOVER", "Asset/");
            default -> {} // no duty
        }
    }

    private void fulfils(String duty, String stream) {
        for (var subject : record.payload().at("/subjects")) {
            if (!subject.asText().startsWith(stream)) continue;
            var key = key(duty, subject.asText().substring(stream.length()), "0");
            row(key, "TOLD", null, null, null, null, null, null, record.text("/noticeId"));
        }
    }

    private void milestone(String no, String step, @Nullable String name, @Nullable String on) {
        row(key("MILESTONE", record.text("/projectId"), no), step, name, on, null, null, null, null, null);
    }

    private void retention(String step) {
        if (record.text("/kind").equals("RETENTION")) said("RETENTION", "/projectId", step, null, null, null);
    }

    private void owed(
            String step,
            @Nullable String label,
            @Nullable String on,
            @Nullable String recovery,
            @Nullable String receipt,
            long fen) {
        var key = key("RECOVERY", record.text("/projectId"), "0");
        row(key, step, label, on, null, recovery, receipt, Long.toString(fen), null);
    }

    private void begun(String kind, String subject, @Nullable String label, String on) {
        said(kind, subject, "BEGUN", label, on, null);
    }

    private void ended(String kind, String subject) {
        said(kind, subject, "ENDED", null, null, null);
    }

    private void said(
            String kind,
            String subject,
            String step,
            @Nullable String label,
            @Nullable String on,
            @Nullable String months) {
        row(key(kind, record.text(subject), "0"), step, label, on, months, null, null, null, null);
    }

    private static String key(String kind, String subject, String itemNo) {
        return kind + "/" + subject + "/" + itemNo;
    }

    /** @param values those behind day and place */
    private void row(String key, @Nullable String... values) {
        var all = new @Nullable String[values.length + 2];
        all[0] = record.effectiveOn();
        all[1] = record.value("@/divisionCode");
        System.arraycopy(values, 0, all, 2, values.length);
        told.row(Listed.DUE_DATE, key, all);
    }
}
