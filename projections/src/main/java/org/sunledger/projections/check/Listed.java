package org.sunledger.projections.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** 明细表: a table whose rows are named by the position of the record behind them and never change. */
enum Listed {
    MONEY_POSTING("money", "line_no", "effective_on account flow division_code fund_id project_id amount_fen"),
    MONEY_EVENT("money", "", "event_id event_type stream doc_nos effective_on recorded_at"),
    MONEY_PARTY("money", "", "subject receipt party_ref party_version"),
    MONEY_PROJECT("money", "", "project_id effective_on code name"),
    FUND_WORD("money", "subject what", "effective_on word number"),
    FUND_QUOTA(
            "money",
            "",
            "fund_id effective_on code name level category integration_item_code quota_doc_no fiscal_year division_code"
                    + " function_code purpose"),
    DIVISION_NAME("money", "", "code name valid_from valid_to successor"),
    PROJECT_PROFILE(
            "project",
            "",
            "project_id effective_on code name type nature division_code location task start_on end_on implementer"
                    + " responsible budget_fen funding_plan households persons targets poverty_link participation"),
    PROJECT_WORD("project", "subject what", "effective_on word number"),
    PROJECT_MILESTONE("project", "milestone_no", "project_id effective_on name planned_on weight_bp progress_bp"),
    ASSET_PROFILE(
            "asset",
            "",
            "asset_id effective_on code name asset_class form division_code location quantity unit original_value_fen"
                    + " projects source_split useful_life_months owner_org operator manager maintainer beneficiaries"),
    ASSET_WORD("asset", "subject what", "effective_on word number"),
    ASSET_SHARE("asset", "", "asset_id effective_on division_code share_fen"),
    NOTICE_DRAFT(
            "notice",
            "",
            "notice_id effective_on number type form level division_code subjects publisher supersedes title"
                    + " content_sha256 as_of_position fold_version"),
    NOTICE_WORD("notice", "subject what", "effective_on word number"),
    FINDING_PROFILE(
            "supervision",
            "",
            "finding_id effective_on division_code source number category severity amount_fen subjects unit_org due_on"),
    FINDING_WORD("supervision", "subject what", "effective_on word number"),
    CASE_PROFILE(
            "supervision",
            "",
            "case_id effective_on division_code channel assigned_level category_code subjects notice_id due_on"),
    CASE_WORD("supervision", "subject what", "effective_on word number"),
    DUE_DATE(
            "compliance",
            "kind subject item_no",
            "effective_on division_code step label on_day months item_id receipt amount_fen notice_id"),
    RULE_VERSION("compliance", "", "rule_set_id version doc_no effective_from effective_to params"),
    WAITING_STEP(
            "waiting", "stream item", "effective_on recorded_at division_code user_id begins next amount_fen label"),
    AUDIT_TRAIL(
            "trail",
            "",
            "recorded_at effective_on stream version event_id event_type amount_fen actor_user actor_role actor_unit"
                    + " division_code doc_nos corrects_event_id causation_id correlation_id command_id channel is_late");

    /** The group of the balances, which the tables of sums belong to as well. */
    static final String MONEY = "money";

    private static final Set<String> JSON =
            Set.of("doc_nos", "targets", "projects", "source_split", "subjects", "params");

    private final String group;
    private final List<String> key;
    private final List<String> columns;

    /** Columns with blanks between them. */
    Listed(String group, String key, String columns) {
        this.group = group;
        this.key = key.isEmpty() ? List.of() : List.of(key.split(" ", -1));
        this.columns = List.of(columns.split(" ", -1));
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whose token says what its rows stand for. */
    String group() {
        return group;
    }

    /** What names a row beside its position. */
    List<String> key() {
        return key;
    }

    List<String> columns() {
        return columns;
    }

    /** Whether a column holds JSON, of which the order of names and what is null say nothing. */
    static boolean isJson(String column) {
        return JSON.contains(column);
    }
}
