/** Title, shares, handover and income of what was built. Read {@code AssetDecisions} first. */
@NullMarked
package org.sunledger.ledger.asset;

import org.jspecify.annotations.NullMarked;
