package org.sunledger.projections.check;

import org.jspecify.annotations.Nullable;

/** 项目明细: what was proposed, planned, agreed, allocated, paid, recovered, settled and held. */
final class ProjectRows {
    private static final String STREAM = "Project/";

    private final Raw record;
    private final Told told;

    private ProjectRows(Raw record, Told told) {
        this.record = record;
        this.told = told;
    }

    static void tell(Raw record, @Nullable Move move, Told told) {
        var rows = new ProjectRows(record, told);
        if (move != null && move.project() != null) rows.money(move);
        rows.said();
    }

    private void money(Move move) {
        for (var effect : move.effects()) {
            switch (effect.figure()) {
                case ALLOCATED, DISBURSED, RECOVERED -> {
                    long fen = (long) move.sign() * effect.sign() * move.amount();
                    if (fen != 0) number(effect.figure().name(), fen);
                }
                default -> {} // of funds, not of projects
            }
        }
    }

    private void said() {
        switch (record.type()) {
            case "project.proposed" -> {
                stage("PROPOSED");
                profile();
            }
            case "project.town-reviewed" -> stage("TOWN_REVIEWED");
            case "project.county-approved" -> stage("COUNTY_APPROVED");
            case "project.listed" -> stage("LISTED");
            case "project.delisted" -> stage("DELISTED");
            case "project.selected" -> {
                stage("SELECTED");
                number("PLAN_YEAR", record.fen("/year"));
            }
            case "contract.signed" -> {
                say("CONTRACT", record.text("/contractNo"), record.fen("/amountFen"));
                number("RETENTION_BP", record.fen("/retentionBp"));
            }
            case "project.started" -> stage("STARTED");
            case "project.accepted" ->
                stage(record.text("/result").equals("PASSED") ? "ACCEPTED" : "ACCEPTANCE_FAILED");
            case "settlement.approved" -> {
                stage("SETTLED");
                number("SETTLEMENT", record.fen("/settlementFen"));
                number("AUDIT_REDUCTION", record.fen("/auditReduceFen"));
            }
            case "project.asset-value-claimed" -> {
                stage("ASSET_REGISTERED");
                number("ASSET_VALUE", record.fen("/amountFen"));
            }
            case "project.asset-value-released" -> {
                stage("SETTLED");
                number("ASSET_VALUE", -record.fen("/amountFen"));
            }
            case "project.notice-closed" -> noticeClosed(record.text("/subject"));
            case "hold.set" -> {
                say("NOTICE", "OBJECTION_OPEN", null);
                number("HOLDS", 1);
            }
            case "hold.lifted" -> {
                say("NOTICE", "OBJECTION_ANSWERED", null);
                number("HOLDS", -1);
            }
            case "hold.overridden" -> number("OVERRIDES", 1);
            case "project.finding-closure-recorded" -> number("FINDINGS", -1);
            case "finding.raised" -> found();
            case "milestone.planned" -> planned();
            case "milestone.verified" ->
                told.row(
                        Listed.PROJECT_MILESTONE,
                        record.text("/milestoneNo"),
                        record.text("/projectId"),
                        record.effectiveOn(),
                        null,
                        null,
                        null,
                        record.text("/progressBp"));
            default -> {} // nothing that these tables keep
        }
    }

    private void profile() {
        told.copied(
                Listed.PROJECT_PROFILE,
                "",
                "/projectId",
                "@/effectiveOn",
                "/profile/code",
                "/profile/name",
                "/profile/type",
                "/profile/nature",
                "/profile/divisionCode",
                "/profile/location",
                "/profile/task",
                "/profile/scheduleStart",
                "/profile/scheduleEnd",
                "/profile/implementer",
                "/profile/responsibleUserId",
                "/profile/budgetFen",
                "/profile/fundingPlan",
                "/profile/beneficiaryHouseholds",
                "/profile/beneficiaryPersons",
                "/profile/performanceTargets",
                "/profile/povertyLink",
                "/profile/massParticipation");
    }

    private void noticeClosed(String subject) {
        say("NOTICE", subject + "_CLOSED", null);
        if (subject.equals("IMPLEMENTATION")) stage("NOTIFIED");
    }

    private void found() {
        for (var subject : record.payload().at("/subjects")) {
            if (subject.asText().startsWith(STREAM))
                told.word(Listed.PROJECT_WORD, subject.asText().substring(STREAM.length()), "FINDINGS", null, 1L);
        }
    }

    private void planned() {
        for (var milestone : record.payload().at("/milestones")) {
            told.row(
                    Listed.PROJECT_MILESTONE,
                    Raw.text(milestone, "/no"),
                    record.text("/projectId"),
                    record.effectiveOn(),
                    Raw.text(milestone, "/name"),
                    Raw.text(milestone, "/plannedOn"),
                    Raw.text(milestone, "/weightBp"),
                    null);
        }
    }

    private void stage(String stage) {
        say("STAGE", stage, null);
    }

    private void number(String what, long number) {
        say(what, null, number);
    }

    private void say(String what, @Nullable String text, @Nullable Long number) {
        told.word(Listed.PROJECT_WORD, record.text("/projectId"), what, text, number);
    }
}
