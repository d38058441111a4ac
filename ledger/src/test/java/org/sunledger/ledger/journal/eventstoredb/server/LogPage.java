package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.List;

/**
 * A stretch of the log.
 *
 * @param events those that passed the filter
 * @param considered how many were looked at
 * @param current where the page began
 * @param next where the next page begins
 * @param end the log ended before the page was full
 */
record LogPage(List<LoggedEvent> events, int considered, Place current, Place next, boolean end) {}
