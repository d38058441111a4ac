package org.sunledger.projections.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.projections.Examples;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;

/** The checker over tables of a real PostgreSQL. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckingBesideTrafficIT {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);

    private final TestJournal journal = WholeStory.lawful();
    private final TestViews views = new TestViews(journal, ReadTables.groups()).atHead();

    @AfterEach
    void close() {
        views.close();
    }

    private CheckReport check() throws SQLException {
        return CheckedViews.check(views.application(), journal.journal(), Watch.NOBODY, 50);
    }

    @Test
    void all_rows_are_equal_and_every_table_is_compared() throws SQLException {
        var report = check();
        assertThat(report.isClean()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.position()).isEqualTo(journal.head());
        assertThat(report.rows()).containsKeys("village_balance", "audit_trail").doesNotContainValue(0L);
        assertThat(report.unchecked()).containsExactly("audit_trail.words");
        assertThat(report.lines()).contains("未核对 not compared     audit_trail.words");
    }

    @Test
    void every_answer_is_of_one_moment_while_others_record_and_fold() throws Exception {
        var traffic = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 400; i++) {
                journal.record(Examples.issued(Examples.P1, 100), DAY);
                journal.record(Examples.paid(Examples.P1, 100 + i, 60), DAY);
            }
        });
        int checks = 0;
        do {
            var report = check();
            assertThat(report.isClean()).as(String.join("\n", report.lines())).isTrue();
            checks++;
        } while (!traffic.isDone());
        traffic.get();
        views.atHead();
        assertThat(check().isClean()).isTrue();
        assertThat(checks).isPositive();
    }

    @Test
    void whoever_changes_a_row_by_hand_is_found_out() throws SQLException {
        views.owner()
                .sql("alter table view.fund_balance drop constraint fund_balance_conserves")
                .update();
        for (var sql : List.of(
                "update view.fund_balance set pool_fen = pool_fen - 1 where pool_fen > 0",
                "update view.money_posting set effective_on = effective_on + 1 where position = (select max(position) from view.money_posting)",
                "delete from view.money_event where position = (select min(position) from view.money_event)",
                "insert into view.division_name (position, code, name) values (1, '370784119333', '白山')",
                "update view.money_event set doc_nos = doc_nos || '\"无\"' where position = (select max(position) from view.money_event)",
                "update view.money_party set party_version = party_version + 1 where position = (select min(position) from view.money_party where party_version is not null)",
                "insert into view.money_project (position, project_id, effective_on, code, name) values (1, gen_random_uuid(), '2018-01-01', 'P', 'P')",
                "update view.village_sum set disbursed_fen = disbursed_fen + 1 where grain = 2 and period = 2020 and disbursed_fen > 0",
                "delete from view.fund_sum where grain = 1 and period = 202006",
                "update view.fund_word set number = number + 1 where position = (select min(position) from view.fund_word)")) {
            assertThat(views.owner().sql(sql).update()).as(sql).isPositive();
        }
        var report = check();
        assertThat(report.differences().stream().map(Difference::table))
                .contains(
                        "fund_balance",
                        "money_posting",
                        "money_event",
                        "division_name",
                        "fund_word",
                        "money_party",
                        "money_project",
                        "village_sum",
                        "fund_sum",
                        "total");
    }

    /** One figure of each group, and each as little wrong as can be. */
    @Test
    void figures_that_stand_in_no_balance_are_compared_too() throws SQLException {
        var wrong = Map.of(
                "project_profile", "budget_fen = budget_fen + 1",
                "project_word", "number = number - 1",
                "project_milestone", "progress_bp = progress_bp + 1",
                "asset_profile", "source_split = jsonb_set(source_split, '{0,amountFen}', '1')",
                "asset_word", "number = number + 1",
                "asset_share", "share_fen = share_fen + 1",
                "finding_profile", "amount_fen = amount_fen - 1",
                "due_date", "amount_fen = -amount_fen",
                "waiting_step", "amount_fen = null",
                "audit_trail", "amount_fen = amount_fen + 1");
        for (var each : wrong.entrySet()) {
            var table = "view." + each.getKey();
            var sql = "update %s set %s".formatted(table, each.getValue());
            assertThat(views.owner().sql(sql).update()).as(sql).isPositive();
        }
        var all = CheckedViews.check(views.application(), journal.journal(), Watch.NOBODY, 10_000);
        assertThat(all.differences().stream().map(Difference::table))
                .containsAll(wrong.keySet())
                .isSubsetOf(wrong.keySet());
    }

    @Test
    void tables_that_nobody_compares_are_named() throws SQLException {
        views.owner().sql("create table view.gold (ounces bigint)").update();
        views.owner()
                .sql("alter table view.fund_balance add column gold_fen bigint")
                .update();
        assertThat(check().unchecked())
                .contains("gold", "fund_balance.gold_fen")
                .doesNotContain("money_event");
    }
}
