package org.sunledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the demo county as a villager's browser shows them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(ShownDemo.Shared.class)
class PagesIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?lang=en",
                "/villages/370784119333",
                "/villages/370784118212?lang=en",
                "/villages/370784118000",
                "/villages/370784000000?lang=en",
                "/notices",
                "/notices?lang=en&after=3",
                "/views/year-plans?lang=en",
                "/journal/1",
                "/audit/flows",
                "/audit/flows?lang=en",
                "/audit/flows?division=370784119333&effectiveOn=2018-12-31",
                "/problems",
                "/no/such/page"
            })
    void bears_the_watermark_and_no_grave_fault(String path, ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            demo.check(context, path);
        }
    }

    @Test
    void the_county_shows_its_totals_and_leads_to_a_village_and_its_notices(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/"));
            assertThat(page.locator("dl.figures").textContent()).contains("7,000,000.00", "845,000.00");
            assertThat(page.locator("tfoot").textContent()).contains("6,240,000.00", "6,155,000.00", "60,000.01");
            page.locator("a[href='/villages/370784119333']").click();
            assertThat(page.locator("h1").textContent()).startsWith("白山头村");
            assertThat(page.locator("dl.figures").textContent()).contains("1,940,000.00", "2,273,333.33");
            assertThat(page.locator("main").textContent()).contains("12317", "谁负责");
            page.locator("main a[href^='/notices/']").first().click();
            assertThat(page.locator("article").textContent()).contains("编号", "发布单位", "公示起止日期", "正文摘要 SHA-256", "12317");
        }
    }

    @Test
    void a_town_and_the_county_say_what_they_are_and_show_the_sums_of_their_places(ShownDemo demo) {
        try (var context = demo.asStranger()) {
            var page = context.newPage();
            page.navigate(demo.at("/villages/370784000000"));
            assertThat(page.locator("main").textContent()).contains("这是全县的页面").doesNotContain("本村资金");
            assertThat(page.locator("dl.figures").textContent()).contains("6,240,000.00", "6,155,000.00", "60,000.01");
            page.locator("#parts ~ .wide a[href='/villages/370784119000']").click();
            assertThat(page.locator("h1").textContent()).startsWith("辉渠镇");
            assertThat(page.locator("main").textContent()).contains("这是乡镇的页面");
            // The town's only village with money, so the sums are the village's.
            assertThat(page.locator("dl.figures").textContent()).contains("1,940,000.00", "2,273,333.33");
            page.locator("#parts ~ .wide a[href='/villages/370784119333']").click();
            assertThat(page.locator("main").textContent()).contains("本村资金").doesNotContain("这是乡镇的页面");
            page.navigate(demo.at("/villages/370784118000?lang=en&effectiveOn=2018-12-31"));
            assertThat(page.locator("main").textContent()).contains("the page of a town", "The town's money");
            assertThat(page.locator("#parts ~ .wide a").first().getAttribute("href"))
                    .contains("position=", "effectiveOn=2018-12-31", "lang=en");
            // Before anything was recorded of it there is no figure, and no zero that looks like one.
            page.navigate(demo.at("/villages/370784118000?position=20"));
            assertThat(page.locator("dl.figures").count()).isZero();
            assertThat(page.locator("main").textContent()).contains("尚无资金记录").doesNotContain("0.00");
        }
    }

    @Test
    void the_money_is_drawn_and_followed_down_to_a_record_and_taken_home(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/flows"));
            page.locator("#sankey[data-drawn=true] canvas").waitFor();
            assertThat(page.locator("dl.figures").textContent()).contains("7,000,000.00", "845,000.00");
            assertThat(page.locator("main").textContent()).contains("退票", "支付冲销", "追回", "收回统筹");
            page.locator("tr#link-1 a").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("流向背后的记录");
            page.locator("tbody a").first().click();
            assertThat(page.url()).contains("/journal/");
            page.goBack();
            page.goBack();
            page.locator("a[href*='division=370784119333']").click();
            assertThat(page.locator("main").textContent()).contains("1,940,000.00");
            var download = page.waitForDownload(
                    () -> page.locator(".downloads a[href*='.xlsx']").click());
            assertThat(download.suggestedFilename()).startsWith("演示数据-资金流向-").endsWith(".xlsx");
        }
    }

    @Test
    void the_picture_fits_a_telephone_and_a_page_without_scripts_says_the_same(ShownDemo demo) {
        try (var context = demo.onPhone("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/flows"));
            page.locator("#sankey[data-drawn=true] canvas").waitFor();
            ShownDemo.picture(page, "flows-telephone");
            var width = (Number) page.evaluate("document.documentElement.scrollWidth");
            assertThat(width.intValue()).isLessThanOrEqualTo(390);
            assertThat(ShownDemo.graveFaults(page)).isEmpty();
        }
        try (var context = demo.withoutScript("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit/flows"));
            assertThat(page.locator("#sankey canvas").count()).isZero();
            assertThat(page.locator("tbody").first().textContent()).contains("到账", "3,000,000.00");
        }
    }

    @Test
    void a_villager_is_offered_a_login_that_says_so_and_an_auditor_the_records(ShownDemo demo) {
        try (var context = demo.asStranger()) {
            var page = context.newPage();
            page.navigate(demo.at("/villages/370784119333"));
            assertThat(page.locator("#events ~ .wide tbody tr").count()).isPositive();
            assertThat(page.locator("main a[href^='/journal/']").count()).isZero();
            assertThat(page.locator("#years ~ .wide").first().textContent()).contains("2018");
            assertThat(page.locator("header nav a").allTextContents())
                    .containsExactly("全县", "公告公示", "工作人员登录", "English");
            assertThat(page.locator("header .who, footer a").count()).isZero();
            page.navigate(demo.at("/"));
            assertThat(page.locator("#views ~ ul a").allTextContents()).containsExactly("年度计划完成情况");
            page.locator("#views ~ ul a").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("年度计划完成情况");
            assertThat(page.locator("#year").inputValue()).isNotBlank();
            assertThat(page.locator("tbody a[href^='/audit']").count()).isZero();
            ShownDemo.picture(page, "year-plans-telephone");
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(context.request().get(demo.at("/views/due-dates")).status())
                    .isEqualTo(401);
            assertThat(context.request().get(demo.at("/views")).status()).isEqualTo(401);
        }
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/audit"));
            assertThat(page.locator("header nav a").allTextContents())
                    .containsExactly("全县", "公告公示", "待办", "台账", "审计", "English");
            page.navigate(demo.at("/villages/370784119333"));
            page.locator("main a[href^='/journal/']").first().click();
            assertThat(page.locator("h1").textContent()).contains("号记录");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "maker, 时间滑块 资金流向",
        "town, 资金流向",
        "approver, 时间滑块 资金流向 视图重建",
        "admin, 视图重建 账簿重放",
        "village, ''",
        "auditor, 审计"
    })
    void the_menu_offers_whoever_logged_in_what_is_open_to_them_and_says_who_it_is(
            String user, String beside, ShownDemo demo) {
        try (var context = demo.onPhone(user)) {
            var page = context.newPage();
            page.navigate(demo.at("/waiting"));
            var own = new ArrayList<>(List.of("全县", "公告公示", "待办", "台账"));
            own.addAll(beside.isEmpty() ? List.of() : List.of(beside.split(" ")));
            var links = page.locator("header nav a:not([lang])");
            assertThat(links.allTextContents()).isEqualTo(own);
            for (var link : links.all()) {
                var answer = context.request().get(demo.at(link.getAttribute("href")));
                assertThat(answer.status()).as(link.textContent()).isEqualTo(200);
            }
            assertThat(page.locator("header .who").textContent()).contains(user + " · ", "退出");
            assertThat(page.locator("footer a[href='/problems']").count()).isOne();
            // What stands first in a line stands as far left as the name of the book.
            assertThat(page.evaluate("""
                            () => {
                                const left = node => {
                                    const range = document.createRange();
                                    range.selectNodeContents(node);
                                    return range.getBoundingClientRect().left;
                                };
                                return left(document.querySelector('header nav a')) - left(document.querySelector('.name'));
                            }""")).isEqualTo(0);
            ShownDemo.picture(page, "menu-telephone-" + user);
        }
    }

    @Test
    void whoever_logs_out_is_a_stranger_to_the_browser_again(ShownDemo demo) {
        try (var context = demo.asStranger()) {
            var page = context.newPage();
            page.navigate(demo.withPassword("maker", "/waiting"));
            page.navigate(demo.at("/notices"));
            assertThat(page.locator("header .who").textContent()).contains("maker · 财政局经办岗");
            // A browser that nobody sits at shows no page where a password was refused.
            page.waitForResponse(
                    demo.at("/logout"), () -> page.locator("header .who a").click());
            page.navigate(demo.at("/notices"));
            assertThat(page.locator("header .who").count()).isZero();
            assertThat(page.locator("header nav a").allTextContents()).contains("工作人员登录");
        }
        try (var context = demo.as("maker")) {
            for (var each : List.of("/logout", "/logout?lang=en")) {
                var answer = context.request().get(demo.at(each));
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.text())
                        .contains(each.contains("en") ? "Logged out" : "已退出登录")
                        .doesNotContain("maker", "/views");
            }
        }
    }

    @Test
    void words_of_fixed_sets_are_in_the_language_of_the_page(ShownDemo demo) {
        try (var context = demo.asStranger()) {
            var page = context.newPage();
            page.navigate(demo.at("/notices?lang=en"));
            for (var column : new int[] {2, 6}) {
                for (var cell :
                        page.locator("tbody td:nth-child(" + column + ")").allTextContents()) {
                    assertThat(cell).doesNotContainPattern("\\p{IsHan}");
                }
            }
            page.navigate(demo.at("/villages/370784119333?lang=en"));
            for (var cell : page.locator("#projects ~ .wide")
                    .first()
                    .locator("tbody td:nth-child(2)")
                    .allTextContents()) {
                assertThat(cell).doesNotContainPattern("\\p{IsHan}");
            }
        }
    }

    @Test
    void the_notice_board_is_turned_page_by_page(ShownDemo demo) {
        try (var context = demo.asStranger()) {
            var page = context.newPage();
            page.navigate(demo.at("/notices"));
            var all = page.locator("tbody th a").all().stream()
                    .map(a -> a.getAttribute("href"))
                    .toList();
            assertThat(page.locator("[role=status]").textContent()).contains("1–" + all.size());
            page.navigate(demo.at("/notices?after=2"));
            assertThat(page.locator("tbody th a").first().getAttribute("href")).isEqualTo(all.get(2));
            page.locator("#previous").click();
            assertThat(page.url()).contains("position=");
            assertThat(page.locator("tbody th a").first().getAttribute("href")).isEqualTo(all.getFirst());
        }
    }

    @Test
    void the_past_is_shown_as_it_was(ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.navigate(demo.at("/?effectiveOn=2018-12-31"));
            assertThat(page.locator(".as-of").textContent()).contains("2018-12-31");
            assertThat(page.locator("dl.figures").textContent()).contains("4,850,350.00");
        }
    }
}
