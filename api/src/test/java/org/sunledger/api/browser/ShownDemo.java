package org.sunledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.sunledger.api.Sunledger;
import org.sunledger.api.demo.WholeDemo;

/** The demo county, told once for all tests that look at its pages. Pictures are left in {@code target/pages}. */
final class ShownDemo implements AutoCloseable {
    private static final String WATERMARK = "演示数据,非真实收支";
    private static final String PASSWORD = "pages";
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final Path PICTURES = Path.of("target", "pages");

    private final SystemChromium chromium;
    private final ConfigurableApplicationContext program;
    private final String address;

    private ShownDemo() {
        chromium = SystemChromium.orSkip();
        try {
            Files.createDirectories(PICTURES);
            var data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "pages-data");
            program = new SpringApplication(Sunledger.class)
                    .run(
                            "--server.port=0",
                            "--sunledger.demo=true",
                            "--sunledger.data=" + data,
                            "--sunledger.demo-password=" + PASSWORD);
            address = "http://localhost:" + program.getEnvironment().getRequiredProperty("local.server.port");
            WholeDemo.await(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String at(String path) {
        return address + path;
    }

    /** As a person logs in: the browser itself keeps the password, which one with credentials of a test does not. */
    String withPassword(String user, String path) {
        return address.replace("://", "://" + user + ":" + PASSWORD + "@") + path;
    }

    <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    /** A browser in which this user logs in when asked. */
    BrowserContext as(String user) {
        return chromium.browser().newContext(options(user));
    }

    BrowserContext withoutScript(String user) {
        return chromium.browser().newContext(options(user).setJavaScriptEnabled(false));
    }

    BrowserContext onPhone(String user) {
        return chromium.browser().newContext(options(user).setViewportSize(390, 844));
    }

    /** A villager's telephone, which logs in nowhere. */
    BrowserContext asStranger() {
        return chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(390, 844));
    }

    private static Browser.NewContextOptions options(String user) {
        return new Browser.NewContextOptions()
                .setHttpCredentials(user, PASSWORD)
                .setViewportSize(1280, 900);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }

    /** What every page must be: marked as a demo on screen and paper, in its language, free of grave faults. */
    void check(BrowserContext context, String path) {
        var page = context.newPage();
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) complaints.add(message.text());
        });
        page.onPageError(complaints::add);
        page.navigate(at(path));
        picture(page, path.replaceAll("[^0-9a-zA-Z]+", "-"));
        assertThat(page.locator("p.demo").textContent()).contains(WATERMARK);
        assertThat(page.locator("p.demo").isVisible()).isTrue();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(path.contains("lang=en") ? "en" : "zh-CN");
        assertThat(page.content()).doesNotContain("??");
        assertThat(complaints).isEmpty();
        assertThat(graveFaults(page)).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("p.demo").isVisible()).isTrue();
    }

    static List<String> graveFaults(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(fault -> GRAVE.contains(fault.getImpact()))
                        .map(fault -> fault.getId() + ": " + fault.getHelp() + " "
                                + fault.getNodes().stream()
                                        .map(node -> String.valueOf(node.getTarget()))
                                        .toList())
                        .toList();
    }

    @Override
    public void close() {
        program.close();
        chromium.close();
    }

    /** Gives the one shown demo to every test that asks for it. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == ShownDemo.class;
        }

        @Override
        public ShownDemo resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(ShownDemo.class, ignored -> new ShownDemo(), ShownDemo.class);
        }
    }
}
