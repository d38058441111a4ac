package org.sunledger.projections.check;

import java.util.Arrays;

/** Figures of one place, of one fund, of one cell or of the county, in fen. */
final class Sums {
    private static final int FIGURES = Figure.values().length;

    // Of cells there are hundreds of thousands: no map for each.
    private final long[] figures = new long[FIGURES];

    void add(Figure figure, long fen) {
        figures[figure.ordinal()] = Math.addExact(figures[figure.ordinal()], fen);
    }

    void add(Sums others) {
        for (var figure : Figure.values()) add(figure, others.of(figure));
    }

    long of(Figure figure) {
        return figures[figure.ordinal()];
    }

    boolean areZero() {
        return Arrays.stream(figures).allMatch(fen -> fen == 0);
    }

    /** C = F − D + R − X. */
    long cash() {
        return of(Figure.ARRIVED) - of(Figure.DISBURSED) + of(Figure.RECOVERED) - of(Figure.WITHDRAWN);
    }

    /** INV-34: C = U + V + S. */
    boolean conserve() {
        return cash() == of(Figure.POOL) + of(Figure.AVAILABLE) + of(Figure.PENDING);
    }
}
