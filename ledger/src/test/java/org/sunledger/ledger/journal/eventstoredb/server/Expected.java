package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.AppendReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.DeleteReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.TombstoneReq;

/** What a writer expects of a stream: a revision from 0, or one of these. */
public final class Expected {
    public static final long NO_STREAM = -1;
    public static final long ANY = -2;
    public static final long STREAM_EXISTS = -4;

    private Expected() {}

    static long of(AppendReq.Options options) {
        return switch (options.getExpectedStreamRevisionCase()) {
            case REVISION -> options.getRevision();
            case NO_STREAM -> NO_STREAM;
            case ANY -> ANY;
            case STREAM_EXISTS -> STREAM_EXISTS;
            case EXPECTEDSTREAMREVISION_NOT_SET -> throw missing();
        };
    }

    static long of(DeleteReq.Options options) {
        return switch (options.getExpectedStreamRevisionCase()) {
            case REVISION -> options.getRevision();
            case NO_STREAM -> NO_STREAM;
            case ANY -> ANY;
            case STREAM_EXISTS -> STREAM_EXISTS;
            case EXPECTEDSTREAMREVISION_NOT_SET -> throw missing();
        };
    }

    static long of(TombstoneReq.Options options) {
        return switch (options.getExpectedStreamRevisionCase()) {
            case REVISION -> options.getRevision();
            case NO_STREAM -> NO_STREAM;
            case ANY -> ANY;
            case STREAM_EXISTS -> STREAM_EXISTS;
            case EXPECTEDSTREAMREVISION_NOT_SET -> throw missing();
        };
    }

    private static RuntimeException missing() {
        return Refusals.invalidArgument("'None' is not a valid ExpectedStreamRevisionOneofCase");
    }
}
