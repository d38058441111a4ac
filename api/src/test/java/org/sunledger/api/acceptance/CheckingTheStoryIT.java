package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.projections.check.CheckedViews;

/** The told story of the demo, checked by a path of its own, and handed to programs that are not ours. */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckingTheStoryIT {
    private static final String EXPORT = "/api/v1/exports/hledger";

    private static String export(LoadedDemo demo, String question) {
        var answer = demo.program().get("auditor", EXPORT + question);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private static List<String> entries(String text) {
        return text.lines()
                .filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\d=.*"))
                .toList();
    }

    @Test
    void every_row_of_the_views_is_what_the_raw_records_say(LoadedDemo demo) throws SQLException {
        var program = demo.program();
        assertThat(program.get("/api/v1/balances/villages?atLeast=" + program.head())
                        .status())
                .isEqualTo(200);
        var report = CheckedViews.check(program.ownerSource(), program.bean(Journal.class), Watch.NOBODY, 20);
        assertThat(report.isClean()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.records()).isEqualTo(program.head());
        // The 41 rows of S1, and the income that came in before it was distributed.
        assertThat(report.moving()).isEqualTo(42);
        assertThat(report.unchecked()).containsExactly("audit_trail.words");
        assertThat(report.rows()).doesNotContainEntry("project_word", 0L).doesNotContainEntry("asset_share", 0L);
    }

    @Test
    void the_plain_text_journal_is_as_of_the_same_points_of_view_as_the_balances(LoadedDemo demo) {
        var whole = export(demo, "?atLeast=" + demo.program().head());
        assertThat(whole).contains("演示数据,非真实收支", "commodity CNY", "; recordedAt: 2018-07-23");
        assertThat(entries(whole)).hasSize(42);
        assertThat(entries(export(demo, "?position=" + demo.positionOf(8)))).hasSize(8);
        assertThat(entries(export(demo, "?knownAt=2018-12-31T15:59:59.999Z"))).hasSize(25);
        assertThat(entries(export(demo, "?effectiveOn=2018-12-31"))).hasSize(26);
        assertThat(demo.program().get("auditor", EXPORT + "?position=9999999").status())
                .isEqualTo(400);
        assertThat(demo.program().get("auditor", EXPORT + "?positoin=1").status())
                .isEqualTo(400);
    }

    @Test
    void the_plain_text_journal_is_a_file_of_text_for_those_who_may(LoadedDemo demo) {
        var answer = demo.program().get("auditor", EXPORT);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"sunledger-");
        assertThat(demo.program().get("village", EXPORT).status()).isEqualTo(403);
        assertThat(demo.program().get(EXPORT).status()).isEqualTo(401);
    }
}
