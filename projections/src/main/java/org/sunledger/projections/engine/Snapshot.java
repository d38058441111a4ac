package org.sunledger.projections.engine;

import java.time.LocalDate;

/**
 * One moment of the tables, as a query sees it.
 *
 * @param asOf what the answer stands for
 * @param isLatest whether it stands for all that the tables hold, so that tables of current sums may answer
 * @param day the day the answer speaks of: the effective day asked, else the day its last record was made; names are
 *     those of this day
 */
public record Snapshot(AsOf.Resolved asOf, boolean isLatest, LocalDate day) {}
