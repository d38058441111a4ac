package org.sunledger.ledger.shell;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Shows what the events of a suite say; before the first, a time that no event of a suite is older than. */
public final class SuiteClock extends Clock {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2000-01-01T00:00:00Z"));

    void set(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
