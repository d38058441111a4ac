/** The journal in PostgreSQL. Read {@code PostgresJournal} first, then {@code HeadRowWriter}. */
@NullMarked
package org.sunledger.ledger.journal.postgres;

import org.jspecify.annotations.NullMarked;
