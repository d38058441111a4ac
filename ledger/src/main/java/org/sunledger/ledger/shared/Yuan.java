package org.sunledger.ledger.shared;

/** Fen as people read it: yuan with two decimals, made from whole numbers only. */
public final class Yuan {
    private Yuan() {}

    /** {@code 10001 → "100.01"}, {@code -5 → "-0.05"}. */
    public static String of(long fen) {
        var whole = Math.abs(fen / 100);
        var rest = Math.abs(fen % 100);
        return (fen < 0 ? "-" : "") + whole + (rest < 10 ? ".0" : ".") + rest;
    }

    /** With thousands separators, as boards print it: {@code 123456789 → "1,234,567.89"}. */
    public static String grouped(long fen) {
        var plain = of(fen);
        var grouped = new StringBuilder(plain);
        int first = fen < 0 ? 1 : 0;
        for (int i = plain.indexOf('.') - 3; i > first; i -= 3) grouped.insert(i, ',');
        return grouped.toString();
    }
}
