package org.sunledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.sunledger.api.Sunledger;
import org.sunledger.api.demo.Demo;

/** The pages of the demo county as a villager's browser shows them. Pictures are left in {@code target/pages}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagesIT {
    private static final String WATERMARK = "演示数据,非真实收支";
    private static final String PASSWORD = "pages";
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final Path PICTURES = Path.of("target", "pages");

    private static SystemChromium chromium;
    private static ConfigurableApplicationContext program;
    private static String address;

    @BeforeAll
    static void the_demo_county_is_told() throws IOException, InterruptedException {
        chromium = SystemChromium.orSkip();
        Files.createDirectories(PICTURES);
        var data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "pages-data");
        program = new SpringApplication(Sunledger.class)
                .run(
                        "--server.port=0",
                        "--sunledger.demo=true",
                        "--sunledger.data=" + data,
                        "--sunledger.demo-password=" + PASSWORD);
        address = "http://localhost:" + program.getEnvironment().getRequiredProperty("local.server.port");
        assertThat(program.getBean(Demo.class).awaitFinished(5, TimeUnit.MINUTES))
                .isTrue();
    }

    @AfterAll
    static void close() {
        if (program != null) program.close();
        if (chromium != null) chromium.close();
    }

    private static BrowserContext context() {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setHttpCredentials("auditor", PASSWORD)
                        .setViewportSize(1280, 900));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?lang=en",
                "/villages/370784119333",
                "/villages/370784118212?lang=en",
                "/notices",
                "/journal",
                "/journal/1",
                "/audit/flows",
                "/audit/flows?lang=en",
                "/audit/flows?division=370784119333&effectiveOn=2018-12-31",
                "/problems",
                "/no/such/page"
            })
    void bears_the_watermark_and_no_grave_fault(String path) {
        try (var context = context()) {
            var page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) complaints.add(message.text());
            });
            page.navigate(address + path);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(PICTURES.resolve(path.replaceAll("[^0-9a-z]+", "-") + ".png")));
            assertThat(page.locator("p.demo").textContent()).contains(WATERMARK);
            assertThat(page.locator("p.demo").isVisible()).isTrue();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(path.contains("lang=en") ? "en" : "zh-CN");
            assertThat(page.content()).doesNotContain("??");
            assertThat(complaints).isEmpty();
            assertThat(graveFaults(page)).isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("p.demo").isVisible()).isTrue();
        }
    }

    private static List<String> graveFaults(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(fault -> GRAVE.contains(fault.getImpact()))
                        .map(fault -> fault.getId() + ": " + fault.getHelp() + " "
                                + fault.getNodes().stream()
                                        .map(node -> String.valueOf(node.getTarget()))
                                        .toList())
                        .toList();
    }

    @Test
    void the_county_shows_its_totals_and_leads_to_a_village_and_its_notices() {
        try (var context = context()) {
            var page = context.newPage();
            page.navigate(address + "/");
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
    void the_money_is_drawn_and_followed_down_to_a_record_and_taken_home() {
        try (var context = context()) {
            var page = context.newPage();
            page.navigate(address + "/audit/flows");
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
    void the_picture_fits_a_telephone_and_a_page_without_scripts_says_the_same() {
        var telephone = new Browser.NewContextOptions()
                .setHttpCredentials("auditor", PASSWORD)
                .setViewportSize(390, 844);
        try (var context = chromium.browser().newContext(telephone)) {
            var page = context.newPage();
            page.navigate(address + "/audit/flows");
            page.locator("#sankey[data-drawn=true] canvas").waitFor();
            page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve("flows-telephone.png")));
            var width = (Number) page.evaluate("document.documentElement.scrollWidth");
            assertThat(width.intValue()).isLessThanOrEqualTo(390);
            assertThat(graveFaults(page)).isEmpty();
        }
        try (var context = chromium.browser().newContext(telephone.setJavaScriptEnabled(false))) {
            var page = context.newPage();
            page.navigate(address + "/audit/flows");
            assertThat(page.locator("#sankey canvas").count()).isZero();
            assertThat(page.locator("tbody").first().textContent()).contains("到账", "3,000,000.00");
        }
    }

    @Test
    void the_past_is_shown_as_it_was() {
        try (var context = context()) {
            var page = context.newPage();
            page.navigate(address + "/?effectiveOn=2018-12-31");
            assertThat(page.locator(".as-of").textContent()).contains("2018-12-31");
            assertThat(page.locator("dl.figures").textContent()).contains("4,850,350.00");
        }
    }
}
