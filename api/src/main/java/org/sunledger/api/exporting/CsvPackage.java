package org.sunledger.api.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.api.exporting.ViewExport.Column;
import org.sunledger.api.exporting.ViewExport.Kind;
import org.sunledger.api.exporting.ViewExport.Sheet;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.Yuan;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Frictionless data package: one CSV (RFC 4180) per table, and {@code datapackage.json} with every column's type and
 * unit, what the figures stand for, and each file's digest. Money stands in whole fen and beside it in yuan. A bare CSV
 * is not offered: it could say neither what it stands for nor that it is a demo.
 */
@Component
class CsvPackage implements FileFormat {
    static final String DESCRIPTOR = "datapackage.json";

    private static final String MARK = "\uFEFF";

    /** Archives need a time; a fixed one keeps the same question's bytes the same. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final JsonMapper json;

    CsvPackage(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String extension() {
        return "zip";
    }

    @Override
    public String mediaType() {
        return "application/zip";
    }

    @Override
    public void write(Content content, OutputStream to) throws IOException {
        var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        var resources = new ArrayList<Map<String, Object>>();
        for (var sheet : content.sheets()) {
            var path = (content.heading().isDemo() ? "demo-" : "") + sheet.name() + ".csv";
            begin(zip, path);
            var measured = new MeasuredOutput(zip);
            long rows = rows(sheet, content.hasMark(), measured);
            zip.closeEntry();
            resources.add(resource(sheet, path, rows, measured, content));
        }
        // Last, because it names the digests: a package without it was broken off.
        begin(zip, DESCRIPTOR);
        zip.write(json.writer()
                .with(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsBytes(descriptor(content, resources)));
        zip.closeEntry();
        zip.finish();
    }

    private static void begin(ZipOutputStream zip, String path) throws IOException {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    private long rows(Sheet sheet, boolean hasMark, OutputStream to) throws IOException {
        Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        if (hasMark) writer.write(MARK);
        var printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(sheet.columns().stream().flatMap(c -> names(c).stream()));
        long count = 0;
        for (var row : sheet.rows()) {
            for (var column : sheet.columns()) {
                for (var cell : cells(column, column.value().apply(row))) printer.print(cell);
            }
            printer.println();
            count++;
        }
        printer.flush();
        return count;
    }

    /** An amount has two columns: what programs add up, and what people read. */
    private static List<String> names(Column column) {
        return column.kind() == Kind.FEN ? List.of(column.name(), yuanName(column)) : List.of(column.name());
    }

    private static String yuanName(Column column) {
        return column.name().replaceFirst("Fen$", "Yuan");
    }

    private List<String> cells(Column column, @Nullable Object value) {
        if (value == null) return column.kind() == Kind.FEN ? List.of("", "") : List.of("");
        return switch (column.kind()) {
            case FEN -> List.of(value.toString(), Yuan.of((Long) value));
            case INTEGER, SHARE, BOOLEAN, DATE -> List.of(value.toString());
            case INSTANT -> List.of(RecordedAt.text((Instant) value));
            case WORD -> List.of(((Enum<?>) value).name());
            case TEXT -> List.of(FormulaGuard.guarded(value.toString()));
            case JSON -> List.of(FormulaGuard.guarded(json.writeValueAsString(value)));
        };
    }

    private Map<String, Object> descriptor(Content content, List<Map<String, Object>> resources) {
        var heading = content.heading();
        var descriptor = new LinkedHashMap<String, Object>();
        descriptor.put("profile", "tabular-data-package");
        descriptor.put("name", heading.view());
        descriptor.put("title", heading.title());
        if (heading.watermark() != null) descriptor.put("description", heading.watermark());
        descriptor.put("resources", resources);
        descriptor.put("sunledger", heading);
        descriptor.put(
                "formulaGuard",
                inOrder(
                        "mark",
                        FormulaGuard.MARK,
                        "note",
                        "在文本列中,以此符号开头的值须去掉一个符号 / in text columns, take one away from values that begin with it"));
        return descriptor;
    }

    private static Map<String, Object> resource(
            Sheet sheet, String path, long rows, MeasuredOutput measured, Content content) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("profile", "tabular-data-resource");
        resource.put("name", sheet.name());
        resource.put("title", content.titles().table(sheet.name()));
        resource.put("path", path);
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("byteOrderMark", content.hasMark());
        resource.put(
                "dialect",
                inOrder(
                        "delimiter",
                        ",",
                        "lineTerminator",
                        "\r\n",
                        "quoteChar",
                        "\"",
                        "doubleQuote",
                        true,
                        "header",
                        true));
        resource.put("bytes", measured.bytes());
        resource.put("hash", "sha256:" + measured.sha256());
        resource.put("rows", rows);
        resource.put(
                "schema",
                inOrder(
                        "fields",
                        sheet.columns().stream()
                                .flatMap(c -> fields(sheet, c, content.titles()).stream())
                                .toList(),
                        "missingValues",
                        List.of("")));
        return resource;
    }

    private static List<Map<String, Object>> fields(Sheet sheet, Column column, Titles titles) {
        var title = titles.column(sheet.name(), column);
        var field = field(column.name(), title, type(column.kind()), column);
        switch (column.kind()) {
            case INSTANT -> field.put("format", "%Y-%m-%dT%H:%M:%S.%fZ");
            case FEN -> {
                field.put("unit", "CNY/100");
                var yuan = field(yuanName(column), title + titles.of("export.in-yuan"), "number", column);
                yuan.put("unit", "CNY");
                return List.of(field, yuan);
            }
            case SHARE -> field.put("unit", "1/10000");
            case TEXT, WORD, INTEGER, BOOLEAN, DATE, JSON -> {}
        }
        return List.of(field);
    }

    private static Map<String, Object> field(String name, String title, String type, Column column) {
        var field = new LinkedHashMap<String, Object>();
        field.put("name", name);
        field.put("title", title);
        field.put("type", type);
        var constraints = new LinkedHashMap<String, Object>();
        // An empty text is a value to us and a missing one to the standard.
        if (column.isRequired() && column.kind() != Kind.TEXT) constraints.put("required", true);
        if (!column.words().isEmpty()) constraints.put("enum", column.words());
        if (!constraints.isEmpty()) field.put("constraints", constraints);
        return field;
    }

    /** Unlike {@code Map.of}, whose order is another one at every start of the program. */
    private static Map<String, Object> inOrder(Object... namesAndValues) {
        var ordered = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return ordered;
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case TEXT, WORD, JSON -> "string";
            case INTEGER, SHARE, FEN -> "integer";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case INSTANT -> "datetime";
        };
    }
}
