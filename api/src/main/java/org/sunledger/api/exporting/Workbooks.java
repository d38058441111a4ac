package org.sunledger.api.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import org.sunledger.api.exporting.ViewExport.Column;
import org.sunledger.api.exporting.ViewExport.Sheet;
import org.sunledger.api.html.Frame;
import tools.jackson.databind.json.JsonMapper;

/**
 * A workbook for people: title, what it stands for, unit and watermark above a header that stays in sight; yuan with two
 * decimals and dates as such. Text is written as text, which no spreadsheet runs as a formula.
 */
@Component
class Workbooks implements FileFormat {
    /** Rows of one sheet, with what stands above them; the format ends at 1,048,576. */
    private static final int ROWS_MAX = 1_000_000;

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
                var cells = new Cells(worksheet, content.titles(), wording(sheet, content.wording()), json);
                while (rows.hasNext() && row < ROWS_MAX) {
                    var value = rows.next();
                    int at = 0;
                    for (var column : sheet.columns()) {
                        cells.write(row, at++, column, column.value().apply(value));
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
                heading.recordedAt() == null ? "–" : Frame.moment(heading.recordedAt()),
                heading.effectiveOn() == null ? "–" : heading.effectiveOn().toString());
        var lines = new ArrayList<>(List.of(stands));
        lines.addAll(content.asked());
        lines.add(titles.of("export.unit"));
        if (heading.watermark() != null) lines.add(heading.watermark());
        return lines;
    }

    /** A row that bears its place's name has it beside the code. */
    private static Wording wording(Sheet sheet, Wording wording) {
        var isNamed = sheet.columns().stream().anyMatch(column -> column.name().equals("divisionName"));
        return (name, code) -> isNamed && name.equals("divisionCode") ? code : wording.of(name, code);
    }

    private static double width(Column column) {
        return switch (column.kind()) {
            case FEN -> 18;
            case INTEGER, SHARE, BOOLEAN -> 12;
            case DATE -> 12;
            case INSTANT -> 20;
            case WORD -> 16;
            case TEXT, JSON -> 24;
        };
    }
}
