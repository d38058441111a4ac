/** What each event moves between accounts. Read {@code Postings} first. */
@NullMarked
package org.sunledger.ledger.posting;

import org.jspecify.annotations.NullMarked;
