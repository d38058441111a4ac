package org.sunledger.ledger.project;

import org.sunledger.ledger.shared.SharedRefusal;

/** Checks that a command can make of itself, without any history. */
final class Shape {
    static final int BP_WHOLE = 10_000;

    /** Years that a budget of this ledger may carry; what lies outside is a typing mistake. */
    private static final int YEAR_MIN = 1990;

    private static final int YEAR_MAX = 2100;

    private Shape() {}

    static void require(boolean isWellFormed, String field) {
        if (!isWellFormed) throw SharedRefusal.FIELD_MISSING.because("field", field);
    }

    static void requireBp(int bp, String field) {
        require(bp >= 0 && bp <= BP_WHOLE, field);
    }

    static void requireYear(int year) {
        require(year >= YEAR_MIN && year <= YEAR_MAX, "year");
    }
}
