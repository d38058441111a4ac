package org.sunledger.projections.check;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 重算: every balance, one entry after the other. Totals come from the records' own amounts, funds and places from their
 * lines, so that a line too many shows.
 */
final class Recomputation {
    /** What a place has; the pool and what is pending are a fund's. */
    static final Set<Figure> OF_PLACES = EnumSet.of(
            Figure.ALLOCATED, Figure.DISBURSED, Figure.RECOVERED, Figure.AVAILABLE, Figure.ASSET, Figure.INCOME);

    static final Set<Figure> OF_FUNDS = EnumSet.range(Figure.ARRIVED, Figure.PENDING);

    private final Sums total = new Sums();
    private final Map<String, Sums> places = new HashMap<>();
    private final Map<String, Sums> funds = new HashMap<>();

    /** Takes a move into account. @return the fund that no longer conserves; the empty text: the county; null: all do */
    @Nullable
    String add(Move move) {
        for (var effect : move.effects()) {
            total.add(effect.figure(), (long) move.sign() * effect.sign() * move.amount());
            for (var line : move.lines()) add(effect.figure(), (long) move.sign() * effect.sign() * line.fen(), line);
        }
        for (var line : move.lines()) {
            var fund = line.fund();
            var sums = fund == null ? null : funds.get(fund);
            if (sums != null && !sums.conserve()) return fund;
        }
        return total.conserve() ? null : "";
    }

    private void add(Figure figure, long fen, Move.Line line) {
        if (fen == 0) return;
        if (OF_PLACES.contains(figure)) of(places, line.place()).add(figure, fen);
        var fund = line.fund();
        if (fund != null) of(funds, fund).add(figure, fen);
    }

    private static Sums of(Map<String, Sums> all, String name) {
        return all.computeIfAbsent(name, ignored -> new Sums());
    }

    Sums total() {
        return total;
    }

    Map<String, Sums> places() {
        return places;
    }

    Map<String, Sums> funds() {
        return funds;
    }
}
