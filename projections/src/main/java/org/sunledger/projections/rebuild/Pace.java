package org.sunledger.projections.rebuild;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;

/** What a running rebuild tells of itself; written by its thread, read by whoever asks. */
final class Pace {
    private final long begunAt;
    private final long begunNanos = System.nanoTime();
    private volatile Phase phase = Phase.FOLDING;
    private volatile long done;
    private volatile long all;

    Pace(long position) {
        this.begunAt = position;
        this.done = position;
    }

    void phase(Phase next) {
        phase = next;
    }

    Phase phase() {
        return phase;
    }

    void done(long position) {
        done = position;
    }

    void all(long position) {
        all = position;
    }

    RebuildStatus status(Generation generation) {
        var rate = rate();
        return new RebuildStatus(generation, phase, done, Math.max(done, all), rate, remaining(rate), null, null);
    }

    ReplayStatus status(Replay replay) {
        var rate = rate();
        return new ReplayStatus(replay, phase, done, rate, remaining(rate), null);
    }

    private @Nullable Duration remaining(long rate) {
        var left = Math.max(0, all - done);
        return rate == 0 ? null : Duration.ofMillis(left * 1_000 / rate);
    }

    private long rate() {
        var millis = Math.max(1, (System.nanoTime() - begunNanos) / 1_000_000);
        return (done - begunAt) * 1_000 / millis;
    }
}
