/** The journal in memory, for unit tests. */
@NullMarked
package org.sunledger.ledger.journal.memory;

import org.jspecify.annotations.NullMarked;
