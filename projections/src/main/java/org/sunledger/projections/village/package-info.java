/** What every place got and spent (V1), for any day and as known at any position. Read {@code MoneyPostings} first. */
@NullMarked
package org.sunledger.projections.village;

import org.jspecify.annotations.NullMarked;
