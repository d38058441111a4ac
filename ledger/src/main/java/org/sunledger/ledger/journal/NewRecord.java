package org.sunledger.ledger.journal;

import java.util.UUID;

/** What the caller gives to be recorded: bytes are stored verbatim and never serialised again. */
@SuppressWarnings("ArrayRecordComponent") // stored bytes, handed on verbatim
public record NewRecord(UUID eventId, String eventType, int schemaVersion, byte[] payload, byte[] metadata) {}
