/** Computes read tables anew beside live traffic, compares, and switches. Read {@code Rebuilds} first, then {@code Rebuild}. */
@NullMarked
package org.sunledger.projections.rebuild;

import org.jspecify.annotations.NullMarked;
