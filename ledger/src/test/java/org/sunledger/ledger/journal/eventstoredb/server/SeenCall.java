package org.sunledger.ledger.journal.eventstoredb.server;

import io.grpc.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * A call as it reached a node.
 *
 * @param node its number, from 0
 * @param request of reads and subscriptions; the options of an append
 */
public record SeenCall(
        int node, Call call, Metadata headers, @Nullable Object request) {
    public @Nullable String header(String name) {
        return headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }
}
