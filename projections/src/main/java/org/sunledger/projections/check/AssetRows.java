package org.sunledger.projections.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** 资产明细: what an asset cost and who paid, whose it is, and what it brought in. */
final class AssetRows {
    private final Raw record;
    private final Told told;

    private AssetRows(Raw record, Told told) {
        this.record = record;
        this.told = told;
    }

    static void tell(Raw record, Told told) {
        new AssetRows(record, told).said();
    }

    private void said() {
        switch (record.type()) {
            case "asset.registered" -> {
                status("REGISTERED");
                profile();
            }
            case "asset.registration-abandoned" -> status("ABANDONED");
            case "asset.title-confirmed" -> {
                status("TITLE_CONFIRMED");
                say("OWNER_LEVEL", record.text("/ownerLevel"), null);
                say("OWNER_ORG", record.text("/ownerOrg"), null);
                say("TITLE_DOC", record.text("/docNo"), null);
            }
            case "asset.share-assigned" -> {
                status("SHARED");
                say("SHARED", null, record.fen("/shareFen"));
                told.copied(Listed.ASSET_SHARE, "", "/assetId", "@/effectiveOn", "/divisionCode", "/shareFen");
            }
            case "asset.handed-over" -> {
                status("HANDED_OVER");
                say("HANDOVER_DOC", record.text("/handoverDocNo"), null);
                say("RECEIVING_ORG", record.text("/toOrg"), null);
            }
            case "income.received" -> say("INCOME_RECEIVED", null, record.fen("/amountFen"));
            case "income.distributed" -> say("INCOME_DISTRIBUTED", null, record.fen("/amountFen"));
            default -> {} // nothing that these tables keep
        }
    }

    private void profile() {
        told.row(
                Listed.ASSET_PROFILE,
                "",
                record.text("/assetId"),
                record.effectiveOn(),
                record.text("/profile/code"),
                record.text("/profile/name"),
                record.text("/profile/assetClass"),
                record.text("/profile/form"),
                record.text("/profile/divisionCode"),
                record.text("/profile/location"),
                record.text("/profile/quantity"),
                record.text("/profile/unit"),
                record.text("/profile/originalValueFen"),
                parts("/profile/projects", "/projectId"),
                parts("/profile/sourceSplit", "/fundId"),
                record.textOrNull("/profile/usefulLifeMonths"),
                record.text("/profile/ownerOrg"),
                record.textOrNull("/profile/operator"),
                record.text("/profile/manager"),
                record.text("/profile/maintainer"),
                record.textOrNull("/profile/beneficiaries"));
    }

    /** Who gave how much: the list as the table keeps it. */
    private String parts(String list, String who) {
        var parts = JsonNodeFactory.instance.arrayNode();
        for (var part : record.payload().at(list))
            parts.addObject().put("amountFen", Raw.fen(part, "/amountFen")).put("id", Raw.text(part, who));
        return parts.toString();
    }

    private void status(String status) {
        say("STATUS", status, null);
    }

    private void say(String what, @Nullable String text, @Nullable Long number) {
        told.word(Listed.ASSET_WORD, record.text("/assetId"), what, text, number);
    }
}
