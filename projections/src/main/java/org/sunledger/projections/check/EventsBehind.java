package org.sunledger.projections.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Collects the records behind figures that differ, in a second reading: the first kept none. */
final class EventsBehind {
    private static final class Open {
        private final Difference difference;
        private final List<Behind> records = new ArrayList<>();
        private long count;

        private Open(Difference difference) {
            this.difference = difference;
        }
    }

    private final List<Open> open;

    EventsBehind(List<Difference> differences) {
        open = differences.stream().map(Open::new).toList();
    }

    /** Whether a second reading is needed at all. */
    static boolean isAsked(Difference difference) {
        return difference.table().equals(Difference.TOTAL)
                || difference.table().equals(Summed.VILLAGE_BALANCE.table())
                || difference.table().equals(Summed.FUND_BALANCE.table());
    }

    void look(Raw record, Move move) {
        for (var each : open) {
            if (!isAsked(each.difference)) continue;
            long fen = effect(each.difference, move);
            if (fen == 0) continue;
            each.count++;
            if (each.records.size() < Difference.BEHIND_MAX) each.records.add(Behind.of(record, fen));
        }
    }

    private static long effect(Difference difference, Move move) {
        return move.effects().stream()
                .filter(effect -> isOf(difference, effect.figure()))
                .mapToLong(effect -> (long) move.sign()
                        * effect.sign()
                        * amounts(difference, move).sum())
                .sum();
    }

    private static boolean isOf(Difference difference, Figure figure) {
        if (difference.column().equals(figure.column())) return true;
        return difference.column().equals(Difference.ROW)
                && figures(difference).figures().contains(figure);
    }

    private static Summed figures(Difference difference) {
        return difference.table().equals(Summed.VILLAGE_BALANCE.table()) ? Summed.VILLAGE_BALANCE : Summed.FUND_BALANCE;
    }

    private static LongStream amounts(Difference difference, Move move) {
        if (difference.table().equals(Difference.TOTAL)) return LongStream.of(move.amount());
        var table = figures(difference);
        return move.lines().stream()
                .filter(line -> table.isAbout(line, difference.key()))
                .mapToLong(Move.Line::fen);
    }

    List<Difference> answered() {
        return open.stream()
                .map(each ->
                        isAsked(each.difference) ? each.difference.behind(each.records, each.count) : each.difference)
                .toList();
    }
}
