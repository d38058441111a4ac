/** The words every feature speaks: amounts, codes, who acts, how the ledger says no. Read {@code Command} and {@code Verdict} first. */
@NullMarked
package org.sunledger.ledger.shared;

import org.jspecify.annotations.NullMarked;
