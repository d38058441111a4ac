package org.sunledger.ledger.shared;

import java.util.UUID;

/** An event as a state sees it: the fact, its envelope, its id and its version in the stream (from 0). */
public record Recorded<E extends Event>(UUID eventId, long version, E event, Envelope envelope) {}
