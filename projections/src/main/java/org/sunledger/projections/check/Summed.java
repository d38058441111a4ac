package org.sunledger.projections.check;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** 余额表: a table of current sums. */
enum Summed {
    VILLAGE_BALANCE("division_code", Recomputation.OF_PLACES),
    FUND_BALANCE("fund_id", Recomputation.OF_FUNDS);

    private final String key;
    private final Set<Figure> figures;

    Summed(String key, Set<Figure> figures) {
        this.key = key;
        this.figures = figures;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return key;
    }

    Set<Figure> figures() {
        return figures;
    }

    Map<String, Sums> of(Recomputation recomputed) {
        return this == VILLAGE_BALANCE ? recomputed.places() : recomputed.funds();
    }

    boolean isAbout(Move.Line line, String named) {
        return named.equals(this == VILLAGE_BALANCE ? line.place() : line.fund());
    }
}
