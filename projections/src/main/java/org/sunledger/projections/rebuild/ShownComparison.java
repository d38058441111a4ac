package org.sunledger.projections.rebuild;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was shown then against what a replay shows, row by row and cell by cell. */
final class ShownComparison {
    private ShownComparison() {}

    static Difference.Table of(Shown shown, Views live, Views replayed, long position) {
        var then = shown.then(live, position);
        var again = shown.again(replayed, position);
        var keys = new TreeSet<>(then.keySet());
        keys.addAll(again.keySet());
        var found = new Findings(shown.name(), column -> false);
        for (var key : keys) {
            var old = then.get(key);
            var now = again.get(key);
            var row = row(key, old, now);
            if (row != null) found.add(row);
            else if (old != null && old.isEmpty()) found.addUncompared();
        }
        return found.table(again.size(), List.of(), List.of());
    }

    private static Difference.@Nullable Row row(
            String key, @Nullable Map<String, String> then, @Nullable Map<String, String> again) {
        var columns = new LinkedHashSet<String>();
        if (then != null) columns.addAll(then.keySet());
        if (again != null) columns.addAll(again.keySet());
        var cells = new ArrayList<Difference.Cell>();
        for (var column : columns) {
            var old = then == null ? null : then.get(column);
            var now = again == null ? null : again.get(column);
            if (!Objects.equals(old, now)) cells.add(new Difference.Cell(column, old, now));
        }
        // A row without a cell is there, or it is not.
        if (cells.isEmpty() && then != null && again != null) return null;
        var kind = then == null
                ? Difference.Kind.ADDED
                : again == null ? Difference.Kind.MISSING : Difference.Kind.CHANGED;
        return new Difference.Row(kind, key, cells);
    }
}
