package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.Random;

/**
 * What others write between the events of the ledger under test: statistics of the system and streams of other
 * counties on the same cluster. Follows from the seed.
 */
final class Noise {
    private final Random random;
    private final int systemMax;
    private final int othersMax;
    private int written;

    Noise(Random random, int systemMax, int othersMax) {
        this.random = random;
        this.systemMax = systemMax;
        this.othersMax = othersMax;
    }

    /** Called with the log's lock held. */
    void after(TestLog log) {
        for (int left = upTo(systemMax); left > 0; left--)
            log.putUnderLock("$stats-127.0.0.1:2113", TestEvent.of("$statsCollected", "{\"n\":" + written++ + "}"));
        for (int left = upTo(othersMax); left > 0; left--) {
            var number = written++;
            log.putUnderLock(
                    "Project-99999999-0000-4000-8000-000000000000." + number % 7,
                    TestEvent.of("project.noted", "{\"n\":" + number + "}"));
        }
    }

    private int upTo(int max) {
        return max == 0 ? 0 : random.nextInt(max + 1);
    }
}
