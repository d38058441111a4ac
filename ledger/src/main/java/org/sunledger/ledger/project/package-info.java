/** One project's money and life, from the proposal to the last retention. Read {@code ProjectEvent}, then {@code DisbursementDecisions}. */
@NullMarked
package org.sunledger.ledger.project;

import org.jspecify.annotations.NullMarked;
