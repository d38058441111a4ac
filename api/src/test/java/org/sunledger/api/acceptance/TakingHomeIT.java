package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.ledger.shared.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo county's views as files, read back by other programs' libraries and compared with the JSON of the views. */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TakingHomeIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WATERMARK = "演示数据,非真实收支";

    /** View, table, address of the same as JSON, its rows' place in the answer, one text and one amount. */
    @ParameterizedTest
    @CsvSource({
        "village-balances, villages, /api/v1/balances/villages, /rows, divisionName, availableFen",
        "village-balances, villages, /api/v1/balances/villages?effectiveOn=2018-12-31, /rows, divisionName, disbursedFen",
        "village-events, village-events, /api/v1/balances/villages/370784119333, /events, eventType, amountFen",
        "funds, funds, /api/v1/balances/funds, /rows, quotaDocNo, money.poolFen",
        "projects, projects, /api/v1/projects?limit=500, /rows, name, allocatedFen",
        "projects, projects, /api/v1/projects?limit=500&division=370784119333, /rows, name, contractFen",
        "findings, findings, /api/v1/findings?limit=500, /rows, number, amountFen",
        "cases, cases, /api/v1/cases?limit=500&division=370784119333, /rows, channel, ''",
        "due-dates, due-dates, /api/v1/due-dates?limit=500&effectiveOn=2018-04-20, /rows, label, ''",
        "due-dates, due-dates, /api/v1/due-dates?limit=500&effectiveOn=2018-04-20&kind=MILESTONE, /rows, label, ''",
        "year-plans, year-plan, /api/v1/year-plans/2018, /rows, name, plannedFen",
        "carry-overs, carry-overs, /api/v1/carry-overs?effectiveOn=2019-06-30, /rows, quotaDocNo, unspentFen",
        "restatements, restated-places, /api/v1/restatements?from=1&to=1200, /places, divisionName, restated.differenceFen",
        "restatements, restated-funds, /api/v1/restatements?from=1&to=1200, /funds, code, restated.newFen",
        "assets, assets, /api/v1/assets?limit=500, /rows, name, originalValueFen",
        "notices, notices, /api/v1/notices?limit=500, /rows, title, ''",
        "audit-trail, audit-trail, /api/v1/audit-trail?limit=200&division=370784119333, /rows, stream, amountFen",
        "journal, journal, /api/v1/journal?limit=500, /records, eventType, ''",
        "money-flows, flow-nodes, /api/v1/money-flows, /nodes, name, staysFen",
        "money-flows, flow-links, /api/v1/money-flows?division=370784119333, /links, kind, amountFen"
    })
    void say_what_the_view_says(
            String view, String table, String address, String at, String text, String amount, LoadedDemo demo)
            throws IOException {
        var program = demo.program();
        var shown = program.get("auditor", address);
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        var expected = new ArrayList<JsonNode>();
        shown.json().at(at).forEach(expected::add);
        if (shown.json().path("next").isNumber()) {
            expected.clear();
            for (var next = 0L; next >= 0; ) {
                var part = program.get("auditor", address + "&after=" + next).json();
                part.at(at).forEach(expected::add);
                next = part.path("next").asLong(-1);
            }
        }
        assertThat(expected).isNotEmpty();
        var question = address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
        var asked = question.replaceAll("&?limit=\\d+", "");
        if (view.equals("village-events")) asked = "division=370784119333";
        if (view.equals("year-plans")) asked = "year=2018";
        var lines = lines(program, view, asked);
        var rows = lines.stream()
                .filter(line -> line.path("table").asString("").equals(table))
                .map(line -> line.get("row"))
                .toList();
        assertThat(rows).hasSize(expected.size());
        for (int i = 0; i < rows.size(); i++) {
            for (var field : rows.get(i).propertyNames()) {
                assertThat(expected.get(i).get(field))
                        .as(field)
                        .isEqualTo(rows.get(i).get(field));
            }
        }
        csvAgrees(program, view, asked, table, expected, text, amount);
        workbookAgrees(program, view, asked, expected.size());
    }

    @Test
    void the_board_of_rules_puts_money_shares_and_counts_into_columns_of_their_own(LoadedDemo demo) {
        var program = demo.program();
        var shown = program.get("auditor", "/api/v1/compliance?effectiveOn=2018-12-31")
                .json()
                .get("rows");
        var lines = lines(program, "compliance", "effectiveOn=2018-12-31");
        assertThat(lines).hasSize(shown.size() + 3);
        var year = lines.get(shown.size() + 1).get("row");
        assertThat(year.get("judgedOn").asString()).isEqualTo("2018-12-31");
        assertThat(year.get("fiscalYear").asInt()).isEqualTo(2018);
        for (int i = 0; i < shown.size(); i++) {
            var row = lines.get(i + 1).get("row");
            for (var figure : List.of("target", "actual", "gap")) {
                for (var unit :
                        Map.of("FEN", "Fen", "BP", "Bp", "COUNT", "Count").entrySet()) {
                    var isHere = shown.get(i).get("unit").asString().equals(unit.getKey());
                    var expected = isHere ? shown.get(i).get(figure).asString("") : "";
                    assertThat(row.get(figure + unit.getValue()).asString("")).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void what_is_counted_over_findings_is_one_line(LoadedDemo demo) {
        var program = demo.program();
        var shown = program.get("auditor", "/api/v1/audit-statistics?from=2018-01-01")
                .json();
        var lines = lines(program, "audit-statistics", "from=2018-01-01");
        assertThat(lines).hasSize(3);
        var row = lines.get(1).get("row");
        assertThat(row.get("findings").asInt()).isPositive();
        for (var field : row.propertyNames()) assertThat(row.get(field)).isEqualTo(shown.get(field));
    }

    @Test
    void every_record_that_moved_a_figure_is_in_the_file(LoadedDemo demo) {
        var program = demo.program();
        var shown = program.get("auditor", "/api/v1/restatements?from=1&to=1200&limit=200")
                .json();
        var moved = lines(program, "restatements", "from=1&to=1200").stream()
                .filter(line -> line.path("table").asString("").equals("causes"))
                .map(line -> line.get("row"))
                .toList();
        assertThat(moved.stream().map(row -> row.get("position").asLong()).distinct())
                .containsExactlyElementsOf(shown.get("events")
                        .valueStream()
                        .map(cause -> cause.at("/event/position").asLong())
                        .toList());
        for (var place : shown.get("places")) {
            var sum = moved.stream()
                    .filter(row -> row.get("divisionCode").equals(place.get("divisionCode")))
                    .filter(row -> row.get("figure").equals(place.at("/restated/figure")))
                    .mapToLong(row -> row.get("amountFen").asLong())
                    .sum();
            assertThat(sum).isEqualTo(place.at("/restated/differenceFen").asLong());
        }
    }

    private static List<JsonNode> lines(Program program, String view, String asked) {
        var file = program.get("auditor", "/api/v1/exports/" + view + ".jsonl?" + asked);
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        var lines = file.text().lines().map(JSON::readTree).toList();
        assertThat(lines.getFirst().at("/header/watermark").asString()).isEqualTo(WATERMARK);
        assertThat(lines.getLast().has("end")).isTrue();
        return lines;
    }

    private static void csvAgrees(
            Program program,
            String view,
            String asked,
            String table,
            List<JsonNode> expected,
            String text,
            String amount)
            throws IOException {
        var file = program.get("auditor", "/api/v1/exports/" + view + ".zip?bom=false&" + asked);
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        var files = unzipped(file.bytes());
        var descriptor = JSON.readTree(files.get("datapackage.json"));
        assertThat(descriptor.at("/sunledger/position").asLong()).isPositive();
        for (var resource : descriptor.get("resources")) {
            var csv = files.get(resource.get("path").asString());
            assertThat(resource.get("hash").asString()).isEqualTo("sha256:" + Sha256.of(csv));
            var records = records(csv);
            assertThat(resource.get("rows").asLong()).isEqualTo(records.size());
            var names = resource.at("/schema/fields")
                    .valueStream()
                    .map(field -> field.get("name").asString())
                    .toList();
            if (!records.isEmpty()) assertThat(records.getFirst().toMap()).containsOnlyKeys(names);
        }
        var records = records(files.get("demo-" + table + ".csv"));
        assertThat(records).hasSize(expected.size());
        for (int i = 0; i < records.size(); i++) {
            var row = expected.get(i);
            assertThat(records.get(i).get(text)).isEqualTo(row.path(text).asString(""));
            if (amount.isEmpty()) continue;
            var fen = row.at("/" + amount.replace('.', '/'));
            var yuan = records.get(i).get(amount.replaceFirst("Fen$", "Yuan"));
            assertThat(records.get(i).get(amount)).isEqualTo(fen.asString(""));
            if (!fen.isNull()) assertThat(new BigDecimal(yuan)).isEqualTo(BigDecimal.valueOf(fen.asLong(), 2));
        }
    }

    private static void workbookAgrees(Program program, String view, String asked, int expected) throws IOException {
        var file = program.get("auditor", "/api/v1/exports/" + view + ".xlsx?" + asked);
        assertThat(file.status()).isEqualTo(200);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file.bytes()))) {
            var sizes = new ArrayList<Integer>();
            for (var sheet : book.getSheets().toList()) {
                var rows = sheet.read();
                assertThat(rows).anyMatch(row -> row.getCellText(0).equals(WATERMARK));
                var filters = rows.stream()
                        .filter(row -> row.getCellText(0).startsWith("条件 · ")
                                || row.getCellText(0).startsWith("天数、期限按"))
                        .count();
                // Title, what it stands for, filters, unit, watermark, header.
                sizes.add(rows.size() - 5 - (int) filters);
            }
            assertThat(sizes).contains(expected);
        }
    }

    @Test
    void a_workbook_of_the_villages_has_the_figures_of_the_view_as_numbers(LoadedDemo demo) throws IOException {
        var program = demo.program();
        var shown = program.get("/api/v1/balances/villages").json().get("rows");
        var file = program.get("/api/v1/exports/village-balances.xlsx");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("filename=\"demo-village-balances-", "filename*=UTF-8''%E6%BC%94%E7%A4%BA");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file.bytes()))) {
            var rows = book.getFirstSheet().read();
            List<Row> figures = rows.subList(5, rows.size());
            for (int i = 0; i < figures.size(); i++) {
                assertThat(figures.get(i).getCellText(0))
                        .isEqualTo(shown.get(i).get("divisionCode").asString());
                assertThat(figures.get(i).getCellAsNumber(2).orElseThrow())
                        .isEqualByComparingTo(BigDecimal.valueOf(
                                shown.get(i).get("allocatedFen").asLong(), 2));
            }
        }
    }

    @Test
    void a_workbook_says_by_what_it_was_made_and_speaks_in_words(LoadedDemo demo) throws IOException {
        var asked = "q=%E6%94%AF%E4%BB%98&division=370784119333&event=disbursement.paid&amountFromFen=100&late=false";
        var trail = texts(demo, "audit-trail.xlsx?" + asked);
        assertThat(trail)
                .contains(
                        "条件 · 全文检索:支付",
                        "条件 · 区划代码:白山头村村委会 370784119333",
                        "条件 · 事件种类:支付",
                        "条件 · 金额从(元):1.00",
                        "条件 · 只看迟报:否",
                        "单位:元;时间均为北京时间",
                        "支付",
                        "白山头村村委会 370784119333",
                        "否")
                .doesNotContain("disbursement.paid", "[]", "TRUE", "FALSE");
        assertThat(texts(demo, "restatements.xlsx?lang=en&from=20&to=2018-12-31T16:00:00.000Z"))
                .contains(
                        "Filter · Known before, up to: Record 20",
                        "Filter · Known after, up to: 2019-01-01 00:00:00 (China time)");
        assertThat(texts(demo, "year-plans.xlsx")).contains("条件 · 计划年度:2018");
        assertThat(texts(demo, "due-dates.xlsx?effectiveOn=2018-04-20&kind=MILESTONE"))
                .anyMatch(text -> text.startsWith("条件 · 事项种类:"))
                .doesNotContain("MILESTONE", "条件 · 事项种类:MILESTONE");
    }

    private static List<String> texts(LoadedDemo demo, String file) throws IOException {
        var answer = demo.program().get("auditor", "/api/v1/exports/" + file);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(answer.bytes()))) {
            var texts = new ArrayList<String>();
            for (var sheet : book.getSheets().toList()) {
                for (var row : sheet.read()) {
                    for (int at = 0; at < row.getCellCount(); at++) texts.add(row.getCellText(at));
                }
            }
            return texts;
        }
    }

    @Test
    void the_trail_as_a_file_ends_where_its_first_page_stood(LoadedDemo demo) {
        var lines = lines(demo.program(), "audit-trail", "");
        var head = demo.program().head();
        assertThat(lines).hasSize((int) head + 2);
        assertThat(lines.getLast().at("/end/audit-trail").asLong()).isEqualTo(head);
    }

    @Test
    void the_same_question_at_the_same_position_gives_the_same_package(LoadedDemo demo) {
        var address = "/api/v1/exports/projects.zip?position=" + demo.positionOf(20);
        assertThat(demo.program().get("auditor", address).bytes())
                .isEqualTo(demo.program().get("auditor", address).bytes());
    }

    @Test
    void the_money_is_followed_and_payees_are_named_to_whom_may_know_them(LoadedDemo demo) {
        var program = demo.program();
        var flows = program.get("auditor", "/api/v1/money-flows").json();
        assertThat(flows.at("/total/checkFen").asLong()).isZero();
        assertThat(flows.at("/total/outsideFen").asLong()).isEqualTo(700_000_000);
        assertThat(flows.at("/total/poolFen").asLong()).isEqualTo(84_500_000);
        var kinds = flows.get("links")
                .valueStream()
                .map(link -> link.get("kind").asString())
                .distinct()
                .toList();
        assertThat(kinds)
                .contains(
                        "ARRIVAL",
                        "ALLOCATION",
                        "REDUCTION",
                        "PAYMENT",
                        "RETURN",
                        "PAYMENT_REVERSED",
                        "RECOVERY",
                        "POOL_RETURN");
        for (var link : flows.get("links")) {
            var records = program.get("auditor", link.get("recordsAt").asString());
            assertThat(records.status()).as(records.text()).isEqualTo(200);
            var sum = records.json()
                    .get("rows")
                    .valueStream()
                    .mapToLong(row -> row.get("amountFen").asLong())
                    .sum();
            assertThat(sum).isEqualTo(link.get("amountFen").asLong());
        }
        assertThat(payees(flows))
                .isNotEmpty()
                .allMatch(node -> !node.get("name").isNull());
        var town = program.get("town", "/api/v1/money-flows").json();
        assertThat(payees(town)).isNotEmpty().allMatch(node -> node.get("name").isNull());
        assertThat(program.get("village", "/api/v1/money-flows").status()).isEqualTo(403);
        var unknown =
                program.get("auditor", "/api/v1/money-flows?docNo=%E9%B2%81%E5%86%9C%E3%80%942018%E3%80%9577%E5%8F%B7");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.type()).isEqualTo("money-flow/unknown-start");
    }

    private static List<JsonNode> payees(JsonNode flows) {
        return flows.get("nodes")
                .valueStream()
                .filter(node -> node.get("kind").asString().equals("PAYEE"))
                .toList();
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static List<CSVRecord> records(byte[] csv) throws IOException {
        var text = new InputStreamReader(new ByteArrayInputStream(csv), StandardCharsets.UTF_8);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(text)
                .getRecords();
    }
}
