package org.sunledger.ledger.journal;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.sunledger.ledger.shared.StreamId;

/**
 * One record as stored (architecture.md section 2).
 *
 * @param position in the journal, from 1
 * @param streamVersion in the stream, from 0
 * @param eventType wire name such as {@code disbursement.paid}
 * @param recordedAt UTC, whole milliseconds, never earlier than of any record that was acknowledged before this one
 *     was given; records that were given at the same time to different streams may stand the other way round
 */
@SuppressWarnings("ArrayRecordComponent") // stored bytes, handed on verbatim
public record JournalRecord(
        long position,
        UUID eventId,
        StreamId stream,
        long streamVersion,
        String eventType,
        int schemaVersion,
        Instant recordedAt,
        byte[] payload,
        byte[] metadata) {
    /** Equal in everything, the stored bytes included. */
    public boolean isSameAs(JournalRecord other) {
        return position == other.position
                && eventId.equals(other.eventId)
                && stream.equals(other.stream)
                && streamVersion == other.streamVersion
                && eventType.equals(other.eventType)
                && schemaVersion == other.schemaVersion
                && recordedAt.equals(other.recordedAt)
                && Arrays.equals(payload, other.payload)
                && Arrays.equals(metadata, other.metadata);
    }

    /** The same with arrays of its own: arrays can be written to, a journal cannot. */
    public JournalRecord copy() {
        return new JournalRecord(
                position,
                eventId,
                stream,
                streamVersion,
                eventType,
                schemaVersion,
                recordedAt,
                payload.clone(),
                metadata.clone());
    }
}
