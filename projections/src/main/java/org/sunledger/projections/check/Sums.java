package org.sunledger.projections.check;

import java.util.EnumMap;
import java.util.Map;

/** Figures of one place, of one fund or of the county, in fen. */
final class Sums {
    private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);

    void add(Figure figure, long fen) {
        figures.merge(figure, fen, Math::addExact);
    }

    long of(Figure figure) {
        return figures.getOrDefault(figure, 0L);
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
