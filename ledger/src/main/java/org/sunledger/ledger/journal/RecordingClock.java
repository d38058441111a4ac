package org.sunledger.ledger.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * 记账时钟: stamps records so that no timestamp is earlier than the one before. A clock that went back a little stands still
 * until it has caught up; one that jumped by more than {@link #STEP_MAX} stops appends, because every later timestamp
 * would lie.
 */
public final class RecordingClock {
    /** Daylight saving done wrong moves a clock by one hour; time servers move it by far less. */
    public static final Duration STEP_MAX = Duration.ofHours(1);

    private final Clock clock;
    private final ClockPolicy policy;
    private final LongSupplier nanos;
    private Instant seen;
    private long seenNanos;

    public RecordingClock(Clock clock, ClockPolicy policy) {
        this(clock, policy, System::nanoTime);
    }

    /** @param nanos elapsed time that nobody can set, such as {@link System#nanoTime()} */
    public RecordingClock(Clock clock, ClockPolicy policy, LongSupplier nanos) {
        this.clock = clock;
        this.policy = policy;
        this.nanos = nanos;
        this.seen = clock.instant();
        this.seenNanos = nanos.getAsLong();
    }

    /**
     * The timestamp of the next record. Call it under the lock that orders records.
     *
     * @param previous of the last record; null when there is none
     * @throws JournalException.ClockStepped the clock jumped; nothing is remembered, so appends stay stopped
     */
    public synchronized Instant stamp(@Nullable Instant previous) {
        var now = clock.instant();
        var nowNanos = nanos.getAsLong();
        if (policy == ClockPolicy.SYSTEM) refuseJump(now, nowNanos);
        if (previous != null && now.isBefore(previous.minus(STEP_MAX)))
            throw new JournalException.ClockStepped("The clock says %s, the last record was stamped %s"
                    .formatted(RecordedAt.text(now), RecordedAt.text(previous)));
        seen = now;
        seenNanos = nowNanos;
        var stamp = RecordedAt.of(now);
        return previous != null && stamp.isBefore(previous) ? previous : stamp;
    }

    private void refuseJump(Instant now, long nowNanos) {
        var shown = Duration.between(seen, now);
        var elapsed = Duration.ofNanos(nowNanos - seenNanos);
        if (shown.minus(elapsed).abs().compareTo(STEP_MAX) > 0)
            throw new JournalException.ClockStepped(
                    "The clock moved from %s to %s while %s passed; set the clock right, then start the program again"
                            .formatted(RecordedAt.text(seen), RecordedAt.text(now), elapsed));
    }
}
