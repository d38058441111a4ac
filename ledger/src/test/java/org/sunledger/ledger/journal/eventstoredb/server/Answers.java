package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.shared.Shared.StreamIdentifier;
import com.eventstore.dbclient.proto.shared.Shared.UUID;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import com.google.protobuf.ByteString;

/** Events and signs as a read puts them on the wire. */
final class Answers {
    private Answers() {}

    static ReadResp event(LoggedEvent event, boolean idsAsText) {
        var recorded = ReadResp.ReadEvent.RecordedEvent.newBuilder()
                .setId(id(event.id(), idsAsText))
                .setStreamIdentifier(stream(event.stream()))
                .setStreamRevision(event.revision())
                .setCommitPosition(event.at().commit())
                .setPreparePosition(event.at().prepare())
                .putMetadata("type", event.type())
                .putMetadata("created", Long.toString(event.createdTicks()))
                .putMetadata("content-type", event.json() ? "application/json" : "application/octet-stream")
                .setData(ByteString.copyFrom(event.data()))
                .setCustomMetadata(ByteString.copyFrom(event.metadata()));
        return ReadResp.newBuilder()
                .setEvent(ReadResp.ReadEvent.newBuilder()
                        .setEvent(recorded)
                        .setCommitPosition(event.at().commit()))
                .build();
    }

    static UUID id(java.util.UUID id, boolean asText) {
        if (asText) return UUID.newBuilder().setString(id.toString()).build();
        return UUID.newBuilder()
                .setStructured(UUID.Structured.newBuilder()
                        .setMostSignificantBits(id.getMostSignificantBits())
                        .setLeastSignificantBits(id.getLeastSignificantBits()))
                .build();
    }

    static java.util.UUID id(UUID id) {
        return id.hasString()
                ? java.util.UUID.fromString(id.getString())
                : new java.util.UUID(
                        id.getStructured().getMostSignificantBits(),
                        id.getStructured().getLeastSignificantBits());
    }

    static StreamIdentifier stream(String name) {
        return StreamIdentifier.newBuilder()
                .setStreamName(ByteString.copyFromUtf8(name))
                .build();
    }

    static ReadResp streamNotFound(String stream) {
        return ReadResp.newBuilder()
                .setStreamNotFound(ReadResp.StreamNotFound.newBuilder().setStreamIdentifier(stream(stream)))
                .build();
    }

    static ReadResp confirmation(String id) {
        return ReadResp.newBuilder()
                .setConfirmation(ReadResp.SubscriptionConfirmation.newBuilder().setSubscriptionId(id))
                .build();
    }

    static ReadResp checkpoint(Place place) {
        return ReadResp.newBuilder()
                .setCheckpoint(ReadResp.Checkpoint.newBuilder()
                        .setCommitPosition(place.commit())
                        .setPreparePosition(place.prepare()))
                .build();
    }

    static ReadResp caughtUp() {
        return ReadResp.newBuilder()
                .setCaughtUp(ReadResp.CaughtUp.getDefaultInstance())
                .build();
    }

    static ReadResp fellBehind() {
        return ReadResp.newBuilder()
                .setFellBehind(ReadResp.FellBehind.getDefaultInstance())
                .build();
    }
}
