/** What a figure of the books is for any day as known at any position, why, and what changed it. Read {@code Figure} first, then {@code MoneySums}. */
@NullMarked
package org.sunledger.projections.figure;

import org.jspecify.annotations.NullMarked;
