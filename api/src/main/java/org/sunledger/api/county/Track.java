package org.sunledger.api.county;

import org.sunledger.ledger.shared.StreamId;

/** A stream and the version that its next event gets. */
final class Track {
    private final StreamId stream;
    private long next;

    Track(StreamId stream) {
        this.stream = stream;
    }

    StreamId stream() {
        return stream;
    }

    long take() {
        return next++;
    }

    /** −1: nothing stands in it. */
    long version() {
        return next - 1;
    }
}
