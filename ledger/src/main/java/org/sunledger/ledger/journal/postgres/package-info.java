/** The journal in PostgreSQL. Read {@code PostgresJournal} first, then {@code HeadRowWriter} and {@code BatchWriter}. */
@NullMarked
package org.sunledger.ledger.journal.postgres;

import org.jspecify.annotations.NullMarked;
