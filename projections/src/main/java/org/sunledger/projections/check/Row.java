package org.sunledger.projections.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row as text: dates and instants in ISO form, numbers in decimal.
 *
 * @param position of the record behind it; 0 in tables of sums
 * @param key what names it beside the position, parts divided by a slash
 */
record Row(long position, String key, Map<String, @Nullable String> columns) {}
