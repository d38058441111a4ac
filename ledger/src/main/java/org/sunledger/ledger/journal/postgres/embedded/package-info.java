/**
 * A real PostgreSQL that the program unpacks, starts, watches over and stops. Read {@code EmbeddedPostgres} first.
 */
@NullMarked
package org.sunledger.ledger.journal.postgres.embedded;

import org.jspecify.annotations.NullMarked;
