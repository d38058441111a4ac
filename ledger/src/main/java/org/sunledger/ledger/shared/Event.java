package org.sunledger.ledger.shared;

/** Something that happened to one stream. Each feature seals its own family; {@code wire.WireNames} lists them all. */
public interface Event {
    /** The stream the fact belongs to; derived from the ids it carries, never written into the payload. */
    StreamId stream();
}
