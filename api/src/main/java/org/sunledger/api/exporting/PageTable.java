package org.sunledger.api.exporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.exporting.ViewExport.Column;
import org.sunledger.api.exporting.ViewExport.Kind;
import org.sunledger.api.exporting.ViewExport.Sheet;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.Yuan;

/** A table as a page prints it: texts, where they lead, and how they stand. */
record PageTable(List<Heading> headings, List<List<Cell>> rows) {
    private static final String NOTHING = "–";

    /** @param css how its cells stand */
    record Heading(String title, String css) {}

    /** @param parts several where one value leads to several places */
    record Cell(List<Part> parts, String css) {}

    /**
     * @param href null: no link
     * @param isCode not a word of the language
     */
    record Part(String text, @Nullable String href, boolean isCode) {}

    /** One figure of a table of one row. */
    record Figure(String title, String text, boolean isMoney) {}

    /** Prints the columns that the page shows of some rows. */
    static PageTable of(
            Sheet sheet,
            Shown shown,
            List<?> rows,
            Titles titles,
            Predicate<String> mayOpen,
            Function<String, String> to) {
        var printer = new Printer(sheet, titles, mayOpen, to);
        return new PageTable(
                shown.places().stream().map(printer::heading).toList(),
                rows.stream()
                        .map(row -> shown.places().stream()
                                .map(place -> printer.cell(place, row))
                                .toList())
                        .toList());
    }

    static List<Figure> figures(Sheet sheet, Titles titles) {
        var figures = new ArrayList<Figure>();
        for (var row : sheet.rows()) {
            for (var column : sheet.columns()) {
                var value = column.value().apply(row);
                figures.add(new Figure(
                        titles.column(sheet.name(), column),
                        value == null ? NOTHING : text(column, value, titles),
                        column.kind() == Kind.FEN));
            }
        }
        return figures;
    }

    private record Printer(
            Sheet sheet,
            Map<String, Column> columns,
            Titles titles,
            Predicate<String> mayOpen,
            Function<String, String> to) {
        Printer(Sheet sheet, Titles titles, Predicate<String> mayOpen, Function<String, String> to) {
            this(
                    sheet,
                    sheet.columns().stream().collect(Collectors.toMap(Column::name, Function.identity())),
                    titles,
                    mayOpen,
                    to);
        }

        private Column column(String name) {
            return Objects.requireNonNull(columns.get(name), () -> sheet.name() + " has no column " + name);
        }

        Heading heading(Shown.Place place) {
            var title = place.title();
            return new Heading(
                    titles.column(sheet.name(), title.substring(title.lastIndexOf('.') + 1)),
                    css(column(place.sources().getFirst())));
        }

        Cell cell(Shown.Place place, Object row) {
            for (var source : place.sources()) {
                var column = column(source);
                var value = column.value().apply(row);
                if (value == null) continue;
                var css = css(column) + (place.isAlarming().test(row) ? " alarm" : "");
                if (value instanceof List<?> list) {
                    return new Cell(
                            list.stream()
                                    .map(each -> part(place, named(place, each.toString()), each))
                                    .toList(),
                            css);
                }
                return new Cell(List.of(part(place, named(place, text(column, value, titles)), row)), css);
            }
            return new Cell(
                    List.of(new Part(NOTHING, null, false)),
                    css(column(place.sources().getFirst())));
        }

        private String named(Shown.Place place, String text) {
            var name = place.name();
            return name == null ? text : name.apply(text, titles.language());
        }

        private Part part(Shown.Place place, String text, Object leading) {
            var link = place.link();
            var address = link == null ? null : link.apply(leading);
            return new Part(text, address == null || !mayOpen.test(address) ? null : to.apply(address), place.isCode());
        }
    }

    private static String css(Column column) {
        return switch (column.kind()) {
            case FEN, INTEGER, SHARE -> "fen";
            case DATE, BOOLEAN -> "day";
            case INSTANT -> "code day";
            case TEXT, WORD, JSON -> "";
        };
    }

    private static String text(Column column, Object value, Titles titles) {
        return switch (column.kind()) {
            case FEN -> Yuan.grouped((Long) value);
            case SHARE -> percent(((Number) value).longValue());
            case BOOLEAN -> titles.yesOrNo((Boolean) value);
            case INSTANT -> RecordedAt.text((Instant) value);
            case WORD -> titles.word((Enum<?>) value);
            case TEXT, INTEGER, DATE, JSON -> value.toString();
        };
    }

    private static String percent(long bp) {
        return Yuan.grouped(bp) + "%";
    }
}
