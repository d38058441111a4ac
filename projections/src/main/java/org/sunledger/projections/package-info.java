/** What can be seen: pure folds over the journal and the tables they fill. Read {@code engine.Projection} first. */
@NullMarked
package org.sunledger.projections;

import org.jspecify.annotations.NullMarked;
