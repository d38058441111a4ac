package org.sunledger.projections.check;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** 汇总格重算: what every cell must hold, added up record by record and compared at the end. */
final class Cells {
    private static final long SMALL_BLOCK = 16_384;
    private static final long LARGE_BLOCK = 524_288;

    private final Map<Celled, Map<String, Sums>> expected = new EnumMap<>(Celled.class);

    Cells() {
        for (var table : Celled.values()) expected.put(table, new HashMap<>());
    }

    /** @param rows what the record must have left in the tables of details */
    void add(Raw record, @Nullable Move move, Map<Listed, Map<String, Map<String, @Nullable String>>> rows) {
        expected.forEach((table, cells) -> of(table, move, rows).forEach((holder, sums) -> {
            for (var cell : keys(record, holder))
                cells.computeIfAbsent(cell, ignored -> new Sums()).add(sums);
        }));
    }

    /** What one record adds to one cell. */
    static Sums of(
            Celled table,
            String cell,
            Raw record,
            @Nullable Move move,
            Map<Listed, Map<String, Map<String, @Nullable String>>> rows) {
        var added = new Sums();
        of(table, move, rows).forEach((holder, sums) -> {
            if (keys(record, holder).contains(cell)) added.add(sums);
        });
        return added;
    }

    /** What one record adds, by holder. Whoever is touched has a cell, though every figure of it be zero. */
    private static Map<String, Sums> of(
            Celled table, @Nullable Move move, Map<Listed, Map<String, Map<String, @Nullable String>>> rows) {
        var holders = new HashMap<String, Sums>();
        if (move != null) moved(table, move, holders);
        if (table == Celled.FUND_SUM) granted(rows.getOrDefault(Listed.FUND_WORD, Map.of()), holders);
        return holders;
    }

    private static void moved(Celled table, Move move, Map<String, Sums> holders) {
        for (var line : move.lines()) {
            if (line.fen() == 0) continue;
            if (table == Celled.VILLAGE_SUM) of(holders, line.fromPlace());
            var holder = table == Celled.VILLAGE_SUM ? line.place() : line.fund();
            if (holder == null) continue;
            for (var effect : move.effects())
                of(holders, holder).add(effect.figure(), (long) move.sign() * effect.sign() * line.fen());
        }
    }

    /** Authority and reservations: each is a row that names its fund and what it is. */
    private static void granted(Map<String, Map<String, @Nullable String>> words, Map<String, Sums> holders) {
        words.forEach((key, word) -> {
            var named = key.split("/", 2);
            var fen = word.get("number");
            if (fen != null) of(holders, named[0]).add(Figure.valueOf(named[1]), Long.parseLong(fen));
        });
    }

    private static Sums of(Map<String, Sums> all, String name) {
        return all.computeIfAbsent(name, ignored -> new Sums());
    }

    private static List<String> keys(Raw record, String holder) {
        var day = record.effectiveDay();
        return keys(holder, day.getYear(), day.getMonthValue(), record.position());
    }

    /** Year or month, by large or small block. */
    static List<String> keys(String holder, int year, int month, long position) {
        var ofYear = holder + "/" + year + "/";
        var ofMonth = holder + "/" + year + (month < 10 ? "0" : "") + month + "/";
        var large = position / LARGE_BLOCK;
        var small = position / SMALL_BLOCK;
        return List.of("0/" + ofYear + large, "1/" + ofMonth + large, "2/" + ofYear + small, "3/" + ofMonth + small);
    }

    /** Compares a table with what was added up, and forgets that. @return how many rows there are */
    long compare(Celled table, Iterator<Row> found, Findings findings) {
        var left = expected.getOrDefault(table, Map.of());
        long compared = 0;
        while (found.hasNext()) {
            var row = found.next();
            var sums = left.remove(row.key());
            findings.row(
                    table.table(), row.key(), sums == null ? null : columns(table, sums), row.columns(), List.of());
            compared++;
        }
        new TreeMap<>(left)
                .forEach((key, sums) -> findings.row(table.table(), key, columns(table, sums), null, List.of()));
        return compared;
    }

    private static Map<String, @Nullable String> columns(Celled table, Sums sums) {
        var columns = new LinkedHashMap<String, @Nullable String>();
        for (var figure : table.figures()) columns.put(figure.column(), Long.toString(sums.of(figure)));
        return columns;
    }
}
