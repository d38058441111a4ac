package org.sunledger.api.journal;

import org.sunledger.ledger.shared.StreamId;

/** 办理经过: where whoever has to do with something reads what was recorded of it. */
public final class RecordAddress {
    static final String STREAMS = "/api/v1/streams";

    private RecordAddress() {}

    /** Everything that happened in a stream. */
    public static String of(StreamId stream) {
        return STREAMS + "/" + stream;
    }

    /** One record of a stream: in the journal, so it is there as soon as it was written. */
    public static String of(StreamId stream, long version) {
        return of(stream) + "/" + version;
    }
}
