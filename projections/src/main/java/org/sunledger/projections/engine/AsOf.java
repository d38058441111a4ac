package org.sunledger.projections.engine;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The point of view of a question; all bounds are inclusive, an absent one is none.
 *
 * @param effectiveOn what had happened by this day
 * @param knownAt what the ledger had recorded by this instant; never together with {@code position}
 * @param position what the ledger had recorded by this position
 * @param atLeast the answer may stand for more, never for less: how a writer reads its own write
 */
public record AsOf(
        @Nullable LocalDate effectiveOn,
        @Nullable Instant knownAt,
        @Nullable Long position,
        @Nullable Long atLeast) {
    /** Everything the tables hold. */
    public static AsOf latest() {
        return new AsOf(null, null, null, null);
    }

    public static AsOf effectiveOn(LocalDate day) {
        return new AsOf(day, null, null, null);
    }

    public static AsOf knownAt(Instant instant) {
        return new AsOf(null, instant, null, null);
    }

    public static AsOf position(long position) {
        return new AsOf(null, null, position, null);
    }

    public AsOf atLeast(long least) {
        return new AsOf(effectiveOn, knownAt, position, least);
    }

    /**
     * What an answer stands for.
     *
     * @param position every event up to it and none after it
     */
    public record Resolved(
            @Nullable LocalDate effectiveOn, @Nullable Instant knownAt, long position) {}
}
