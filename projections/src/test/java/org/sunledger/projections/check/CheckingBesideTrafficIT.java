package org.sunledger.projections.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
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

    private final TestJournal journal = MoneyStory.lawful();
    private final TestViews views = new TestViews(journal, List.of(ReadTables.money())).atHead();

    @AfterEach
    void close() {
        views.close();
    }

    private CheckReport check() throws SQLException {
        return MoneyViews.check(views.application(), journal.journal(), Watch.NOBODY, 50);
    }

    @Test
    void all_rows_are_equal_and_every_table_of_the_group_is_compared() throws SQLException {
        var report = check();
        assertThat(report.isClean()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.position()).isEqualTo(journal.head());
        assertThat(report.rows()).containsKey("village_balance").doesNotContainValue(0L);
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

    @Test
    void the_tables_of_every_other_group_are_said_not_to_be_compared() throws SQLException {
        var report = check();
        assertThat(report.unchecked())
                .contains(
                        "asset_profile",
                        "asset_share",
                        "asset_word",
                        "audit_trail",
                        "case_profile",
                        "case_word",
                        "due_date",
                        "finding_profile",
                        "finding_word",
                        "notice_draft",
                        "notice_word",
                        "project_milestone",
                        "project_profile",
                        "project_word",
                        "rule_version")
                .doesNotContainAnyElementsOf(report.rows().keySet())
                .doesNotContain("token", "generation", "replay"); // which no fold writes
        assertThat(String.join("\n", report.lines())).contains("未核对 not compared     asset_profile, ");
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
