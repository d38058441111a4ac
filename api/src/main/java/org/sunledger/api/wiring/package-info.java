/** Puts the parts together: databases, journal, ledger, projections. Read {@code LedgerConfiguration} first. */
@NullMarked
package org.sunledger.api.wiring;

import org.jspecify.annotations.NullMarked;
