package org.sunledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.api.demo.Staged;

/** The auditor's desk in a real browser. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(ShownDemo.Shared.class)
class AuditPagesIT {
    /** A rebuild of the demo takes moments; a busy machine takes longer. */
    private static final LocatorAssertions.HasTextOptions PATIENT =
            new LocatorAssertions.HasTextOptions().setTimeout(120_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit",
                "/audit?lang=en",
                "/audit/trail",
                "/audit/trail?lang=en",
                "/audit/trail?q=支付&amountFrom=1000&from=2018-01-01",
                "/audit/trail?q=nothing-of-the-kind&lang=en",
                "/audit/rebuilds",
                "/audit/rebuilds?lang=en",
                "/audit/rebuilds/money",
                "/audit/rebuilds/money/1?lang=en",
                "/audit/samples",
                "/audit/samples?lang=en",
                "/audit/time",
                "/audit/time?effectiveOn=2018-12-31&position=120&lang=en",
                "/audit/trail?amountFrom=many",
                "/audit/why",
                "/audit/why?division=370784119333&figure=disbursed&effectiveOn=2018-12-31&lang=en",
                "/audit/negative-days",
                "/audit/negative-days?lang=en",
                "/audit/restatements?lang=en",
                "/audit/restatements?from=2018-12-31&effectiveOn=2018-12-31",
                "/audit/replays?lang=en",
                "/views",
                "/views/findings",
                "/views/findings?lang=en",
                "/views/cases",
                "/views/cases?lang=en",
                "/views/due-dates?effectiveOn=2018-04-20",
                "/views/due-dates?effectiveOn=2018-04-20&kind=MILESTONE&lang=en",
                "/views/due-dates?division=370784999999",
                "/views/due-dates?kind=BIRTHDAY",
                "/views/year-plans",
                "/views/carry-overs?effectiveOn=2019-06-30",
                "/views/carry-overs?lang=en",
                "/views/compliance?effectiveOn=2018-12-31",
                "/views/compliance?effectiveOn=2018-12-31&lang=en",
                "/views/audit-statistics",
                "/views/audit-statistics?from=2018-01-01&to=2018-06-30&lang=en",
                "/views/funds",
                "/views/projects?lang=en",
                "/views/assets?lang=en",
                "/views/journal"
            })
    void is_in_its_language_and_has_no_grave_fault(String path, ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            demo.check(context, path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit",
                "/audit/trail",
                "/audit/rebuilds",
                "/audit/samples",
                "/audit/time",
                "/audit/why",
                "/audit/negative-days",
                "/audit/restatements?from=2018-12-31",
                "/audit/replays",
                "/views",
                "/views/findings",
                "/views/due-dates",
                "/views/compliance"
            })
    void fits_on_a_phone(String path, ShownDemo demo) {
        try (var context = demo.onPhone("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at(path));
            ShownDemo.picture(page, "phone" + path.replaceAll("[^0-9a-z]+", "-"));
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "maker, /audit, 403",
        "maker, /audit/trail, 403",
        "maker, /audit/samples, 403",
        "maker, /audit/rebuilds, 403",
        "maker, /audit/time, 200",
        "maker, /audit/replays, 403",
        "maker, /views/findings, 403",
        "maker, /views/compliance, 403",
        "maker, /views/carry-overs, 200",
        "maker, /views/cases, 200",
        "village, /views, 200",
        "village, /views/due-dates, 200",
        "village, /views/cases, 403",
        "approver, /views/compliance, 200",
        "village, /audit/time, 403",
        "approver, /audit/rebuilds, 200",
        "approver, /audit, 403"
    })
    void is_shown_to_its_roles_only(String user, String path, int status, ShownDemo demo) {
        try (var context = demo.as(user)) {
            var page = context.newPage();
            Response answer = page.navigate(demo.at(path));
            assertThat(answer.status()).isEqualTo(status);
            if (status == 403) assertThat(page.locator("main").textContent()).contains("无权办理", "Not allowed");
        }
    }

    @Test
    void a_record_is_found_by_its_words_and_filters_and_leads_to_its_bytes(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/journal?lang=en"));
            assertThat(page).hasURL(demo.at("/audit/trail?lang=en"));
            page.navigate(demo.at("/audit/trail"));
            page.locator("#q").fill("支付");
            page.locator("#event").selectOption("disbursement.paid");
            page.locator("#amountFrom").fill("600,000.00");
            page.locator("#amountTo").fill("600000");
            page.locator("form.filter button").click();
            assertThat(page.locator("#q")).hasValue("支付");
            assertThat(page.locator("tbody tr").first()).containsText("600,000.00");
            for (var row : page.locator("tbody tr").all())
                assertThat(row.textContent()).contains("disbursement.paid", "600,000.00");
            // The other language asks the same question.
            page.locator("header a[lang=en]").click();
            assertThat(page.locator("#q")).hasValue("支付");
            assertThat(page.locator("tbody tr").first()).containsText("600,000.00");
            page.locator("header a[lang=zh-CN]").click();
            assertThat(page.locator("#q")).hasValue("支付");
            page.locator("tbody th a").first().click();
            assertThat(page.locator("h1")).containsText("号记录");
            assertThat(page.locator("main")).containsText("disbursement.paid");
        }
    }

    @Test
    void a_document_number_is_found_in_any_style_and_pages_follow_each_other(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/trail?event=allocation.issued"));
            var number = documentIn(page);
            page.locator("#docNo").fill(number.replace('〔', '[').replace('〕', ']'));
            page.locator("form.filter button").click();
            for (var row : page.locator("tbody tr").all())
                assertThat(row.textContent()).contains(number);
            page.navigate(demo.at("/audit/trail"));
            var last = position(page.locator("tbody tr th a").last().textContent());
            page.locator("#next").click();
            assertThat(position(page.locator("tbody tr th a").first().textContent()))
                    .isGreaterThan(last);
        }
    }

    private static String documentIn(Page page) {
        var found = Pattern.compile("[\\p{IsHan}]+〔\\d{4}〕\\d+号")
                .matcher(page.locator("tbody").textContent());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static long position(String text) {
        return Long.parseLong(text.strip());
    }

    @Test
    void a_view_is_rebuilt_from_the_page_and_watched_to_its_end(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/rebuilds"));
            page.locator("form[action='/audit/rebuilds/asset'] button").click();
            assertThat(page.locator("h1")).containsText("资产");
            assertThat(page.locator("#phase")).hasText("已完成", PATIENT);
            assertThat(page.locator("main")).containsText("没有差异");
            assertThat(page.locator("#rebuild")).containsText("现行");
            page.navigate(demo.at("/audit/rebuilds/asset"));
            assertThat(page.locator("tbody")).containsText("保留");
        }
    }

    @Test
    void a_difference_is_read_by_all_and_accepted_by_the_approver_alone(ShownDemo demo) {
        JdbcClient.create(demo.bean(DataSource.class))
                .sql("update view.village_balance set income_fen = income_fen + 1 where division_code = '370784119333'")
                .update();
        String address;
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/rebuilds"));
            page.locator("form[action='/audit/rebuilds/money'] button").click();
            assertThat(page.locator("#phase")).hasText("等待认可差异", PATIENT);
            var row = page.locator("#row-by-row ~ .wide tbody tr");
            assertThat(row).hasCount(1);
            assertThat(row).containsText("income_fen");
            assertThat(row.locator("td.fen")).hasText(new String[] {"20,000.01", "20,000.00"});
            assertThat(page.locator("form[action$='/acceptance']")).hasCount(0);
            assertThat(ShownDemo.graveFaults(page)).isEmpty();
            ShownDemo.picture(page, "audit-rebuild-waiting");
            address = page.url();
            page.navigate(demo.at("/audit"));
            assertThat(page.locator("main")).containsText("等待认可:资金");
            ShownDemo.picture(page, "audit-pending");
        }
        // Without a script, as every write of these pages must work.
        try (var context = demo.withoutScript("approver")) {
            var page = context.newPage();
            page.navigate(address);
            assertThat(page.locator("form[action$='/cancellation']")).hasCount(0);
            page.locator("form[action$='/acceptance'] button").click();
            await(page, "#phase", "已完成");
            assertThat(page.locator("#rebuild")).containsText("approver");
        }
    }

    /** By loading the page again, as a person without a script does. */
    private static void await(Page page, String place, String text) {
        for (int i = 0; i < 200 && !page.locator(place).textContent().contains(text); i++) {
            page.waitForTimeout(300);
            page.reload();
        }
        assertThat(page.locator(place)).hasText(text);
    }

    @Test
    void every_group_of_views_has_a_name_in_both_languages(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            for (var path : List.of("/audit/rebuilds", "/audit/rebuilds?lang=en")) {
                page.navigate(demo.at(path));
                for (var row : page.locator("tbody tr th").all()) {
                    assertThat(row.locator("span").first().textContent())
                            .isNotEqualTo(row.locator("code").textContent());
                }
            }
        }
    }

    @Test
    void the_books_are_replayed_to_a_day_and_found_as_they_were_shown(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit"));
            assertThat(page.locator("a[href^='/api/v1/exports/hledger']")).hasCount(1);
            page.locator("main a[href='/audit/replays']").click();
            page.locator("#to").fill("2018-12-31");
            page.locator("form.filter button").click();
            assertThat(page.locator("#phase")).hasText("已完成", PATIENT);
            assertThat(page.locator("main")).containsText("与当时所示完全一致");
            // The position alone says nothing to a person.
            assertThat(page.locator("#replay")).containsText("2018-1");
            assertThat(page.locator("#replay")).containsText("该记录的事件");
            assertThat(ShownDemo.graveFaults(page)).isEmpty();
            ShownDemo.picture(page, "audit-replay");
            var replay = page.url();
            page.locator("a[href$='/balances/villages']").click();
            assertThat(page.content()).contains("370784119333");
            page.navigate(replay);
            page.locator("form[action$='/end'] button").click();
            assertThat(page.locator("#replay")).containsText("账表已删除");
            page.navigate(demo.at("/audit/replays?lang=en"));
            assertThat(page.locator("tbody")).containsText("the same");
            page.locator("#to").fill("99999999");
            page.locator("form.filter button").click();
            assertThat(page.locator("main")).containsText("99999999");
        }
    }

    @Test
    void what_waits_and_what_happened_before_is_read_in_words(ShownDemo demo) {
        var project = "/streams/Project/" + Staged.id("project/P1");
        try (var context = demo.as("auditor")) {
            for (var path : List.of("/waiting", "/waiting?lang=en", project, project + "?lang=en"))
                demo.check(context, path);
            var page = context.newPage();
            page.navigate(demo.at(project));
            assertThat(page.locator("h1")).containsText("办理经过:项目 P1 ");
            assertThat(page.locator("tbody tr").first()).containsText("项目申报");
            page.locator("main a[href^='/audit/trail?stream=Project/']").click();
            assertThat(page.locator("tbody tr").first()).containsText("项目申报");
        }
        try (var context = demo.onPhone("approver")) {
            var page = context.newPage();
            page.navigate(demo.at(project));
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @Test
    void an_open_item_is_found_by_its_kind_and_leads_to_what_happened_and_home(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit"));
            page.locator("main a[href='/views/due-dates']").click();
            page.locator("#effectiveOn").fill("2018-04-20");
            page.locator("#kind").selectOption("NOTICE_PERIOD");
            page.locator("form.filter button").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody tr")).containsText("2018-04-27");
            var file = page.waitForDownload(
                    () -> page.locator(".downloads a[href*='.xlsx']").click());
            assertThat(file.suggestedFilename()).startsWith("演示数据-到期日历-").endsWith(".xlsx");
            page.locator("tbody a[href^='/notices/']").click();
            assertThat(page.locator("article")).containsText("公示起止日期");
            page.navigate(demo.at("/views/findings"));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("form.filter")).isHidden();
            assertThat(page.locator("tbody")).isVisible();
            ShownDemo.picture(page, "print-views-findings");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.locator("tbody th a").first().click();
            assertThat(page.locator("tbody")).containsText("finding.raised");
        }
        try (var context = demo.as("maker")) {
            var page = context.newPage();
            page.navigate(demo.at("/views"));
            assertThat(page.locator("main ul")).not().containsText("问题台账");
            page.locator("main a[href='/views/cases']").click();
            assertThat(page.locator("main a[href^='/audit/trail']")).hasCount(0);
        }
    }

    @Test
    void a_sample_is_drawn_once_and_can_be_drawn_again(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/samples"));
            page.locator("#size").fill("3");
            var key = Objects.requireNonNull(page.locator("input[name=key]").getAttribute("value"));
            page.locator("form.filter button").click();
            assertThat(page.locator("main")).containsText("重抽结果与记录一致");
            assertThat(page.locator("tbody tr")).hasCount(3);
            assertThat(ShownDemo.graveFaults(page)).isEmpty();
            ShownDemo.picture(page, "audit-sample");
            var drawn = page.url();
            // Sent again from the page that is still in the browser, it is the same sample.
            page.navigate(demo.at("/audit/samples"));
            page.locator("#size").fill("3");
            page.evaluate("key => document.querySelector('input[name=key]').value = key", key);
            page.locator("form.filter button").click();
            assertThat(page).hasURL(drawn);
            page.navigate(demo.at("/audit/samples"));
            assertThat(page.locator("tbody")).containsText(drawn.substring(drawn.lastIndexOf('/') + 1));
            page.navigate(drawn + "?lang=en");
            assertThat(page.locator("main")).containsText("Drawn again now: the same list.");
        }
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/samples"));
            page.locator("#size").fill("1000");
            page.locator("form.filter button").click();
            assertThat(page.locator("main")).containsText("请全数检查");
        }
    }

    @Test
    void a_figure_leads_to_the_records_that_sum_to_it(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/time?effectiveOn=2018-12-31"));
            page.locator("#answer tfoot a").nth(1).click();
            assertThat(page.locator("#figure-fen")).hasText("4,850,350.00");
            assertThat(page.locator("tfoot")).containsText("4,850,350.00");
            assertThat(page.locator("tbody")).containsText("承前页");
            page.locator("tbody th a").first().click();
            assertThat(page.locator("h1")).containsText("号记录");
        }
    }

    @Test
    void what_was_learned_between_two_days_is_told_with_its_causes(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/restatements"));
            page.locator("#from").fill("2018-06-30");
            page.locator("#to").fill("2018-12-31");
            page.locator("form.filter button").click();
            assertThat(page.locator("main")).containsText("变动的数字");
            assertThat(page.locator("#causes + .wide tbody tr, #causes ~ .wide tbody tr")
                            .count())
                    .isPositive();
            page.locator("#figures ~ .wide tbody th a").first().click();
            assertThat(page.locator("h1")).hasText("数字由来");
        }
    }

    @Test
    void both_times_move_with_the_keyboard(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/time"));
            var slider = page.locator("#position-slider");
            assertThat(slider).isVisible();
            var head = position(page.locator("#position").inputValue());
            slider.focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator("#answer")).containsText("第 %d 号记录".formatted(head - 1));
            page.keyboard().press("PageDown");
            assertThat(page.locator("#answer")).containsText("第 %d 号记录".formatted(head - 11));
            assertThat(page).hasURL(Pattern.compile("position=" + (head - 11)));
            page.locator("#day-slider").focus();
            page.keyboard().press("Home");
            assertThat(page.locator("#answer")).containsText("业务日期 2018-01-01");
            assertThat(page.locator("#effectiveOn")).hasValue("2018-01-01");
            assertThat(page.locator("#answer tfoot")).containsText("0.00");
            ShownDemo.picture(page, "audit-time-moved");
        }
    }

    @Test
    void without_a_script_the_form_shows_the_past(ShownDemo demo) {
        try (BrowserContext context = demo.withoutScript("maker")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/time"));
            assertThat(page.locator("#day-slider")).isHidden();
            page.locator("#effectiveOn").fill("2018-12-31");
            page.locator("form.time button").click();
            assertThat(page.locator("#answer tfoot")).containsText("4,850,350.00");
            page.locator("#position").fill("99999999");
            page.locator("form.time button").click();
            assertThat(page.locator("#position")).hasValue("99999999");
        }
    }
}
