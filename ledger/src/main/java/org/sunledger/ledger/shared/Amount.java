package org.sunledger.ledger.shared;

/**
 * 金额: a count of whole fen, never negative; direction is what the event's name says.
 *
 * @param fen 0 to {@link #MAX}
 */
public record Amount(long fen) implements Comparable<Amount> {
    /** 10^13 fen (1000亿元): the limit of one entry; what exceeds it is a mistake in the unit (domain.md section 3). */
    public static final long MAX = 10_000_000_000_000L;

    public static final Amount ZERO = new Amount(0);

    public Amount {
        if (fen < 0 || fen > MAX) {
            throw SharedRefusal.AMOUNT_OUT_OF_RANGE.because("amount", Long.toString(fen), "max", Long.toString(MAX));
        }
    }

    public static Amount ofFen(long fen) {
        return new Amount(fen);
    }

    /** Whole yuan, for examples and scripts. */
    public static Amount ofYuan(long yuan) {
        return new Amount(Math.multiplyExact(yuan, 100L));
    }

    public Amount plus(Amount other) {
        return new Amount(Math.addExact(fen, other.fen));
    }

    /** Refuses to go below zero: callers compare first. */
    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(fen, other.fen));
    }

    public boolean exceeds(Amount other) {
        return fen > other.fen;
    }

    public boolean isZero() {
        return fen == 0;
    }

    /** The whole fen that {@code bp} basis points of this amount come to, rounded down. */
    public Amount share(int bp) {
        return new Amount(Math.multiplyExact(fen, (long) bp) / 10_000L);
    }

    /** Yuan with two decimals, as sentences print it. */
    public String yuan() {
        return Yuan.of(fen);
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return yuan();
    }
}
