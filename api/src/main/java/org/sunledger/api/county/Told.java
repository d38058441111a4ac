package org.sunledger.api.county;

import java.util.UUID;

/** An event that stands in the book, and whose doing it was. */
record Told(UUID eventId, long position, UUID correlationId, Act act) {}
