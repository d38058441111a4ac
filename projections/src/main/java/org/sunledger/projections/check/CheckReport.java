package org.sunledger.projections.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * 核对结果.
 *
 * @param positions what the tables stand for, and up to which they were computed, by group
 * @param records of the journal that were looked at, those behind the position included
 * @param moving records that move money
 * @param rows compared, by table
 * @param differences the first of them
 * @param differing how many there are
 * @param faults the first of them
 * @param faulty how many there are
 * @param unchecked tables and columns of the views that are not compared here
 */
public record CheckReport(
        SortedMap<String, Long> positions,
        long records,
        long moving,
        SortedMap<String, Long> rows,
        List<Difference> differences,
        long differing,
        List<Fault> faults,
        long faulty,
        List<String> unchecked) {
    public CheckReport {
        differences = List.copyOf(differences);
        faults = List.copyOf(faults);
        unchecked = List.copyOf(unchecked);
    }

    /** What all tables stand for, those that are furthest behind included. */
    public long position() {
        return Collections.min(positions.values());
    }

    public boolean isClean() {
        return differing == 0 && faulty == 0;
    }

    private String standing() {
        var isOne = position() == Collections.max(positions.values());
        return isOne ? Long.toString(position()) : positions.toString();
    }

    /** For people, in both languages. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("视图序号 views at       " + standing());
        lines.add("日记账 records          %d".formatted(records));
        lines.add("其中资金 moving money   %d".formatted(moving));
        rows.forEach((table, compared) -> lines.add("已核对 compared         %s, %d 行 rows".formatted(table, compared)));
        if (!unchecked.isEmpty()) lines.add("未核对 not compared     " + String.join(", ", unchecked));
        if (isClean()) {
            lines.add("逐行一致;各序号资金守恒,序号与版本连续。");
            lines.add("All rows are equal; money is conserved at every position; positions and versions have no gap.");
            return lines;
        }
        lines.add("日记账问题 faults       %d".formatted(faulty));
        faults.forEach(fault -> lines.add("  " + fault.text()));
        lines.add("不一致 differences      %d".formatted(differing));
        differences.forEach(difference -> lines.add("  " + difference.text()));
        if (differences.size() < differing || faults.size() < faulty)
            lines.add("  … 只列出最先发现的 only the first are listed");
        return lines;
    }
}
