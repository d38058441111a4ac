package org.sunledger.projections.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.ReadAhead;
import org.sunledger.ledger.journal.transfer.Watch;

/**
 * 核对视图: reads the journal from its first record, works out by the handbook's words what all tables must hold at the
 * positions they stand for, and compares row by row. One thread, one reading, and a memory that grows with places, funds,
 * their cells and streams only. Knows no event record, no posting and no fold: what they get wrong shows here.
 *
 * <p>Compared are all tables that folds write, all rows and all columns: money and quantities, days, texts, and who did it.
 * The one exception is {@code audit_trail.words}, by which texts are searched; it holds no figure. What pages make of the
 * rows (states as of a day, remaining days, ratios) is asked of the tables and not kept in them, so it is not compared here.
 */
public final class ViewsCheck {
    private static final int PAGE = 2_000;

    private final Journal journal;
    private final FoundTables tables;
    private final Watch watch;
    private final Findings findings;
    private final SortedMap<String, Long> positions;
    private final Recomputation recomputed = new Recomputation();
    private final Map<Listed, InOrder> listed = new EnumMap<>(Listed.class);
    private final Cells cells = new Cells();
    private long moving;

    private ViewsCheck(Journal journal, FoundTables tables, Watch watch, int kept) {
        this.journal = journal;
        this.tables = tables;
        this.watch = watch;
        this.findings = new Findings(kept);
        this.positions = positions(tables);
    }

    /** What the tables of each group stand for. */
    static SortedMap<String, Long> positions(FoundTables tables) {
        var positions = new TreeMap<String, Long>();
        for (var table : Listed.values()) positions.put(table.group(), tables.position(table.group()));
        return positions;
    }

    private boolean isFolded(Raw record, String group) {
        return record.position() <= positions.getOrDefault(group, 0L);
    }

    /**
     * Compares everything.
     *
     * @param kept so many differences and faults are told one by one; the others are counted
     * @throws org.sunledger.ledger.journal.transfer.TransferCancelled the watch ended it
     */
    static CheckReport run(Journal journal, FoundTables tables, Watch watch, int kept) {
        return new ViewsCheck(journal, tables, watch, kept).run();
    }

    private CheckReport run() {
        for (var table : Listed.values()) listed.put(table, new InOrder(table, tables.rows(table), findings));
        long head = journal.head();
        positions.forEach((group, position) -> {
            if (position > head) {
                findings.fault(
                        position,
                        "视图 %s 走在日记账之前,末号是 %d。".formatted(group, head),
                        "The views of %s are ahead of the journal, whose head is %d.".formatted(group, head));
            }
        });
        long furthest = Collections.max(positions.values());
        var sequence = new Sequence(findings);
        read(head, record -> {
            sequence.next(record);
            if (record.position() <= furthest) fold(new Raw(record));
        });
        sequence.end(head);
        listed.values().forEach(InOrder::end);
        var rows = new TreeMap<String, Long>();
        listed.values().forEach(table -> rows.put(table.table(), table.compared()));
        balances(rows);
        // Last, because there are so many: what everybody looks at must not be lost among them.
        for (var table : Celled.values()) rows.put(table.table(), cells.compare(table, tables.rows(table), findings));
        return new CheckReport(
                positions,
                sequence.position(),
                moving,
                rows,
                answered(furthest),
                findings.differing(),
                findings.faults(),
                findings.faulty(),
                tables.unchecked());
    }

    private interface Reading {
        void read(JournalRecord record);
    }

    /** Up to the head that was there when it began. */
    private void read(long head, Reading reading) {
        try (var ahead = new ReadAhead(journal, 0, PAGE)) {
            for (long position = 0; position < head; ) {
                var page = ahead.next();
                if (page.isEmpty()) return;
                for (var record : page) if (record.position() <= head) reading.read(record);
                position = page.getLast().position();
                watch.at(Watch.Stage.VIEWS, Math.min(position, head), head);
            }
        }
    }

    private void fold(Raw record) {
        try {
            var move = MoneyRules.of(record);
            var rows = RowRules.of(record, move);
            if (isFolded(record, Listed.MONEY)) {
                if (move != null) money(record, move);
                cells.add(record, move, rows);
            }
            var behind = List.of(Behind.of(record, null));
            listed.forEach((table, following) -> {
                if (isFolded(record, table.group()))
                    following.at(record.position(), rows.getOrDefault(table, Map.of()), behind);
            });
        } catch (Raw.Unreadable e) {
            findings.fault(
                    record.position(),
                    "%s 读不懂:%s。".formatted(record.type(), e.getMessage()),
                    "%s cannot be read: %s.".formatted(record.type(), e.getMessage()));
        }
    }

    private void money(Raw record, Move move) {
        if (!move.isEmpty()) moving++;
        if (!move.addsUp()) {
            findings.fault(
                    record.position(),
                    "%s 的资金来源合计不等于 %d 分。".formatted(record.type(), move.amount()),
                    "The lines of %s do not come to %d fen.".formatted(record.type(), move.amount()));
        }
        var unbalanced = recomputed.add(move);
        if (unbalanced != null) {
            findings.fault(
                    record.position(),
                    "资金不平(INV-34):%s。".formatted(unbalanced.isEmpty() ? "合计" : unbalanced),
                    "Money is not conserved (INV-34): %s.".formatted(unbalanced.isEmpty() ? "total" : unbalanced));
        }
    }

    private void balances(Map<String, Long> rows) {
        var county = new Sums();
        for (var table : Summed.values()) {
            var expected = table.of(recomputed);
            var found = new TreeMap<String, Map<String, @Nullable String>>();
            tables.rows(table).forEach(row -> found.put(row.key(), row.columns()));
            rows.put(table.table(), (long) found.size());
            var keys = new TreeSet<>(expected.keySet());
            keys.addAll(found.keySet());
            for (var key : keys) {
                var sums = expected.get(key);
                findings.row(table.table(), key, sums == null ? null : columns(table, sums), found.get(key), List.of());
            }
            for (var row : found.entrySet()) addTo(county, table, row.getValue());
        }
        for (var figure : Figure.values()) {
            findings.cell(
                    Difference.TOTAL,
                    "合计 county",
                    figure.column(),
                    Long.toString(recomputed.total().of(figure)),
                    Long.toString(county.of(figure)),
                    List.of());
        }
    }

    private static Map<String, @Nullable String> columns(Summed table, Sums sums) {
        var columns = new LinkedHashMap<String, @Nullable String>();
        for (var figure : table.figures()) columns.put(figure.column(), Long.toString(sums.of(figure)));
        return columns;
    }

    /** As totals are read: fiscal money from the funds, the rest from the places. */
    private static void addTo(Sums county, Summed table, Map<String, @Nullable String> columns) {
        for (var figure : table.figures()) {
            var isOfPlaces = table == Summed.VILLAGE_BALANCE && Recomputation.OF_FUNDS.contains(figure);
            var found = columns.get(figure.column());
            if (found != null && !isOfPlaces) county.add(figure, Long.parseLong(found));
        }
    }

    private List<Difference> answered(long position) {
        if (findings.differences().stream().noneMatch(EventsBehind::isAsked)) return findings.differences();
        var behind = new EventsBehind(findings.differences());
        read(Math.min(position, journal.head()), stored -> {
            var record = new Raw(stored);
            try {
                var move = MoneyRules.of(record);
                behind.look(record, move, RowRules.of(record, move));
            } catch (Raw.Unreadable e) {
                // told in the first reading
            }
        });
        return behind.answered();
    }
}
