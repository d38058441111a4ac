package org.sunledger.api.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.Processors.Group;

/**
 * What {@code bench lag} is asked to measure.
 *
 * @param url of a PostgreSQL that somebody else runs, with databases to create; null: one of our own in a temporary
 *     directory
 * @param perSecond commands that are due each second
 * @param seconds of each measurement: without a rebuild, and with one
 * @param warmUpSeconds of the same before, unmeasured, with a rebuild; 0: none
 * @param views groups that are followed live and rebuilt; empty: all
 * @param json where the figures go
 */
public record LagOptions(
        @Nullable String url,
        String username,
        String password,
        int perSecond,
        int seconds,
        int warmUpSeconds,
        List<String> views,
        Path json) {
    public LagOptions {
        views = List.copyOf(views);
        if (perSecond < 1 || seconds < 1 || warmUpSeconds < 0) {
            throw new IllegalArgumentException("至少每秒一条指令、一秒。 At least one command a second, for one second.");
        }
        var known = ReadTables.groups().stream().map(Group::name).toList();
        for (var name : views) {
            if (!known.contains(name))
                throw new IllegalArgumentException("未知的视图 Unknown view %s: %s".formatted(name, known));
        }
    }

    List<Group> groups() {
        return ReadTables.groups().stream()
                .filter(group -> views.isEmpty() || views.contains(group.name()))
                .toList();
    }

    /** Of all measurements and of the warm-up. */
    int commands() {
        return perSecond * (2 * seconds + warmUpSeconds);
    }
}
