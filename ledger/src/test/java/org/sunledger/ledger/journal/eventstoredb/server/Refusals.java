package org.sunledger.ledger.journal.eventstoredb.server;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** The refusals of a node: status, sentence and trailers. */
public final class Refusals {
    private Refusals() {}

    /** The node is still starting, or the cluster is electing. */
    public static StatusRuntimeException notReady() {
        return of(Status.UNAVAILABLE, "Server Is Not Ready");
    }

    public static StatusRuntimeException tooBusy() {
        return of(Status.UNAVAILABLE, "Server Is Too Busy");
    }

    /** Whether the write happened stays unknown. */
    public static StatusRuntimeException timedOut() {
        return of(Status.ABORTED, "Operation timed out: Prepare phase timeout.");
    }

    public static StatusRuntimeException consumerTooSlow() {
        return of(
                Status.ABORTED,
                "Operation timed out: Consumer too slow to handle event while live. Client resubscription required.");
    }

    public static StatusRuntimeException unauthenticated() {
        return of(Status.UNAUTHENTICATED, "Unauthenticated");
    }

    public static StatusRuntimeException accessDenied() {
        return of(Status.PERMISSION_DENIED, "Access Denied", "exception", "access-denied");
    }

    public static StatusRuntimeException notLeader(String host, int port) {
        return of(
                Status.NOT_FOUND,
                "Leader info available",
                "exception",
                "not-leader",
                "leader-endpoint-host",
                host,
                "leader-endpoint-port",
                Integer.toString(port));
    }

    public static StatusRuntimeException streamDeleted(String stream) {
        return of(
                Status.FAILED_PRECONDITION,
                "Event stream '" + stream + "' is deleted.",
                "exception",
                "stream-deleted",
                "stream-name",
                stream);
    }

    public static StatusRuntimeException appendTooLarge(int limit) {
        return of(
                Status.INVALID_ARGUMENT,
                "Maximum Append Size of " + limit + " Exceeded.",
                "exception",
                "maximum-append-size-exceeded",
                "maximum-append-size",
                Integer.toString(limit));
    }

    static StatusRuntimeException metadataMissing(String property) {
        return of(
                Status.INVALID_ARGUMENT,
                "Required Metadata Property '" + property + "' is missing",
                "exception",
                "missing-required-metadata-property",
                "required-metadata-properties",
                "type,content-type");
    }

    static StatusRuntimeException wrongExpectedVersion(String operation, String stream, long expected, long actual) {
        return of(
                Status.FAILED_PRECONDITION,
                operation + " failed due to WrongExpectedVersion. Stream: " + stream + ", Expected version: " + expected
                        + ", Actual version: " + actual,
                "exception",
                "wrong-expected-version",
                "stream-name",
                stream,
                "expected-version",
                Long.toString(expected),
                "actual-version",
                Long.toString(actual));
    }

    static StatusRuntimeException invalidArgument(String sentence) {
        return of(Status.INVALID_ARGUMENT, sentence);
    }

    /** What becomes of an exception that no part of a node catches. */
    static StatusRuntimeException unhandled() {
        return of(Status.UNKNOWN, "Exception was thrown by handler.");
    }

    static StatusRuntimeException unexpected(String result) {
        return of(Status.UNKNOWN, "Unexpected " + result);
    }

    /** Any ending with trailers: name, value, name, value. */
    public static StatusRuntimeException of(Status status, @Nullable String sentence, String... trailers) {
        var metadata = new Metadata();
        for (int i = 0; i < trailers.length; i += 2)
            metadata.put(Metadata.Key.of(trailers[i], Metadata.ASCII_STRING_MARSHALLER), trailers[i + 1]);
        return status.withDescription(sentence).asRuntimeException(metadata);
    }
}
