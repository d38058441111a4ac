package org.sunledger.api.html;

/** How amounts are printed for people: figures with thousands separators. */
public final class Yuan {

    private Yuan() {}

    /** {@code 123456789 → "1,234,567.89"}. */
    public static String grouped(long fen) {
        var plain = org.sunledger.ledger.shared.Yuan.of(fen);
        int dot = plain.indexOf('.');
        var grouped = new StringBuilder(plain);
        int first = plain.startsWith("-") ? 1 : 0;
        for (int i = dot - 3; i > first; i -= 3) grouped.insert(i, ',');
        return grouped.toString();
    }
}
