package org.sunledger.ledger.journal.eventstoredb;

import java.util.UUID;

/**
 * An event to be stored. Both byte arrays come back verbatim.
 *
 * @param type the wire name
 * @param data a JSON document
 * @param metadata what the port guarantees to leave alone: a JSON array, or anything else that does not begin as a JSON
 *     object; never empty (the client rewrites objects and fills in what is absent)
 */
@SuppressWarnings("ArrayRecordComponent") // stored bytes, handed on verbatim
public record LogEvent(UUID id, String type, byte[] data, byte[] metadata) {}
