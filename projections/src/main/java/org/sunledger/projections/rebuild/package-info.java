/**
 * Computes read tables anew beside live traffic, compares, and switches; or up to a point, into tables of their own. Read
 * {@code Rebuilds} first, then {@code Rebuild}; {@code Replays}, then {@code ReplayRun}.
 */
@NullMarked
package org.sunledger.projections.rebuild;

import org.jspecify.annotations.NullMarked;
