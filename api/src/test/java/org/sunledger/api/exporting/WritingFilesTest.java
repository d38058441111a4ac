package org.sunledger.api.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.MessageSource;
import org.springframework.context.support.StaticMessageSource;
import org.sunledger.api.html.Language;
import org.sunledger.ledger.posting.Flow;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.projections.engine.AsOf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files read back with other hands than those that wrote them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingFilesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate DAY = LocalDate.of(2018, 5, 8);
    private static final Instant AT = Instant.parse("2018-05-08T02:00:00.123Z");
    private static final UUID ID = new UUID(1, 2);

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    @TempDir
    private Path directory;

    record Inner(long paidFen, @Nullable LocalDate since) {}

    record Sample(
            UUID id,
            String name,
            long amountFen,
            @Nullable Long limitFen,
            int count,
            boolean isLate,
            LocalDate effectiveOn,
            Instant recordedAt,
            Flow flow,
            List<String> docNos,
            Inner inner,
            long completionBp) {}

    private static Sample sample(String name, long fen) {
        return new Sample(
                ID, name, fen, null, 3, true, DAY, AT, Flow.RETURN, List.of("a", "b"), new Inner(-5, null), 9_750);
    }

    private static ViewExport<List<Sample>> export(Iterable<Sample> rows) {
        return ViewExport.<List<Sample>>of(
                        "samples", "/api/v1/samples", asked -> List.of(), view -> new AsOf.Resolved(null, null, 57))
                .table("samples", Sample.class, view -> rows);
    }

    private static byte[] write(FileFormat format, Iterable<Sample> rows, boolean isDemo, boolean hasMark) {
        var to = new ByteArrayOutputStream();
        write(format, rows, isDemo, hasMark, to);
        return to.toByteArray();
    }

    private static void write(
            FileFormat format, Iterable<Sample> rows, boolean isDemo, boolean hasMark, OutputStream to) {
        var asked = new Asked(AsOf.latest(), Map.of("division", "370784119333"));
        var export = export(rows);
        var reading = export.read(asked);
        var heading = new Heading(
                "samples",
                "样表",
                "/api/v1/samples",
                asked.filters(),
                ID,
                "安丘市",
                57,
                null,
                null,
                AT,
                isDemo ? "演示数据,非真实收支" : null);
        try {
            format.write(
                    new FileFormat.Content(
                            heading,
                            reading.sheets(),
                            new Titles(keys(), Language.CHINESE),
                            List.of("条件 · 区划代码:370784119333"),
                            (name, code) -> code.equals("a") ? name + " a" : code,
                            hasMark),
                    to);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every title is its key. */
    private static MessageSource keys() {
        var messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        return messages;
    }

    private static Map<String, byte[]> unzipped(byte[] zip) {
        var files = new HashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    /** By the archive's directory: workbooks are written without looking back. */
    private String entry(byte[] archive, String name) throws IOException {
        var file = Files.write(directory.resolve("book.xlsx"), archive);
        try (var zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
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

    private static List<Row> sheet(byte[] xlsx) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx), WITH_FORMATS)) {
            return book.getFirstSheet().read();
        }
    }

    private static Row below(List<Row> rows, String header) {
        int at = 0;
        while (!rows.get(at).getCellText(0).equals(header)) at++;
        return rows.get(at + 1);
    }

    @Test
    void a_data_package_says_what_it_is_and_reads_back_to_the_fen() throws IOException {
        var zip = write(new CsvPackage(JSON), List.of(sample("供水𣒍,\"道路\"\r\n二期", 60_000_001)), false, false);
        var files = unzipped(zip);
        var csv = files.get("samples.csv");
        var row = records(csv).getFirst();
        assertThat(row.get("name")).isEqualTo("供水𣒍,\"道路\"\r\n二期");
        assertThat(row.get("amountFen")).isEqualTo("60000001");
        assertThat(row.get("amountYuan")).isEqualTo("600000.01");
        assertThat(row.get("limitFen")).isEmpty();
        assertThat(row.get("inner.paidYuan")).isEqualTo("-0.05");
        assertThat(row.get("effectiveOn")).isEqualTo("2018-05-08");
        assertThat(row.get("recordedAt")).isEqualTo("2018-05-08T02:00:00.123Z");
        assertThat(row.get("flow")).isEqualTo("RETURN");
        assertThat(row.get("docNos")).isEqualTo("[\"a\",\"b\"]");
        assertThat(new String(csv, StandardCharsets.UTF_8)).contains("\r\n").doesNotContain("\n\n");
        var descriptor = JSON.readTree(files.get("datapackage.json"));
        assertThat(descriptor.get("profile").asString()).isEqualTo("tabular-data-package");
        assertThat(descriptor.at("/sunledger/position").asLong()).isEqualTo(57);
        assertThat(descriptor.at("/sunledger/filters/division").asString()).isEqualTo("370784119333");
        var resource = descriptor.at("/resources/0");
        assertThat(resource.get("path").asString()).isEqualTo("samples.csv");
        assertThat(resource.get("hash").asString()).isEqualTo("sha256:" + Sha256.of(csv));
        assertThat(resource.get("bytes").asLong()).isEqualTo(csv.length);
        assertThat(resource.get("rows").asLong()).isEqualTo(1);
        var fields = new HashMap<String, JsonNode>();
        resource.at("/schema/fields").forEach(f -> fields.put(f.get("name").asString(), f));
        assertThat(fields.keySet())
                .containsExactlyInAnyOrderElementsOf(row.toMap().keySet());
        assertThat(fields.get("amountFen").get("type").asString()).isEqualTo("integer");
        assertThat(fields.get("amountFen").get("unit").asString()).isEqualTo("CNY/100");
        assertThat(fields.get("amountFen").at("/constraints/required").asBoolean())
                .isTrue();
        assertThat(fields.get("amountYuan").get("type").asString()).isEqualTo("number");
        assertThat(fields.get("limitFen").has("constraints")).isFalse();
        assertThat(fields.get("inner.since").get("type").asString()).isEqualTo("date");
        assertThat(fields.get("completionBp").get("unit").asString()).isEqualTo("1/10000");
        assertThat(row.get("completionBp")).isEqualTo("9750");
        assertThat(fields.get("flow").at("/constraints/enum").toString()).contains("RETURN", "PAYMENT");
        assertThat(fields.get("recordedAt").get("type").asString()).isEqualTo("datetime");
    }

    @Test
    void the_same_rows_give_the_same_package_and_a_demo_says_so_everywhere() {
        var one = write(new CsvPackage(JSON), List.of(sample("a", 1)), true, true);
        assertThat(write(new CsvPackage(JSON), List.of(sample("a", 1)), true, true))
                .isEqualTo(one);
        var files = unzipped(one);
        assertThat(files).containsOnlyKeys("demo-samples.csv", "datapackage.json");
        assertThat(files.get("demo-samples.csv")).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(files.get("datapackage.json"), StandardCharsets.UTF_8))
                .contains("演示数据,非真实收支");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+86",
                "-2",
                "@sum(a1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u3000=1",
                "＝1",
                "－1",
                "'quoted",
                "'=1"
            })
    void text_that_looks_like_a_formula_is_no_formula_and_comes_back_whole(String text) throws IOException {
        var csv = unzipped(write(new CsvPackage(JSON), List.of(sample(text, -1)), false, false))
                .get("samples.csv");
        var row = records(csv).getFirst();
        assertThat(row.get("name")).isEqualTo("'" + text);
        assertThat(row.get("amountFen")).as("a number is no text").isEqualTo("-1");
        var xlsx = below(sheet(write(new Workbooks(JSON), List.of(sample(text, -1)), false, true)), "column.id");
        assertThat(xlsx.getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(xlsx.getCell(1).getFormula()).isNull();
        // XML knows one kind of line end.
        assertThat(xlsx.getCellText(1).strip()).isEqualTo(text.strip());
    }

    @Test
    void a_harmless_text_stays_as_it_is() throws IOException {
        var csv = unzipped(write(new CsvPackage(JSON), List.of(sample("3+2 户", 1)), false, false))
                .get("samples.csv");
        assertThat(records(csv).getFirst().get("name")).isEqualTo("3+2 户");
    }

    @Test
    void a_workbook_has_numbers_and_dates_below_a_header_that_stays() throws IOException {
        var xlsx = write(new Workbooks(JSON), List.of(sample("供水𣒍", 60_000_001)), true, true);
        var rows = sheet(xlsx);
        assertThat(rows.getFirst().getCellText(0)).isEqualTo("样表");
        assertThat(rows).anyMatch(row -> row.getCellText(0).equals("演示数据,非真实收支"));
        var row = below(rows, "column.id");
        assertThat(row.getCellText(1)).isEqualTo("供水𣒍");
        assertThat(row.getCellAsNumber(2)).contains(new BigDecimal("600000.01"));
        assertThat(row.getCell(2).getDataFormatString()).isEqualTo("#,##0.00");
        assertThat(row.getOptionalCell(3)).isEmpty();
        assertThat(row.getCellText(5)).isEqualTo("views.yes");
        assertThat(row.getCellAsDate(6).orElseThrow().toLocalDate()).isEqualTo(DAY);
        assertThat(row.getCellAsDate(7).orElseThrow()).as("in China").hasToString("2018-05-08T10:00:00.123");
        assertThat(row.getCell(7).getDataFormatString()).isEqualTo("yyyy-mm-dd hh:mm:ss");
        assertThat(row.getCellText(9)).as("a list in words").isEqualTo("docNos aexport.andb");
        assertThat(rows).anyMatch(each -> each.getCellText(0).equals("条件 · 区划代码:370784119333"));
        assertThat(row.getCellText(8)).as("as people say it").isEqualTo("退票");
        assertThat(row.getCellAsNumber(10)).contains(new BigDecimal("-0.05"));
        assertThat(row.getCellAsNumber(12).orElseThrow())
                .as("a share of the whole")
                .isEqualByComparingTo("0.975");
        assertThat(row.getCell(12).getDataFormatString()).isEqualTo("0.00%");
        var sheetXml = entry(xlsx, "xl/worksheets/sheet1.xml");
        assertThat(sheetXml).contains("state=\"frozen\"");
        assertThat(sheetXml).doesNotContain("<f>");
    }

    @Test
    void a_workbook_prints_on_a4_lying_every_column_on_the_page_below_its_header() throws IOException {
        var xlsx = write(new Workbooks(JSON), List.of(sample("供水", 1)), true, true);
        var header = 0;
        for (var rows = sheet(xlsx); !rows.get(header).getCellText(0).equals("column.id"); ) header++;
        // As the format numbers them: 9 is A4, height 0 is as many pages as it takes.
        var sheetXml = entry(xlsx, "xl/worksheets/sheet1.xml");
        var setup = sheetXml.substring(sheetXml.indexOf("<pageSetup"));
        assertThat(setup.substring(0, setup.indexOf('>')))
                .contains("paperSize=\"9\"", "orientation=\"landscape\"", "fitToWidth=\"1\"", "fitToHeight=\"0\"");
        assertThat(sheetXml).contains("<pageSetUpPr fitToPage=\"true\"", "&amp;P / &amp;N");
        assertThat(sheetXml).contains("ySplit=\"" + (header + 1) + "\"");
        assertThat(entry(xlsx, "xl/workbook.xml"))
                .contains("_xlnm.Print_Titles", "!$" + (header + 1) + ":$" + (header + 1) + "<");
        // A text runs over several lines rather than under its neighbour.
        assertThat(entry(xlsx, "xl/styles.xml")).contains("wrapText=\"true\"");
    }

    @Test
    void what_a_cell_cannot_hold_is_written_so_that_nothing_is_lost_unseen() throws IOException {
        var row = below(
                sheet(write(new Workbooks(JSON), List.of(sample("长".repeat(40_000), Long.MAX_VALUE)), false, true)),
                "column.id");
        assertThat(row.getCellText(1)).hasSize(32_767).endsWith("cut; see JSON Lines)");
        assertThat(row.getCell(2).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCellText(2)).isEqualTo("92233720368547758.07");
    }

    @Test
    void lines_of_json_have_a_header_the_rows_as_they_are_and_an_end() {
        var lines = new String(write(new JsonLines(JSON), List.of(sample("a", 1), sample("b", 2)), true, true))
                .lines()
                .map(JSON::readTree)
                .toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst().at("/header/watermark").asString()).isEqualTo("演示数据,非真实收支");
        assertThat(lines.get(1).at("/table").asString()).isEqualTo("samples");
        var row = JSON.readTree(JSON.writeValueAsString(sample("b", 2)));
        assertThat(lines.get(2).at("/row")).isEqualTo(row);
        assertThat(lines.getLast().at("/end/samples").asLong()).isEqualTo(2);
    }

    /** Parts that count how many of them were read, and a stream that keeps nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"zip", "xlsx", "jsonl"})
    void a_list_of_any_length_is_read_part_by_part_while_it_is_written(String form) {
        var parts = 150;
        var rowsOfAPart = 1_000;
        var read = new AtomicInteger();
        var ahead = new ArrayList<Integer>();
        var written = new AtomicInteger();
        Iterable<Sample> rows = Parts.of(
                0,
                part -> {
                    read.incrementAndGet();
                    ahead.add(read.get() * rowsOfAPart - written.get());
                    return IntStream.range(0, rowsOfAPart)
                            .mapToObj(n -> sample("行" + part + "-" + n, n))
                            .toList();
                },
                part -> part + 1 < parts ? part + 1 : null);
        Iterable<Sample> counted = () -> {
            var in = rows.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return in.hasNext();
                }

                @Override
                public Sample next() {
                    written.incrementAndGet();
                    return in.next();
                }
            };
        };
        var format = List.of(new CsvPackage(JSON), new Workbooks(JSON), new JsonLines(JSON)).stream()
                .filter(each -> each.extension().equals(form))
                .findFirst()
                .orElseThrow();
        write(format, counted, false, true, OutputStream.nullOutputStream());
        assertThat(written.get()).isEqualTo(parts * rowsOfAPart);
        assertThat(ahead).as("rows read and not written yet").allMatch(rowsInHand -> rowsInHand <= rowsOfAPart + 1);
    }

    @Test
    void a_file_is_named_in_chinese_and_for_old_programs_in_ascii() {
        var heading = new Heading("villages", "各村/资金", "/x", Map.of(), ID, "安丘市", 57, DAY, null, AT, "演示数据,非真实收支");
        assertThat(heading.fileName()).isEqualTo("演示数据-各村_资金-安丘市-2018-05-08-第57号");
        assertThat(heading.plainFileName()).isEqualTo("demo-villages-2018-05-08-57");
    }
}
