/**
 * The journal on EventStoreDB, for counties that share a replicated cluster. Read {@code EventLog} first: all the
 * journal asks of the server, then {@code EventStoreDbJournal} and {@code Follower}, who gives the positions. What speaks
 * to the server stands in {@code node}.
 */
@NullMarked
package org.sunledger.ledger.journal.eventstoredb;

import org.jspecify.annotations.NullMarked;
