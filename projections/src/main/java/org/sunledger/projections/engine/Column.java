package org.sunledger.projections.engine;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of rows that are written.
 *
 * @param type of one element, as PostgreSQL names it
 * @param value of a row: {@code Long} or {@code Integer}, {@code UUID}, {@code LocalDate}, {@code Instant},
 *     {@code Boolean}; text and jsonb as {@code String}
 */
public record Column<R>(String name, String type, Function<R, @Nullable Object> value) {}
