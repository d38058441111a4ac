package org.sunledger.api.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.api.exporting.ViewExport.Column;
import org.sunledger.api.exporting.ViewExport.Sheet;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.Yuan;
import tools.jackson.databind.json.JsonMapper;

/**
 * A workbook for people: title, what it stands for, unit and watermark above a header that stays in sight; yuan with two
 * decimals and dates as such. Text is written as text, which no spreadsheet runs as a formula.
 */
@Component
class Workbooks implements FileFormat {
    /** Rows of one sheet, with what stands above them; the format ends at 1,048,576. */
    private static final int ROWS_MAX = 1_000_000;

    /** A cell holds no more; a longer text is cut and says so. */
    private static final int TEXT_MAX = 32_767;

    private static final String CUT = "…(过长,全文见 JSON Lines / cut; see JSON Lines)";

    /** What a spreadsheet's numbers hold to the fen: 15 digits. A larger amount is written as text. */
    private static final long EXACT_FEN_MAX = 999_999_999_999_999L;

    /** So many rows are kept until they are written. */
    private static final int ROWS_IN_HAND = 500;

    private static final int SHEET_NAME_MAX = 28;

    private final JsonMapper json;

    Workbooks(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public void write(Content content, OutputStream to) throws IOException {
        var workbook = new Workbook(to, "sunledger", "1.0");
        workbook.properties().setTitle(content.heading().title());
        for (var sheet : content.sheets()) write(sheet, content, workbook);
        // Its directory comes last: a workbook broken off does not open.
        workbook.finish();
    }

    private void write(Sheet sheet, Content content, Workbook workbook) throws IOException {
        var rows = sheet.rows().iterator();
        int number = 1;
        do {
            var name = sheetName(content.titles().table(sheet.name()), number++);
            try (var worksheet = workbook.newWorksheet(name)) {
                int row = head(sheet, content, worksheet);
                while (rows.hasNext() && row < ROWS_MAX) {
                    var value = rows.next();
                    int at = 0;
                    for (var column : sheet.columns()) {
                        cell(worksheet, row, at++, column, column.value().apply(value), content.titles());
                    }
                    if (++row % ROWS_IN_HAND == 0) worksheet.flush();
                }
            }
        } while (rows.hasNext());
    }

    private static String sheetName(String title, int number) {
        var plain = title.replaceAll("[\\\\/:*?\\[\\]]", " ");
        var cut = plain.substring(0, Math.min(plain.length(), SHEET_NAME_MAX));
        return number == 1 ? cut : cut + " " + number;
    }

    /** Everything above the rows; gives the first row below. */
    private static int head(Sheet sheet, Content content, Worksheet worksheet) {
        int row = 0;
        worksheet.inlineString(row, 0, content.heading().title());
        worksheet.style(row++, 0).bold().fontSize(14).set();
        for (var line : lines(content)) worksheet.inlineString(row++, 0, line);
        int at = 0;
        for (var column : sheet.columns()) {
            worksheet.inlineString(row, at, content.titles().column(sheet.name(), column));
            worksheet.style(row, at).bold().fillColor("F4F1EA").wrapText(true).set();
            worksheet.width(at++, width(column));
        }
        worksheet.freezePane(0, row + 1);
        worksheet.repeatRows(row);
        paper(worksheet);
        return row + 1;
    }

    /** As offices here print: A4 lying, every column on the page, as many pages as the rows need, each numbered. */
    private static void paper(Worksheet worksheet) {
        worksheet.paperSize(PaperSize.A4_PAPER);
        worksheet.pageOrientation("landscape");
        worksheet.setFitToPage(true);
        worksheet.fitToWidth((short) 1);
        worksheet.fitToHeight((short) 0);
        worksheet.footer("&P / &N", Position.CENTER);
    }

    private static List<String> lines(Content content) {
        var heading = content.heading();
        var titles = content.titles();
        var stands = titles.of(
                "export.stands-for",
                heading.ledgerName() == null ? "–" : heading.ledgerName(),
                String.valueOf(heading.position()),
                heading.recordedAt() == null ? "–" : RecordedAt.text(heading.recordedAt()),
                heading.effectiveOn() == null ? "–" : heading.effectiveOn().toString());
        var unit = titles.of("export.unit");
        return heading.watermark() == null ? List.of(stands, unit) : List.of(stands, unit, heading.watermark());
    }

    private static double width(Column column) {
        return switch (column.kind()) {
            case FEN -> 18;
            case INTEGER, SHARE, BOOLEAN -> 12;
            case DATE -> 12;
            case INSTANT -> 26;
            case WORD -> 16;
            case TEXT, JSON -> 24;
        };
    }

    private void cell(Worksheet sheet, int row, int at, Column column, @Nullable Object value, Titles titles) {
        if (value == null) return;
        switch (column.kind()) {
            case FEN -> yuan(sheet, row, at, (Long) value);
            case INTEGER -> sheet.value(row, at, (Number) value);
            case SHARE -> {
                sheet.value(row, at, BigDecimal.valueOf(((Number) value).longValue(), 4));
                sheet.style(row, at).format("0.00%").set();
            }
            case BOOLEAN -> sheet.value(row, at, (Boolean) value);
            case DATE -> {
                sheet.value(row, at, (LocalDate) value);
                sheet.style(row, at).format("yyyy-mm-dd").set();
            }
            case INSTANT -> sheet.inlineString(row, at, RecordedAt.text((Instant) value));
            case WORD -> sheet.inlineString(row, at, titles.word((Enum<?>) value));
            case TEXT -> text(sheet, row, at, value.toString());
            case JSON -> text(sheet, row, at, json.writeValueAsString(value));
        }
    }

    private static void yuan(Worksheet sheet, int row, int at, long fen) {
        if (Math.abs(fen) > EXACT_FEN_MAX) {
            sheet.inlineString(row, at, Yuan.of(fen));
            return;
        }
        sheet.value(row, at, BigDecimal.valueOf(fen, 2));
        sheet.style(row, at).format("#,##0.00").set();
    }

    private static void text(Worksheet sheet, int row, int at, String text) {
        // On paper nothing may run into the next column or be cut by it.
        sheet.style(row, at).wrapText(true).set();
        if (text.length() <= TEXT_MAX) {
            sheet.inlineString(row, at, text);
            return;
        }
        int end = TEXT_MAX - CUT.length();
        // Never half of a character beyond the first plane.
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        sheet.inlineString(row, at, text.substring(0, end) + CUT);
    }
}
