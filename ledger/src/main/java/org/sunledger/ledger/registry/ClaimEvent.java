package org.sunledger.ledger.registry;

import java.util.UUID;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;

/**
 * 唯一值占用: one stream per value that must be unique in the ledger (INV-09). The holder is always recorded in its own
 * stream before it takes a value, so a claim never belongs to nobody.
 */
public sealed interface ClaimEvent extends Event {
    ClaimKey key();

    @Override
    default StreamId stream() {
        return key().stream();
    }

    record ClaimTaken(ClaimKey key, Holder holder) implements ClaimEvent {}

    /** Freed after the holder's recorded end: rejection, return by the bank, reversal. */
    record ClaimReleased(ClaimKey key, Holder holder) implements ClaimEvent {}

    /**
     * Who holds a value.
     *
     * @param stream the stream in which the holder is recorded, printed
     * @param subject the entry inside that stream
     */
    record Holder(String stream, UUID subject) {}
}
