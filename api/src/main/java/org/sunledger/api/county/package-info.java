/** A whole county made up from a seed: years of events as a real one would have recorded them. Read {@code CountyJournal} first. */
@NullMarked
package org.sunledger.api.county;

import org.jspecify.annotations.NullMarked;
