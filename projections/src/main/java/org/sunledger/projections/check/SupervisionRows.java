package org.sunledger.projections.check;

import org.jspecify.annotations.Nullable;

/** 监督明细: findings and cases, as they were raised and received, and what became of them. */
final class SupervisionRows {
    private final Raw record;
    private final Told told;

    private SupervisionRows(Raw record, Told told) {
        this.record = record;
        this.told = told;
    }

    static void tell(Raw record, Told told) {
        new SupervisionRows(record, told).said();
    }

    private void said() {
        switch (record.type()) {
            case "finding.raised" -> {
                finding("STATUS", "RAISED");
                raised();
            }
            case "finding.assigned" -> {
                finding("STATUS", "ASSIGNED");
                word(Listed.FINDING_WORD, "/findingId", "RESPONSIBLE", record.text("/responsible"), 1L);
            }
            case "finding.rectification-reported" -> {
                finding("STATUS", "REPORTED");
                finding("MEASURES", record.value("/report?"));
            }
            case "finding.rectification-verified" -> {
                finding("STATUS", "VERIFIED");
                finding("VERIFIED_BY", record.value("@/actor/user"));
            }
            case "finding.rectification-rejected" -> finding("STATUS", "REJECTED");
            case "finding.closed" -> {
                finding("STATUS", "CLOSED");
                finding("CLOSED", null);
            }
            case "case.received" -> {
                supervised("STATUS", "RECEIVED");
                received();
            }
            case "case.accepted" -> supervised("STATUS", "ACCEPTED");
            case "case.assigned" -> {
                supervised("STATUS", "ASSIGNED");
                supervised("OWNER", record.value("/owner"));
            }
            case "case.replied" -> {
                supervised("STATUS", "REPLIED");
                supervised("REPLY", record.value("/reply"));
            }
            case "case.closed" -> {
                supervised("STATUS", "CLOSED");
                supervised("CLOSED", null);
            }
            default -> {} // nothing that these tables keep
        }
    }

    private void raised() {
        told.copied(
                Listed.FINDING_PROFILE,
                "",
                "/findingId",
                "@/effectiveOn",
                "@/divisionCode",
                "@/actor/unit",
                "/number",
                "/category",
                "/severity",
                "/amountFen?",
                "/subjects",
                "/unitOrg",
                "/dueOn");
    }

    private void received() {
        told.copied(
                Listed.CASE_PROFILE,
                "",
                "/caseId",
                "@/effectiveOn",
                "@/divisionCode",
                "/channel",
                "/assignedLevel",
                "/categoryCode",
                "/subjects",
                "/noticeId?",
                "/dueOn");
    }

    private void finding(String what, @Nullable String text) {
        word(Listed.FINDING_WORD, "/findingId", what, text, null);
    }

    private void supervised(String what, @Nullable String text) {
        word(Listed.CASE_WORD, "/caseId", what, text, null);
    }

    private void word(Listed table, String subject, String what, @Nullable String text, @Nullable Long number) {
        told.word(table, record.text(subject), what, text, number);
    }
}
