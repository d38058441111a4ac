package org.sunledger.projections.check;

import java.util.List;
import java.util.Locale;

/** 明细表: a table whose rows are named by the position of the record behind them and never change. */
enum Listed {
    MONEY_POSTING(
            List.of("line_no"),
            List.of("effective_on", "account", "flow", "division_code", "fund_id", "project_id", "amount_fen")),
    MONEY_EVENT(List.of(), List.of("event_id", "event_type", "stream", "doc_nos", "effective_on", "recorded_at")),
    MONEY_PARTY(List.of(), List.of("subject", "receipt", "party_ref", "party_version")),
    MONEY_PROJECT(List.of(), List.of("project_id", "effective_on", "code", "name")),
    FUND_WORD(List.of("subject", "what"), List.of("effective_on", "word", "number")),
    FUND_QUOTA(
            List.of(),
            List.of(
                    "fund_id",
                    "effective_on",
                    "code",
                    "name",
                    "level",
                    "category",
                    "integration_item_code",
                    "quota_doc_no",
                    "fiscal_year",
                    "division_code",
                    "function_code",
                    "purpose")),
    DIVISION_NAME(List.of(), List.of("code", "name", "valid_from", "valid_to", "successor"));

    private final List<String> key;
    private final List<String> columns;

    Listed(List<String> key, List<String> columns) {
        this.key = key;
        this.columns = columns;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What names a row beside its position. */
    List<String> key() {
        return key;
    }

    List<String> columns() {
        return columns;
    }
}
