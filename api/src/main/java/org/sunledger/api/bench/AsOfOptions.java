package org.sunledger.api.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench asof} is asked to measure.
 *
 * @param url of a PostgreSQL that somebody else runs, with databases to create; null: one of our own in a temporary directory
 * @param postings that the money tables are filled with
 * @param questions of each kind
 * @param json where the figures go
 */
public record AsOfOptions(
        @Nullable String url, String username, String password, int postings, int questions, Path json) {
    public AsOfOptions {
        if (postings < 1_000 || questions < 1) {
            throw new IllegalArgumentException("至少一千笔分录、一个问题。 At least a thousand postings and one question.");
        }
    }
}
