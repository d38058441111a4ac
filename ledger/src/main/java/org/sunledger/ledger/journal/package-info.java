/** The numbered journal and its contract; one adapter each in the packages below. Read {@code Journal} first. */
@NullMarked
package org.sunledger.ledger.journal;

import org.jspecify.annotations.NullMarked;
