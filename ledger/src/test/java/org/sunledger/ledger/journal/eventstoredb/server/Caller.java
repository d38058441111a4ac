package org.sunledger.ledger.journal.eventstoredb.server;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.util.Set;

/** Who sent a call, and its headers. */
record Caller(Set<String> names, Metadata headers) {
    private static final Context.Key<Caller> CURRENT = Context.key("caller");
    private static final Metadata.Key<String> REQUIRES_LEADER =
            Metadata.Key.of("requires-leader", Metadata.ASCII_STRING_MARSHALLER);

    static Caller current() {
        return CURRENT.get();
    }

    boolean requiresLeader() {
        return "true".equalsIgnoreCase(headers.get(REQUIRES_LEADER));
    }

    /** Turns away wrong passwords before any service is asked. */
    static ServerInterceptor authenticatedBy(AccessControl access) {
        return new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                try {
                    var caller = new Caller(access.authenticate(headers), headers);
                    return Contexts.interceptCall(Context.current().withValue(CURRENT, caller), call, headers, next);
                } catch (StatusRuntimeException e) {
                    call.close(e.getStatus(), e.getTrailers() == null ? new Metadata() : e.getTrailers());
                    return new ServerCall.Listener<>() {};
                }
            }
        };
    }
}
