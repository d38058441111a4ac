package org.sunledger.projections.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that was found, all of it counted and the first of it kept. */
final class Findings {
    private final int kept;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private long differing;
    private long faulty;

    Findings(int kept) {
        this.kept = kept;
    }

    void fault(long position, String chinese, String english) {
        faulty++;
        if (faults.size() < kept) faults.add(new Fault(position, chinese, english));
    }

    void cell(
            String table,
            String key,
            String column,
            @Nullable String expected,
            @Nullable String found,
            List<Behind> behind) {
        if (Objects.equals(expected, found)) return;
        differing++;
        if (differences.size() < kept)
            differences.add(new Difference(table, key, column, expected, found, behind, behind.size()));
    }

    /** Compares two rows, of which one may not be there. */
    void row(
            String table,
            String key,
            @Nullable Map<String, @Nullable String> expected,
            @Nullable Map<String, @Nullable String> found,
            List<Behind> behind) {
        if (expected == null || found == null) {
            cell(table, key, Difference.ROW, text(expected), text(found), behind);
            return;
        }
        var columns = new TreeSet<>(expected.keySet());
        columns.addAll(found.keySet());
        for (var column : columns) cell(table, key, column, expected.get(column), found.get(column), behind);
    }

    private static @Nullable String text(@Nullable Map<String, @Nullable String> row) {
        return row == null ? null : row.toString();
    }

    List<Difference> differences() {
        return differences;
    }

    long differing() {
        return differing;
    }

    List<Fault> faults() {
        return faults;
    }

    long faulty() {
        return faulty;
    }
}
