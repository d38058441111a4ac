package org.sunledger.projections.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the records behind figures that differ, in a second reading: the first kept none. */
final class EventsBehind {
    private static final class Open {
        private final Difference difference;
        private final List<Behind> records = new ArrayList<>();
        private long count;

        private Open(Difference difference) {
            this.difference = difference;
        }

        private boolean isOf(String table) {
            return difference.table().equals(table);
        }

        private void look(Behind behind) {
            count++;
            if (records.size() < Difference.BEHIND_MAX) records.add(behind);
        }
    }

    private final List<Open> open;

    EventsBehind(List<Difference> differences) {
        open = differences.stream().map(Open::new).toList();
    }

    /** Whether a second reading is needed at all: rows of details were told with their record. */
    static boolean isAsked(Difference difference) {
        return Arrays.stream(Listed.values()).noneMatch(table -> table.table().equals(difference.table()));
    }

    /** @param rows what the record must have left in the tables of details */
    void look(Raw record, @Nullable Move move, Map<Listed, Map<String, Map<String, @Nullable String>>> rows) {
        for (var each : open) {
            if (!isAsked(each.difference)) continue;
            var added = added(each, record, move, rows);
            if (each.difference.column().equals(Difference.ROW)) {
                if (!added.areZero()) each.look(Behind.of(record, null));
                continue;
            }
            for (var figure : Figure.values()) {
                if (figure.column().equals(each.difference.column()) && added.of(figure) != 0)
                    each.look(Behind.of(record, added.of(figure)));
            }
        }
    }

    /** What a record adds to the row that differs. */
    private static Sums added(
            Open each, Raw record, @Nullable Move move, Map<Listed, Map<String, Map<String, @Nullable String>>> rows) {
        var added = new Sums();
        for (var table : Celled.values()) {
            if (each.isOf(table.table())) added.add(Cells.of(table, each.difference.key(), record, move, rows));
        }
        if (move == null) return added;
        for (var table : Summed.values()) {
            if (!each.isOf(table.table())) continue;
            for (var line : move.lines())
                if (table.isAbout(line, each.difference.key())) add(added, move, line.fen(), table.figures());
        }
        if (each.isOf(Difference.TOTAL)) add(added, move, move.amount(), EnumSet.allOf(Figure.class));
        return added;
    }

    private static void add(Sums added, Move move, long fen, Set<Figure> figures) {
        for (var effect : move.effects())
            if (figures.contains(effect.figure())) added.add(effect.figure(), (long) move.sign() * effect.sign() * fen);
    }

    List<Difference> answered() {
        return open.stream()
                .map(each ->
                        isAsked(each.difference) ? each.difference.behind(each.records, each.count) : each.difference)
                .toList();
    }
}
