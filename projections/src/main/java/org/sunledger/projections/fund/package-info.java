/** The fund ledger and its conservation check (V2, V12). Read {@code FundLedger} first. */
@NullMarked
package org.sunledger.projections.fund;

import org.jspecify.annotations.NullMarked;
