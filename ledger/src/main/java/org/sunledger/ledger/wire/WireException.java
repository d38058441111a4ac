package org.sunledger.ledger.wire;

/**
 * Bytes that are not what they claim to be, or a fact that cannot be written. Whoever meets it stops: a poisoned record
 * is never skipped.
 */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String eventType;

    public WireException(String eventType, String what) {
        super(eventType + ": " + what);
        this.eventType = eventType;
    }

    WireException(String eventType, MalformedJson malformed) {
        super(eventType + ": " + malformed.getMessage(), malformed);
        this.eventType = eventType;
    }

    private WireException(String eventType, String message, WireException cause) {
        super(message, cause);
        this.eventType = eventType;
    }

    WireException at(long position) {
        return new WireException(eventType, "Position %d, %s".formatted(position, getMessage()), this);
    }

    /** Wire name of the event, or {@code envelope}. */
    public String eventType() {
        return eventType;
    }
}
