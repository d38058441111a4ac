package org.sunledger.projections.rebuild;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts and digests every row that differs, and keeps the first of them. */
final class Findings {
    private final String table;
    private final Predicate<String> isSummed;
    private final MessageDigest digest = sha256();
    private final List<Difference.Row> shown = new ArrayList<>();
    private long uncompared;
    private final Map<Difference.Kind, Long> counts = new EnumMap<>(Difference.Kind.class);

    /** @param isSummed columns that count by what they differ, see {@link Difference#sha256} */
    Findings(String table, Predicate<String> isSummed) {
        this.table = table;
        this.isSummed = isSummed;
    }

    /** In the order of their keys. */
    void add(Difference.Row found) {
        counts.merge(found.kind(), 1L, Long::sum);
        if (shown.size() < Difference.SHOWN_MAX) shown.add(found);
        digest.update(canonical(found).getBytes(StandardCharsets.UTF_8));
    }

    /** A row on both sides, and nothing in it that could be compared. */
    void addUncompared() {
        uncompared++;
    }

    /** One line per cell; a sum counts by what it differs. */
    private String canonical(Difference.Row row) {
        var text = new StringBuilder();
        text.append(row.kind()).append('\t').append(escaped(row.key())).append('\n');
        for (var cell : row.cells()) {
            text.append('\t').append(cell.column()).append('\t');
            if (row.kind() == Difference.Kind.CHANGED && isSummed.test(cell.column())) {
                text.append(number(cell.now()) - number(cell.old()));
            } else {
                text.append(escaped(cell.old())).append('\t').append(escaped(cell.now()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static long number(@Nullable String value) {
        return value == null ? 0 : Long.parseLong(value);
    }

    /** So that no text can look like a line of its own; null is not the empty text. */
    private static String escaped(@Nullable String value) {
        if (value == null) return "-";
        return "=" + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    Difference.Table table(long rows, List<String> onlyOld, List<String> onlyNew) {
        var differing = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Difference.Table(
                table,
                rows,
                counts.getOrDefault(Difference.Kind.CHANGED, 0L),
                counts.getOrDefault(Difference.Kind.MISSING, 0L),
                counts.getOrDefault(Difference.Kind.ADDED, 0L),
                uncompared,
                onlyOld,
                onlyNew,
                shown,
                differing == 0 ? null : HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
