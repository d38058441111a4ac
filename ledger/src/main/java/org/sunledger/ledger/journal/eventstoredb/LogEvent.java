package org.sunledger.ledger.journal.eventstoredb;

import java.util.UUID;

/**
 * An event to be stored. Both byte arrays come back verbatim.
 *
 * @param type the wire name
 * @param data a JSON document
 * @param metadata a JSON array: begins with {@code [}. The client adds fields to an object and writes its numbers anew;
 *     an array it leaves alone
 */
@SuppressWarnings("ArrayRecordComponent") // stored bytes, handed on verbatim
public record LogEvent(UUID id, String type, byte[] data, byte[] metadata) {}
