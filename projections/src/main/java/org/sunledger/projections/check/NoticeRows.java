package org.sunledger.projections.check;

import org.jspecify.annotations.Nullable;

/** 公告公示明细: what a notice says and what became of it. */
final class NoticeRows {
    private final Raw record;
    private final Told told;

    private NoticeRows(Raw record, Told told) {
        this.record = record;
        this.told = told;
    }

    static void tell(Raw record, Told told) {
        new NoticeRows(record, told).said();
    }

    private void said() {
        switch (record.type()) {
            case "notice.drafted" -> {
                status("DRAFT");
                drafted();
            }
            case "notice.revised" -> {
                status("DRAFT");
                revised();
            }
            case "notice.approved" -> {
                status("APPROVED");
                say("APPROVED_CONTENT", record.value("/contentSha256"));
                say("CHECKED_BY", record.value("@/actor/role"));
            }
            case "notice.posted" -> {
                status("POSTED");
                say("POSTED", record.value("/channel"));
                ifSaid("URL", "/url?");
                ifSaid("LAST_ON", "/lastOn?");
            }
            case "notice.suspended" -> {
                status("SUSPENDED");
                say("CASE", record.value("/caseId"));
            }
            case "notice.objection-resolved" -> {
                status("OBJECTION_RESOLVED");
                say("CASE", record.value("/caseId"));
            }
            case "notice.closed" -> {
                status("CLOSED");
                say("OUTCOME", record.value("/outcome"));
            }
            case "notice.superseded" -> {
                status("SUPERSEDED");
                say("SUPERSEDED_BY", record.value("/by"));
            }
            case "notice.withdrawn" -> status("WITHDRAWN");
            default -> {} // nothing that these tables keep
        }
    }

    private void drafted() {
        told.copied(
                Listed.NOTICE_DRAFT,
                "",
                "/noticeId",
                "@/effectiveOn",
                "/number",
                "/noticeType",
                "/form",
                "/level",
                "/divisionCode",
                "/subjects",
                "@/actor/unit",
                "/supersedes?",
                "/title",
                "/contentSha256",
                "/asOfPosition",
                "/foldVersion");
    }

    private void revised() {
        told.row(
                Listed.NOTICE_DRAFT,
                "",
                record.text("/noticeId"),
                record.effectiveOn(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                record.text("/title"),
                record.text("/contentSha256"),
                record.text("/asOfPosition"),
                record.text("/foldVersion"));
    }

    private void ifSaid(String what, String pointer) {
        var text = record.value(pointer);
        if (text != null) say(what, text);
    }

    private void status(String status) {
        say("STATUS", status);
    }

    private void say(String what, @Nullable String text) {
        told.word(Listed.NOTICE_WORD, record.text("/noticeId"), what, text, null);
    }
}
