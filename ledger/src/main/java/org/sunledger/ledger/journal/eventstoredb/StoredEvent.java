package org.sunledger.ledger.journal.eventstoredb;

import java.util.UUID;

/**
 * An event as the server holds it.
 *
 * @param stream full name, {@code {StreamType}-{ledgerId}.{id}}
 * @param revision in the stream, from 0
 */
@SuppressWarnings("ArrayRecordComponent") // stored bytes, handed on verbatim
public record StoredEvent(
        UUID id, String stream, long revision, String type, byte[] data, byte[] metadata, LogPosition position) {}
