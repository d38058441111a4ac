package org.sunledger.ledger.journal.eventstoredb.node;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands below the client and sees every call begin and end, which the client does not: it tells nobody when a
 * subscription ends with OK or CANCELLED, and breaks down over a change of leader.
 *
 * <p>A call that is watched carries a private header with its tag, which is taken off before sending. When it ends,
 * whoever watches that tag is told, always. Every other call gets a deadline, because reads have none.
 */
final class CallGuard implements ClientInterceptor {
    /** Names the watched call; never leaves this machine. */
    static final String TAG = "sunledger-call";

    private static final Metadata.Key<String> TAG_KEY = Metadata.Key.of(TAG, Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> LEADER_HOST =
            Metadata.Key.of("leader-endpoint-host", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> LEADER_PORT =
            Metadata.Key.of("leader-endpoint-port", Metadata.ASCII_STRING_MARSHALLER);

    private final Duration deadline;
    private final Map<String, Watcher> watchers = new ConcurrentHashMap<>();

    /**
     * One guard serves one client.
     *
     * @param deadline of calls that have none and are not watched
     */
    CallGuard(Duration deadline) {
        this.deadline = deadline;
    }

    /** From now on the call with this tag may begin, and its watcher hears of it. */
    void watch(String tag, Watcher watcher) {
        watchers.put(tag, watcher);
    }

    /** A call with this tag that begins later is ended before it reaches the server. */
    void forget(String tag) {
        watchers.remove(tag);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new GuardedCall<>(method, options, next);
    }

    /** Hears what becomes of one call. */
    interface Watcher {
        /** Asked just before the call is sent; when false, it comes too late and is ended here. */
        boolean mayBegin();

        /** Called once it was sent; from now on it can be cancelled. */
        default void began(ClientCall<?, ?> call) {}

        /**
         * It is over, for whatever reason.
         *
         * @param leader who leads now, when that is why the call ended
         */
        default void ended(Status status, @Nullable String leader) {}

        /** Whether the client must not hear who leads: over a live subscription it falls over a null pointer. */
        default boolean hidesLeader() {
            return false;
        }
    }

    /** Decides when it starts, for only then the headers are known. */
    private final class GuardedCall<Q, A> extends ClientCall<Q, A> {
        private final MethodDescriptor<Q, A> method;
        private final CallOptions options;
        private final Channel next;
        private @Nullable ClientCall<Q, A> call;

        GuardedCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            this.method = method;
            this.options = options;
            this.next = next;
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            var tag = headers.get(TAG_KEY);
            if (tag == null) startPlain(listener, headers);
            else startWatched(listener, headers, tag);
        }

        private void startPlain(Listener<A> listener, Metadata headers) {
            var limited = options.getDeadline() != null
                    ? options
                    : options.withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS);
            call = next.newCall(method, limited);
            call.start(listener, headers);
        }

        private void startWatched(Listener<A> listener, Metadata headers, String tag) {
            headers.discardAll(TAG_KEY);
            var watcher = watchers.get(tag);
            if (watcher == null || !watcher.mayBegin()) {
                listener.onClose(Status.ABORTED.withDescription("Nobody waits for this call any more"), new Metadata());
                return;
            }
            call = next.newCall(method, options);
            call.start(new WatchedListener<>(listener, watcher), headers);
            watcher.began(call); // only a call that was started can be cancelled
        }

        @Override
        public void request(int messages) {
            if (call != null) call.request(messages);
        }

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {
            if (call != null) call.cancel(message, cause);
        }

        @Override
        public void halfClose() {
            if (call != null) call.halfClose();
        }

        @Override
        public void sendMessage(Q message) {
            if (call != null) call.sendMessage(message);
        }

        @Override
        public boolean isReady() {
            return call != null && call.isReady();
        }

        @Override
        public void setMessageCompression(boolean enabled) {
            if (call != null) call.setMessageCompression(enabled);
        }
    }

    private static final class WatchedListener<A> extends SimpleForwardingClientCallListener<A> {
        private final Watcher watcher;

        WatchedListener(ClientCall.Listener<A> client, Watcher watcher) {
            super(client);
            this.watcher = watcher;
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            var leader = trailers.get(LEADER_HOST);
            if (watcher.hidesLeader()) {
                trailers.discardAll(LEADER_HOST);
                trailers.discardAll(LEADER_PORT);
            }
            try {
                super.onClose(status, trailers);
            } finally {
                watcher.ended(status, leader);
            }
        }
    }
}
