package org.sunledger.ledger.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads yesterday's shape of one event as today's: from one schema version to the next. Stored bytes never change, so
 * an upcaster stays as long as the journal does.
 */
public interface Upcaster {
    String eventType();

    /** The version it reads; it gives the next one. */
    int fromVersion();

    /**
     * Turns a payload of that version into one of the next.
     *
     * @param payload a tree of its own, free to be changed and returned
     */
    ObjectNode up(ObjectNode payload);
}
