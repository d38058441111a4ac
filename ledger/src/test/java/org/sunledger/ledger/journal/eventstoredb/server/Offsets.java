package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Hands out places as a log file would: each record takes room, and records that no client sees lie between. */
final class Offsets {
    private static final int RECORD_OVERHEAD = 96;
    private static final int UNSEEN_MAX = 4096;

    private final Random random;
    private long offset;

    Offsets(Random random, long start) {
        this.random = random;
        this.offset = start;
    }

    record Spot(Place at, Place next, Place after) {}

    /** Where the next record would stand at the earliest. */
    Place head() {
        return new Place(offset, offset);
    }

    Spot next(int bytes) {
        if (random.nextInt(8) == 0) offset += 1 + random.nextInt(UNSEEN_MAX);
        var start = offset;
        offset += RECORD_OVERHEAD + bytes + random.nextInt(64);
        return new Spot(new Place(start, start), new Place(offset, 0), new Place(offset, offset));
    }

    /** Places of an explicit transaction: the prepares one after the other, then the commit that makes them one. */
    List<Spot> transaction(List<Integer> bytes) {
        List<Spot> prepares = new ArrayList<>();
        for (int size : bytes) prepares.add(next(size));
        var commit = next(0);
        var start = commit.at().commit();
        List<Spot> spots = new ArrayList<>();
        for (var prepare : prepares) {
            var end = prepare.after().prepare();
            spots.add(new Spot(
                    new Place(start, prepare.at().prepare()),
                    new Place(start, end),
                    new Place(commit.after().commit(), end)));
        }
        return spots;
    }
}
