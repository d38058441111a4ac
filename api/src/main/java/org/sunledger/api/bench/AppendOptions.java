package org.sunledger.api.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench append} is asked to measure.
 *
 * @param engine name of the product's engine
 * @param connection where the engine's server is; null where the engine needs none
 * @param url of a PostgreSQL that somebody else runs, with databases to create; null: one of our own in a temporary
 *     directory
 * @param inFlight how many commands at once, one measurement each
 * @param rounds of all contenders in turn; medians are told
 * @param commandsMax of one measurement
 * @param json where the figures go
 */
public record AppendOptions(
        String engine,
        @Nullable String connection,
        @Nullable String url,
        String username,
        String password,
        List<Integer> inFlight,
        int rounds,
        int commandsMax,
        int warmUp,
        Path json) {
    public static final String POSTGRES = "postgres";
    public static final String EVENTSTOREDB = "eventstoredb";

    /** So many commands per caller give a stable figure and keep the whole run to a few minutes. */
    private static final int COMMANDS_EACH = 250;

    private static final int COMMANDS_MIN = 1_500;

    public AppendOptions {
        inFlight = List.copyOf(inFlight);
        if (inFlight.isEmpty() || inFlight.stream().anyMatch(n -> n < 1) || rounds < 1 || commandsMax < 1) {
            throw new IllegalArgumentException("至少一轮、一个并发、一条指令。 At least one round, one caller, one command.");
        }
    }

    int commands(int callers) {
        return Math.min(commandsMax, Math.max(COMMANDS_MIN, callers * COMMANDS_EACH));
    }
}
