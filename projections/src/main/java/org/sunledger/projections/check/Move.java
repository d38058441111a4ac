package org.sunledger.projections.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one record moves.
 *
 * @param from the account that shrinks; grows where the amount is negative
 * @param effects which figures follow, and in which direction
 * @param amount the record's own, which its lines must come to
 * @param sign −1: a reversal, which has the original's positive amounts
 */
record Move(
        String from,
        String to,
        String flow,
        List<Effect> effects,
        @Nullable String project,
        long amount,
        List<Line> lines,
        int sign) {
    record Effect(Figure figure, int sign) {}

    /**
     * One part of it.
     *
     * @param fund null: not fiscal money
     * @param place of the account that grows, and of the figures
     */
    record Line(@Nullable String fund, String fromPlace, String place, long fen) {}

    boolean addsUp() {
        return lines.stream().mapToLong(Line::fen).reduce(0, Math::addExact) == amount;
    }

    /** Whether anything moves: a record of nothing opens no row. */
    boolean isEmpty() {
        return lines.stream().allMatch(line -> line.fen() == 0);
    }
}
