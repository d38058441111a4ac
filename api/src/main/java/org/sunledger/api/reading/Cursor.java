package org.sunledger.api.reading;

import org.jspecify.annotations.Nullable;

/**
 * Where a list in the order of the journal goes on: a position that the journal has reached. Named by its parameter,
 * {@code after} or {@code before}.
 *
 * @param position null where the list begins
 */
public record Cursor(@Nullable Long position) {
    public long or(long beginning) {
        return position == null ? beginning : position;
    }
}
