package org.sunledger.ledger.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Apportionment;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;

/**
 * Fen by fund and place. The order, ascending fund id as it is written and then division, decides who gets the last fen.
 */
record Lines(SortedMap<Key, Long> fen) {
    /** As ids are printed: {@code UUID} itself compares signed halves, which nobody can check by eye. */
    static final Comparator<FundId> BY_FUND = (a, b) -> {
        var high = Long.compareUnsigned(
                a.value().getMostSignificantBits(), b.value().getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(
                        a.value().getLeastSignificantBits(), b.value().getLeastSignificantBits());
    };

    static final Lines NONE = new Lines(new TreeMap<>(Key.ORDER));

    record Key(FundId fundId, DivisionCode divisionCode) {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::fundId, BY_FUND).thenComparing(Key::divisionCode);
    }

    Lines {
        fen = Collections.unmodifiableSortedMap(fen);
    }

    static Lines of(List<FundLine> lines) {
        return NONE.plus(lines);
    }

    Lines plus(List<FundLine> lines) {
        return added(lines, 1);
    }

    Lines minus(List<FundLine> lines) {
        return added(lines, -1);
    }

    Lines minus(Lines other) {
        var sums = new TreeMap<>(fen);
        other.fen.forEach((key, value) -> sums.merge(key, -value, Math::addExact));
        return new Lines(sums);
    }

    private Lines added(List<FundLine> lines, int sign) {
        var sums = new TreeMap<>(fen);
        for (var line : lines) {
            var key = new Key(line.fundId(), line.divisionCode());
            sums.merge(key, sign * line.amountFen().fen(), Math::addExact);
        }
        return new Lines(sums);
    }

    /** Whether every line holds at least this much. */
    boolean cover(List<FundLine> lines) {
        return minus(lines).fen.values().stream().allMatch(value -> value >= 0);
    }

    /** The sum; negative when more was given back than taken. */
    long totalFen() {
        var total = 0L;
        for (var value : fen.values()) total = Math.addExact(total, value);
        return total;
    }

    /** What can still be divided: lines below zero have nothing to give. */
    long divisibleFen() {
        var total = 0L;
        for (var value : fen.values()) total = Math.addExact(total, Math.max(0, value));
        return total;
    }

    /** Divides an amount in proportion to these lines, by the largest remainder; lines that get nothing are left out. */
    List<FundLine> divide(Amount amount) {
        var keys = List.copyOf(fen.keySet());
        var weights = keys.stream()
                .map(key -> Amount.ofFen(Math.max(0, fen.getOrDefault(key, 0L))))
                .toList();
        var parts = Apportionment.of(amount, weights);
        var result = new ArrayList<FundLine>();
        for (int i = 0; i < keys.size(); i++) {
            if (parts.get(i).isZero()) continue;
            result.add(new FundLine(keys.get(i).fundId(), keys.get(i).divisionCode(), parts.get(i)));
        }
        return Collections.unmodifiableList(result);
    }

    /** What each fund has in these lines, funds ascending. */
    static SortedMap<FundId, Amount> perFund(List<FundLine> lines) {
        var sums = new TreeMap<FundId, Amount>(BY_FUND);
        for (var line : lines) sums.merge(line.fundId(), line.amountFen(), Amount::plus);
        return sums;
    }
}
