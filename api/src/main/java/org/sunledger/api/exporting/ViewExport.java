package org.sunledger.api.exporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.reading.AsOfOfRequest;
import org.sunledger.projections.engine.AsOf;

/**
 * A view that may be taken home and, where it says how, has a page at {@code /views/{name}}; declared beside the view. The columns come from the records of its rows, the titles from
 * {@code columns.properties}, and whoever may read the view at its address may take it home.
 *
 * @param name in the address {@code /api/v1/exports/{name}.{format}}
 * @param address where the same is read as JSON; its door is the file's door
 * @param parameters that may be asked beside the language and the byte order mark
 * @param read asks once, before the first byte is written
 * @param asOf what the answer stands for
 * @param settled parameters that the answer chose where the question left them open: a link that shall say the same for
 *     ever must name them
 * @param shown how people see it on a page; null: it has no page here
 */
public record ViewExport<V>(
        String name,
        String address,
        List<String> parameters,
        Function<Asked, V> read,
        Function<V, AsOf.Resolved> asOf,
        Function<V, Map<String, String>> settled,
        List<Rows<V, ?>> tables,
        @Nullable Shown shown) {
    public ViewExport {
        parameters = List.copyOf(parameters);
        tables = List.copyOf(tables);
    }

    /**
     * One table of the view.
     *
     * @param row a record; what it holds are the columns
     * @param rows may fetch further parts while it is written
     */
    public record Rows<V, R>(String name, Class<R> row, Function<V, Iterable<R>> rows) {}

    /** A view without tables yet, asked by the usual points of view. */
    public static <V> ViewExport<V> of(
            String name, String address, Function<Asked, V> read, Function<V, AsOf.Resolved> asOf) {
        return new ViewExport<>(name, address, AsOfOfRequest.PARAMETERS, read, asOf, view -> Map.of(), List.of(), null);
    }

    public <R> ViewExport<V> table(String tableName, Class<R> row, Function<V, Iterable<R>> rows) {
        var more = new ArrayList<>(tables);
        more.add(new Rows<>(tableName, row, rows));
        return new ViewExport<>(name, address, parameters, read, asOf, settled, more, shown);
    }

    /** Also asked by these, as the view is. */
    public ViewExport<V> filters(String... names) {
        var more = new ArrayList<>(parameters);
        more.addAll(List.of(names));
        return new ViewExport<>(name, address, more, read, asOf, settled, tables, shown);
    }

    /** Asked by these alone. */
    public ViewExport<V> askedBy(String... names) {
        return new ViewExport<>(name, address, List.of(names), read, asOf, settled, tables, shown);
    }

    /** The answer's days are counted from a day that it chose itself where none was asked. */
    public ViewExport<V> countedFrom(Function<V, LocalDate> day) {
        return settling(view -> Map.of("effectiveOn", day.apply(view).toString()));
    }

    /** The answer chooses by itself where the question left something open. */
    public ViewExport<V> settling(Function<V, Map<String, String>> chosen) {
        return new ViewExport<>(name, address, parameters, read, asOf, chosen, tables, shown);
    }

    /** It has a page. */
    public ViewExport<V> shown(Shown how) {
        return new ViewExport<>(name, address, parameters, read, asOf, settled, tables, how);
    }

    /** What was read, ready to be written. */
    Reading<V> read(Asked asked) {
        return new Reading<>(this, read.apply(asked));
    }

    /** One answer. */
    record Reading<V>(ViewExport<V> export, V view) {
        AsOf.Resolved asOf() {
            return export.asOf().apply(view);
        }

        Map<String, String> settled() {
            return export.settled().apply(view);
        }

        List<Sheet> sheets() {
            return export.tables().stream().map(this::sheet).toList();
        }

        private Sheet sheet(Rows<V, ?> table) {
            return new Sheet(table.name(), Columns.of(table.row()), table.rows().apply(view));
        }
    }

    /** A table with its columns, whatever its rows are. */
    record Sheet(String name, List<Column> columns, Iterable<?> rows) {}

    /**
     * One column.
     *
     * @param name as the row's JSON has it, dots where records lie in records
     * @param isRequired whether every row has a value
     * @param words every value there can be; empty where there is no end to them
     */
    record Column(
            String name, Kind kind, boolean isRequired, List<String> words, Function<Object, @Nullable Object> value) {
        Column {
            words = List.copyOf(words);
        }

        /** The last part of the name, by which it is titled. */
        String leaf() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /** 列的类型. */
    enum Kind {
        TEXT,
        /** Of a fixed set of words. */
        WORD,
        INTEGER,
        /** 万分之, so named by {@code …Bp}; printed as percent for people. */
        SHARE,
        /** Money; printed as yuan for people and as fen for programs. */
        FEN,
        BOOLEAN,
        DATE,
        /** 记账时点, UTC with three decimals. */
        INSTANT,
        /** Lists and objects, as JSON text. */
        JSON
    }
}
