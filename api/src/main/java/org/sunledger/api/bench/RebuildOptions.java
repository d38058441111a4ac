package org.sunledger.api.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.county.CountyPlan;

/**
 * What {@code bench rebuild} is asked to measure.
 *
 * @param url of a PostgreSQL that somebody else runs, with databases to create; null: one of our own in a temporary
 *     directory
 * @param villages of the made-up county
 * @param years of the made-up county
 * @param seed of the made-up county
 * @param events lengths of the journal, one measurement each
 * @param contenders by name; empty: all
 * @param warmUp length of a journal on which every contender runs once before, unmeasured; 0: none
 * @param rounds of all contenders in turn; medians are told
 * @param secondsMax of one measurement of a yardstick, whose rate is then that of the events it came to
 * @param json where the figures go
 */
public record RebuildOptions(
        @Nullable String url,
        String username,
        String password,
        int villages,
        int years,
        long seed,
        List<Long> events,
        List<String> contenders,
        long warmUp,
        int rounds,
        int secondsMax,
        Path json) {
    public RebuildOptions {
        events = List.copyOf(events);
        contenders = List.copyOf(contenders);
        if (events.isEmpty() || rounds < 1 || secondsMax < 1) {
            throw new IllegalArgumentException("至少一个长度、一轮、一秒。 At least one length, one round, one second.");
        }
        for (var name : contenders) {
            if (!RebuildBench.NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "未知的对照者 Unknown contender %s: %s".formatted(name, RebuildBench.NAMES));
            }
        }
        for (long each : events) plan(villages, years, seed, each);
    }

    private static CountyPlan plan(int villages, int years, long seed, long events) {
        return new CountyPlan(villages, years, seed, events);
    }

    CountyPlan plan(long length) {
        return plan(villages, years, seed, length);
    }

    boolean wants(String name) {
        return contenders.isEmpty() || contenders.contains(name);
    }
}
