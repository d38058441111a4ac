/** One fund's pool: registered, arrived, reserved, replenished, withdrawn. Read {@code FundDecisions} first. */
@NullMarked
package org.sunledger.ledger.fund;

import org.jspecify.annotations.NullMarked;
