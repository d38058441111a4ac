package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.ConnectionShutdownException;
import com.eventstore.dbclient.NotLeaderException;
import com.eventstore.dbclient.StreamDeletedException;
import com.eventstore.dbclient.StreamNotFoundException;
import com.eventstore.dbclient.WrongExpectedVersionException;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What a call that went wrong means for its caller. */
enum Failure {
    /** Another revision than expected. */
    CONFLICT,
    NO_STREAM,
    /** Tombstoned: gone for ever. */
    DELETED,
    TOO_LARGE,
    DENIED,
    /** Nobody knows the user, or not this password. */
    NOT_AUTHENTICATED,
    /** The server understood and will not, however often it is asked. */
    REFUSED,
    /** Did not reach a node that would have done it; may be tried again. */
    NOT_DONE,
    /** May have been done or not; may be tried again. */
    UNKNOWN;

    private static final Metadata.Key<String> EXCEPTION =
            Metadata.Key.of("exception", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> APPEND_MAX =
            Metadata.Key.of("maximum-append-size", Metadata.ASCII_STRING_MARSHALLER);

    static Failure of(Throwable thrown) {
        var cause = unwrapped(thrown);
        if (cause instanceof WrongExpectedVersionException) return CONFLICT;
        if (cause instanceof StreamNotFoundException) return NO_STREAM;
        if (cause instanceof StreamDeletedException) return DELETED;
        if (cause instanceof NotLeaderException
                || cause instanceof ConnectionShutdownException
                || cause instanceof Clients.Resting) return NOT_DONE;
        if (cause instanceof Clients.Closed) return REFUSED;
        return cause instanceof StatusRuntimeException status ? of(status) : UNKNOWN;
    }

    private static Failure of(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case PERMISSION_DENIED -> DENIED;
            case UNAUTHENTICATED -> NOT_AUTHENTICATED;
            case INVALID_ARGUMENT -> trailer(failure, APPEND_MAX) == null ? REFUSED : TOO_LARGE;
            case FAILED_PRECONDITION -> "stream-deleted".equals(trailer(failure, EXCEPTION)) ? DELETED : REFUSED;
            case UNIMPLEMENTED, ALREADY_EXISTS, OUT_OF_RANGE -> REFUSED;
            case NOT_FOUND -> NOT_DONE; // a node that does not lead, and does not know who does
            case UNAVAILABLE -> neverConnected(failure) ? NOT_DONE : UNKNOWN;
            case OK, CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, INTERNAL, DATA_LOSS -> UNKNOWN;
        };
    }

    /** Whether asking again can help. */
    boolean isPassing() {
        return this == NOT_DONE || this == UNKNOWN;
    }

    /** The largest append the server takes, in bytes; 0 when it does not say. */
    static long appendMax(Throwable thrown) {
        var text = unwrapped(thrown) instanceof StatusRuntimeException status ? trailer(status, APPEND_MAX) : null;
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    static Throwable unwrapped(Throwable thrown) {
        var cause = thrown;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) cause = cause.getCause();
        return cause;
    }

    /** One line for people: the client's own exceptions often carry no message. */
    static String told(Throwable thrown) {
        var cause = unwrapped(thrown);
        var message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    private static boolean neverConnected(StatusRuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof ConnectException) return true;
        return false;
    }

    private static @Nullable String trailer(StatusRuntimeException failure, Metadata.Key<String> key) {
        var trailers = failure.getTrailers();
        return trailers == null ? null : trailers.get(key);
    }
}
