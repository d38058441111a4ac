package org.sunledger.api.bench;

import java.util.ArrayList;
import java.util.List;

/** When one view was seen to stand how far. One thread writes; others read when it has ended. */
final class Sightings {
    private final List<Long> positions = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();

    /** Told in the order of time; positions only grow. */
    void saw(long position, long atNanos) {
        if (!positions.isEmpty() && position <= positions.getLast()) return;
        positions.add(position);
        nanos.add(atNanos);
    }

    /**
     * The first sight of a position or of one behind it.
     *
     * @throws IllegalStateException nobody saw it so far
     */
    long firstAt(long position) {
        int low = 0;
        int high = positions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (positions.get(middle) < position) low = middle + 1;
            else high = middle;
        }
        if (low == positions.size()) throw new IllegalStateException("Never seen at " + position);
        return nanos.get(low);
    }
}
