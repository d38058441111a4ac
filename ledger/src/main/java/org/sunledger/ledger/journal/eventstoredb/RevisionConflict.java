package org.sunledger.ledger.journal.eventstoredb;

/** The stream is at another revision than expected: somebody else was faster. Nothing was written. */
public final class RevisionConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String stream;
    private final long expected;
    private final long actual;

    public RevisionConflict(String stream, long expected, long actual) {
        super("%s is at revision %d, expected %d".formatted(stream, actual, expected));
        this.stream = stream;
        this.expected = expected;
        this.actual = actual;
    }

    public String stream() {
        return stream;
    }

    /** −1: no stream. */
    public long expected() {
        return expected;
    }

    /** −1: no stream. */
    public long actual() {
        return actual;
    }
}
