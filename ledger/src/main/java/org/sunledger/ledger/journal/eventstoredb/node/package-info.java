/**
 * Speaks to EventStoreDB nodes, and works around what its client does not do. The only package that knows the client.
 * Read {@code NodeLog} first, then {@code GuardedFollowing}.
 */
@NullMarked
package org.sunledger.ledger.journal.eventstoredb.node;

import org.jspecify.annotations.NullMarked;
