package org.sunledger.api.exporting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.exporting.ViewExport.Column;
import org.sunledger.api.html.Frame;
import org.sunledger.ledger.shared.Yuan;
import tools.jackson.databind.json.JsonMapper;

/** Writes a workbook's cells as people read them: yuan, days, China time, words instead of codes. */
record Cells(Worksheet sheet, Titles titles, Wording wording, JsonMapper json) {
    /** A cell holds no more; a longer text is cut and says so. */
    private static final int TEXT_MAX = 32_767;

    private static final String CUT = "…(过长,全文见 JSON Lines / cut; see JSON Lines)";

    /** What a spreadsheet's numbers hold to the fen: 15 digits. A larger amount is written as text. */
    private static final long EXACT_FEN_MAX = 999_999_999_999_999L;

    /** Writes one value of a column; null leaves the cell empty. */
    void write(int row, int at, Column column, @Nullable Object value) {
        if (value == null) return;
        switch (column.kind()) {
            case FEN -> yuan(row, at, (Long) value);
            case INTEGER -> sheet.value(row, at, (Number) value);
            case SHARE -> {
                sheet.value(row, at, BigDecimal.valueOf(((Number) value).longValue(), 4));
                sheet.style(row, at).format("0.00%").set();
            }
            case BOOLEAN -> sheet.inlineString(row, at, titles.yesOrNo((Boolean) value));
            case DATE -> {
                sheet.value(row, at, (LocalDate) value);
                sheet.style(row, at).format("yyyy-mm-dd").set();
            }
            case INSTANT -> {
                sheet.value(row, at, LocalDateTime.ofInstant((Instant) value, Frame.CIVIL));
                sheet.style(row, at).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case WORD -> sheet.inlineString(row, at, titles.word((Enum<?>) value));
            case TEXT -> text(row, at, wording.of(column.leaf(), value.toString()));
            case JSON -> text(row, at, listed(column, value));
        }
    }

    /** A list of plain values stands as people write one; what has fields of its own stays JSON. */
    private String listed(Column column, Object value) {
        if (!(value instanceof List<?> list) || list.stream().anyMatch(Record.class::isInstance))
            return json.writeValueAsString(value);
        return list.stream().map(each -> plain(column, each)).collect(Collectors.joining(titles.of("export.and")));
    }

    private String plain(Column column, Object value) {
        return value instanceof Enum<?> word ? titles.word(word) : wording.of(column.leaf(), value.toString());
    }

    private void yuan(int row, int at, long fen) {
        if (Math.abs(fen) > EXACT_FEN_MAX) {
            sheet.inlineString(row, at, Yuan.of(fen));
            return;
        }
        sheet.value(row, at, BigDecimal.valueOf(fen, 2));
        sheet.style(row, at).format("#,##0.00").set();
    }

    private void text(int row, int at, String text) {
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
