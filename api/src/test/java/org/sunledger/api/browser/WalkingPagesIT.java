package org.sunledger.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.api.html.BareCodes;

/** Every page that a reader comes to by its links, on a telephone: in words for people, and never wider than the screen. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(ShownDemo.Shared.class)
class WalkingPagesIT {
    /** Where a walk begins: what has no link on the first page, what is refused, and what is not there. */
    private static final List<String> BEGINNINGS = List.of(
            "/",
            "/waiting",
            "/audit",
            "/views",
            "/audit/time?position=120&effectiveOn=2018-12-31",
            "/audit/flows",
            "/audit/replays",
            "/audit/restatements?from=2018-12-31",
            "/views/due-dates?effectiveOn=2018-04-20",
            "/views/compliance?effectiveOn=2018-12-31",
            "/journal/1000",
            "/villages/370784999999",
            "/audit/trail?amountFrom=many");

    private static final String TEXTS = """
            () => {
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const texts = [];
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    if (!node.parentElement.closest('code, pre, script')) texts.push(node.data.trim());
                }
                for (const field of document.querySelectorAll('[placeholder]')) texts.push(field.placeholder);
                return texts.filter(text => text !== '');
            }""";

    /** What juts out of the screen, or scrolls and cannot be reached by keys, named or known for what it is. */
    private static final String FAULTS = """
            () => {
                const page = document.documentElement;
                const faults = [];
                if (page.scrollWidth > page.clientWidth) faults.push('wider than the screen: ' + page.scrollWidth);
                for (const table of document.querySelectorAll('table')) {
                    const region = table.closest('.wide');
                    if (!region) { faults.push('a table that cannot be scrolled'); continue; }
                    const label = region.getAttribute('aria-label')
                        || document.getElementById(region.getAttribute('aria-labelledby'))?.textContent;
                    if (region.getAttribute('role') !== 'region' || region.tabIndex !== 0 || !label) {
                        faults.push('a table that keys do not reach: ' + table.textContent.trim().slice(0, 40));
                    }
                    const hint = getComputedStyle(region, '::before');
                    if (region.scrollWidth > region.clientWidth
                            && (hint.display === 'none' || !region.dataset.hint || hint.content === 'none')) {
                        faults.push('a wide table that does not say so: ' + table.textContent.trim().slice(0, 40));
                    }
                }
                return faults;
            }""";

    private static final String LINKS =
            "() => [...document.querySelectorAll('a[href]:not([download])')].map(link => link.getAttribute('href'))";

    private static final String CUT = """
            () => [...document.querySelectorAll('.wide')]
                .filter(region => region.scrollWidth > region.clientWidth + 1)
                .map(region => region.textContent.trim().slice(0, 40))""";

    private static final double PIXELS_OF_AN_INCH = 96;
    private static final double MILLIMETRES_OF_AN_INCH = 25.4;

    @ParameterizedTest
    @CsvSource({
        "'', zh-CN, 5",
        "'', en, 5",
        "maker, zh-CN, 15",
        "maker, en, 15",
        "checker, zh-CN, 15",
        "approver, zh-CN, 15",
        "admin, zh-CN, 8",
        "admin, en, 8",
        "auditor, zh-CN, 40",
        "auditor, en, 40"
    })
    void every_page_is_in_words_and_fits_the_screen(String user, String lang, int pagesMin, ShownDemo demo) {
        var complaints = new ArrayList<String>();
        try (var context = user.isEmpty() ? demo.asStranger() : demo.onPhone(user)) {
            var page = context.newPage();
            page.setViewportSize(360, 740);
            var walk = new Walk(lang.equals("en"));
            int seen = 0;
            for (var address = walk.next(); address != null; address = walk.next()) {
                // A browser that is asked for a password shows no page.
                if (user.isEmpty() && context.request().get(demo.at(address)).status() == 401) continue;
                page.navigate(demo.at(address));
                seen++;
                for (var found : codes(page)) complaints.add(address + ": " + found);
                for (var fault : strings(page, FAULTS)) complaints.add(address + ": " + fault);
                walk.add(strings(page, LINKS));
            }
            assertThat(complaints).isEmpty();
            assertThat(seen).as("pages seen").isGreaterThanOrEqualTo(pagesMin);
        }
    }

    /** @param millimetres that the paper holds between its margins */
    @ParameterizedTest
    @CsvSource({
        "/, 180",
        "/villages/370784119333, 180",
        "/notices, 180",
        "/audit/time, 180",
        "/audit/rebuilds, 180",
        "/audit/restatements?from=2018-12-31, 180",
        "/audit/trail, 273",
        "/views/projects, 273",
        "/views/findings, 273"
    })
    void a_printed_page_shows_its_tables_whole(String path, int millimetres, ShownDemo demo) {
        try (var context = demo.as("auditor")) {
            var page = context.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize((int) (millimetres * PIXELS_OF_AN_INCH / MILLIMETRES_OF_AN_INCH), 900);
            page.navigate(demo.at(path));
            assertThat(strings(page, CUT)).isEmpty();
            ShownDemo.picture(page, "print" + path.replaceAll("[^0-9a-zA-Z]+", "-"));
        }
    }

    private static List<String> codes(Page page) {
        var codes = new ArrayList<String>();
        for (var text : strings(page, TEXTS)) {
            for (var code : BareCodes.in(text)) codes.add(code + " in: " + text);
        }
        return codes;
    }

    private static List<String> strings(Page page, String script) {
        return ((Collection<?>) page.evaluate(script))
                .stream().map(String::valueOf).toList();
    }

    /** Which addresses are still to be seen, in one language. */
    private static final class Walk {
        private final boolean isEnglish;
        private final ArrayDeque<String> ahead = new ArrayDeque<>();
        private final Set<String> known = new HashSet<>();
        private final Set<String> kinds = new HashSet<>();

        Walk(boolean isEnglish) {
            this.isEnglish = isEnglish;
            var mark = isEnglish ? "lang=en" : "";
            add(BEGINNINGS.stream()
                    .map(path -> mark.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + mark)
                    .toList());
        }

        void add(Collection<String> links) {
            for (var link : links) {
                var isPage = link.startsWith("/") && !link.startsWith("/api/") && !link.startsWith("/v3/");
                if (isPage && link.contains("lang=en") == isEnglish && known.add(link)) {
                    // One village or record is written as another.
                    if (kinds.add(kind(link))) ahead.add(link);
                }
            }
        }

        String next() {
            return ahead.poll();
        }

        /** The address without what tells one of a kind from another: ids, numbers, and the values of a question. */
        private static String kind(String link) {
            var address = URI.create(link.replace(" ", "%20"));
            var path = address.getPath()
                    .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+", "#")
                    .replaceFirst("^/problems/.*", "/problems/#");
            var query = address.getRawQuery() == null ? "" : address.getRawQuery();
            return path + "?" + query.replaceAll("=[^&]*", "");
        }
    }
}
