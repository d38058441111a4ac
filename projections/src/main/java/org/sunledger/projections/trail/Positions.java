package org.sunledger.projections.trail;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.function.LongFunction;

/** Positions in their order, read part by part. */
final class Positions implements PrimitiveIterator.OfLong {
    /** So many at a time: a round trip each, and little memory. */
    static final int PART = 20_000;

    private final LongFunction<List<Long>> partAfter;
    private Iterator<Long> part = List.<Long>of().iterator();
    private long last;
    private boolean isEnd;

    Positions(LongFunction<List<Long>> partAfter) {
        this.partAfter = partAfter;
    }

    @Override
    public boolean hasNext() {
        if (part.hasNext()) return true;
        if (isEnd) return false;
        var next = partAfter.apply(last);
        isEnd = next.size() < PART;
        part = next.iterator();
        return part.hasNext();
    }

    @Override
    public long nextLong() {
        if (!hasNext()) throw new NoSuchElementException();
        last = part.next();
        return last;
    }
}
