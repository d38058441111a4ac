package org.sunledger.ledger.supervision;

import java.util.Comparator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.PriorityQueue;
import java.util.stream.LongStream;
import org.sunledger.ledger.shared.Sha256;

/**
 * 抽样: draws the same records from the same population for ever, with tools that every machine has.
 *
 * <p>The rank of a record is the SHA-256, in lower-case hex, of the text {@code seed:position}, the seed in lower-case hex
 * and the position in decimal ({@code printf '%s:%s' $seed $position | sha256sum}). The sample are the records of the
 * smallest ranks. Whether a record is drawn depends on nothing but its own rank and how many are smaller, so neither the
 * order in which the population is read nor who reads it matters.
 */
public final class Sampling {
    /** Records of one sample: more than a team looks at, and little enough for one answer. */
    public static final int SIZE_MAX = 1_000;

    private record Ranked(String rank, long position) {}

    private static final Comparator<Ranked> SMALLEST_FIRST =
            Comparator.comparing(Ranked::rank).thenComparingLong(Ranked::position);

    private Sampling() {}

    /** The positions drawn, ascending; the whole population when it is no larger than {@code size}. */
    public static List<Long> draw(String seed, PrimitiveIterator.OfLong population, int size) {
        var drawn = new PriorityQueue<>(SMALLEST_FIRST.reversed());
        while (population.hasNext()) {
            var position = population.nextLong();
            drawn.add(new Ranked(rank(seed, position), position));
            if (drawn.size() > size) drawn.remove();
        }
        return drawn.stream().map(Ranked::position).sorted().toList();
    }

    public static List<Long> draw(String seed, LongStream population, int size) {
        return draw(seed, population.iterator(), size);
    }

    public static String rank(String seed, long position) {
        return Sha256.of(seed + ":" + position);
    }

    /** Of the positions in decimal, ascending, each followed by a newline: {@code sort -n | sha256sum}. */
    public static String digest(List<Long> positions) {
        var text = new StringBuilder();
        positions.stream().sorted().forEach(position -> text.append(position).append('\n'));
        return Sha256.of(text.toString());
    }
}
