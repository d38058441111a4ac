package org.sunledger.api.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.sunledger.api.FrontDoor;
import org.sunledger.api.html.Language;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every view's file at the front door: who gets it, under which name, and what is refused. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TakingHomeTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final FrontDoor door = FrontDoor.open();

    private List<ViewExport<?>> views() {
        return door.context().getBean(Exports.class).views().stream()
                .filter(view -> !view.name().equals("breaking-off"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whoever_may_read_the_view_may_take_it_home_and_nobody_else(Role role) {
        for (var view : views()) {
            var isOpen = mayLook(door.get(role, view.address()));
            for (var form : List.of("zip", "xlsx", "jsonl")) {
                var answer = door.get(role, "/api/v1/exports/" + view.name() + "." + form);
                assertThat(mayLook(answer)).as(role + " " + view.name()).isEqualTo(isOpen);
            }
        }
    }

    @Test
    void a_stranger_takes_home_what_hangs_on_the_board_and_nothing_else() {
        var open = new ArrayList<String>();
        for (var view : views()) {
            var isOpen = mayLook(door.get(null, view.address()));
            assertThat(mayLook(door.get(null, "/api/v1/exports/" + view.name() + ".zip")))
                    .as(view.name())
                    .isEqualTo(isOpen);
            if (isOpen) open.add(view.name());
        }
        assertThat(open).containsExactlyInAnyOrder("notices", "village-balances", "village-events", "year-plans");
        assertThat(door.get(null, "/api/v1/exports/no-such-view.zip").statusCode())
                .isEqualTo(401);
    }

    private static boolean mayLook(HttpResponse<String> answer) {
        return answer.statusCode() != 401 && answer.statusCode() != 403;
    }

    @ParameterizedTest
    @EnumSource
    void a_view_has_its_page_behind_its_own_door(Role role) {
        for (var view : views()) {
            var isOpen = mayLook(door.get(role, view.address()));
            var page = door.get(role, "/views/" + view.name());
            assertThat(mayLook(page)).as(role + " " + view.name()).isEqualTo(isOpen);
            if (isOpen && view.shown() == null) assertThat(page.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void every_word_of_a_fixed_set_says_itself_in_both_languages() {
        var words = new HashSet<Class<?>>();
        for (var view : views()) for (var table : view.tables()) collect(table.row(), words);
        assertThat(words).isNotEmpty().allSatisfy(type -> {
            assertThat(type).isAssignableTo(Labelled.class);
            for (var word : type.getEnumConstants()) {
                var labelled = (Labelled) word;
                assertThat(labelled.english()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
                assertThat(labelled.chinese()).isNotBlank();
            }
        });
    }

    private static void collect(Class<?> row, Set<Class<?>> words) {
        for (var component : row.getRecordComponents()) {
            if (component.getType().isEnum()) words.add(component.getType());
            if (component.getType().isRecord()) collect(component.getType(), words);
        }
    }

    @Test
    void every_page_names_its_columns_and_says_what_it_is_in_both_languages() {
        for (var language : Language.values()) {
            var titles = new Titles(door.context().getBean(MessageSource.class), language);
            for (var view : views()) {
                var shown = view.shown();
                if (shown == null) continue;
                assertThat(titles.of("views.intro." + view.name())).isNotBlank();
                for (var name : view.parameters()) {
                    if (List.of("knownAt", "atLeast").contains(name)) continue;
                    assertThat(titles.of("views.filter." + name)).isNotBlank();
                }
                var first = view.tables().getFirst();
                var columns = Columns.of(first.row()).stream()
                        .map(ViewExport.Column::name)
                        .toList();
                for (var place : shown.places()) {
                    assertThat(columns).as(view.name()).containsAll(place.sources());
                    var leaf = place.title().substring(place.title().lastIndexOf('.') + 1);
                    assertThat(titles.column(first.name(), leaf)).isNotBlank();
                }
            }
        }
    }

    @Test
    void every_column_and_table_has_a_title_in_both_languages() {
        var messages = door.context().getBean(MessageSource.class);
        var missing = new ArrayList<String>();
        for (var language : Language.values()) {
            var titles = new Titles(messages, language);
            for (var view : views()) {
                check(view.name(), language, () -> titles.of("export." + view.name()), missing);
                for (var table : view.tables()) {
                    check(table.name(), language, () -> titles.table(table.name()), missing);
                    for (var column : Columns.of(table.row())) {
                        var name = table.name() + "." + column.name();
                        check(name, language, () -> titles.column(table.name(), column), missing);
                    }
                }
            }
        }
        assertThat(missing.stream().distinct()).isEmpty();
    }

    private static void check(String name, Language language, Supplier<String> title, List<String> missing) {
        try {
            var isChinese = title.get().codePoints().anyMatch(Character::isIdeographic);
            if (isChinese == (language == Language.ENGLISH)) missing.add(name + " " + language);
        } catch (NoSuchMessageException e) {
            missing.add(name + " " + language);
        }
    }

    @Test
    void every_filter_has_a_name_in_both_languages() {
        for (var language : Language.values()) {
            var titles = new Titles(door.context().getBean(MessageSource.class), language);
            for (var view : views()) {
                for (var name : view.parameters()) {
                    if (name.equals("atLeast")) continue;
                    var isChinese =
                            titles.filter(view.name(), name).codePoints().anyMatch(Character::isIdeographic);
                    assertThat(isChinese).as(view.name() + "." + name).isEqualTo(language == Language.CHINESE);
                }
            }
        }
    }

    @Test
    void the_journal_comes_as_lines_exactly_as_it_is_read_page_by_page() {
        var answer = door.get(Role.AUDITOR, "/api/v1/exports/journal.jsonl");
        assertThat(answer.statusCode()).isEqualTo(200);
        var lines = answer.body().lines().map(JSON::readTree).toList();
        var records = new ArrayList<JsonNode>();
        lines.stream().filter(line -> line.has("row")).forEach(line -> records.add(line.get("row")));
        var read = new ArrayList<JsonNode>();
        var next = "0";
        while (next != null) {
            var part = JSON.readTree(door.get(Role.AUDITOR, "/api/v1/journal?limit=2&after=" + next)
                    .body());
            part.get("records").forEach(read::add);
            next = part.get("next").isNull() ? null : part.get("next").asString();
        }
        assertThat(records).isNotEmpty().isEqualTo(read);
        assertThat(lines.getFirst().at("/header/position").asLong()).isEqualTo(read.size());
        assertThat(lines.getLast().at("/end/journal").asLong()).isEqualTo(read.size());
        var two = door.get(Role.AUDITOR, "/api/v1/exports/journal.jsonl?position=2")
                .body();
        assertThat(two.lines()).hasSize(4);
    }

    @Test
    void a_file_has_a_chinese_name_beside_the_plain_one() {
        var name = door.get(Role.AUDITOR, "/api/v1/exports/journal.jsonl?position=2")
                .headers()
                .firstValue("Content-Disposition")
                .orElseThrow();
        // RFC 6266 with RFC 8187: 演示数据-日记账-安丘市-第2号.jsonl
        assertThat(name)
                .isEqualTo("attachment; filename=\"demo-journal-2.jsonl\"; filename*=UTF-8''"
                        + "%E6%BC%94%E7%A4%BA%E6%95%B0%E6%8D%AE-%E6%97%A5%E8%AE%B0%E8%B4%A6-"
                        + "%E5%AE%89%E4%B8%98%E5%B8%82-%E7%AC%AC2%E5%8F%B7.jsonl");
    }

    @Test
    void what_nobody_knows_is_refused_as_the_view_refuses_it() {
        assertProblem("journal.jsonl?efectiveOn=2018-12-31", 400, "api/parameter-unknown");
        assertProblem("journal.jsonl?effectiveOn=2018-12-31", 400, "api/parameter-unknown");
        assertProblem("journal.jsonl?position=999999999", 400, "as-of/position-unknown");
        assertProblem("village-events.zip", 400, "api/parameter-malformed");
        assertProblem("projects.zip?division=3707", 400, "shared/division-malformed");
        assertProblem("audit-trail.zip?from=yesterday", 400, "api/parameter-malformed");
        assertProblem("money-flows.zip?fund=F1", 400, "api/parameter-malformed");
        assertProblem("sample.zip", 400, "api/parameter-malformed");
        assertProblem("sample.zip?id=7", 400, "api/parameter-malformed");
        assertProblem("restatements.zip", 400, "api/parameter-malformed");
        assertProblem("restatements.zip?from=yesterday", 400, "api/parameter-malformed");
        assertProblem("due-dates.zip?kind=BIRTHDAY", 400, "api/parameter-malformed");
        assertProblem("year-plans.zip?year=next", 400, "api/parameter-malformed");
        assertProblem("audit-statistics.zip?from=2018-13-01", 400, "api/parameter-malformed");
        assertProblem("journal.docx", 404, "api/not-found");
        assertProblem("nothing.xlsx", 404, "api/not-found");
    }

    private void assertProblem(String file, int status, String type) {
        var answer = door.get(Role.AUDITOR, "/api/v1/exports/" + file);
        assertThat(answer.statusCode()).as(file).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("type").asString()).isEqualTo("/problems/" + type);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .doesNotContain("attachment");
    }

    /** The door has no read tables: the question fails before a byte is written. */
    @Test
    void a_question_that_fails_is_answered_by_a_problem_and_not_by_a_file() {
        var answer = door.get(Role.AUDITOR, "/api/v1/exports/funds.xlsx");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_file_that_breaks_off_on_its_way_ends_where_a_reader_notices_it() {
        assertThatThrownBy(() -> door.get(Role.AUDITOR, "/api/v1/exports/breaking-off.jsonl"))
                .hasRootCauseMessage("EOF reached while reading");
    }

    @Test
    void the_list_of_files_says_what_each_is_asked_by() {
        var offers = JSON.readTree(door.get(Role.MAKER, "/api/v1/exports").body());
        var projects = offers.valueStream()
                .filter(offer -> offer.get("view").asString().equals("projects"))
                .findFirst()
                .orElseThrow();
        assertThat(projects.get("titleEn").asString()).isEqualTo("Project cards");
        assertThat(projects.get("parameters").toString()).contains("division", "effectiveOn", "position");
        assertThat(projects.get("files").toString()).contains("/api/v1/exports/projects.xlsx");
        assertThat(projects.at("/tables/0/columns").toString()).contains("allocatedFen", "stage");
    }
}
