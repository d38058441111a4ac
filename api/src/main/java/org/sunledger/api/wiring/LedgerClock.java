package org.sunledger.api.wiring;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The ledger's clock: the server's, except while the demo's script sets it. */
public final class LedgerClock extends Clock {
    private final Clock server = Clock.systemUTC();
    private volatile @Nullable Instant scripted;

    /** From now on time stands at the script's instant. */
    public void set(Instant instant) {
        scripted = instant;
    }

    /** The script is over: time is the server's again. */
    public void release() {
        scripted = null;
    }

    @Override
    public Instant instant() {
        var now = scripted;
        return now == null ? server.instant() : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The ledger's clock has one zone");
    }
}
