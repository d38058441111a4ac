package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsGrpc;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.AppendReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.AppendResp;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.DeleteReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.DeleteResp;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.TombstoneReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.TombstoneResp;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The streams as one node serves them. */
final class StreamsService extends StreamsGrpc.StreamsImplBase {
    private final TestNode node;

    StreamsService(TestNode node) {
        this.node = node;
    }

    @Override
    public StreamObserver<AppendReq> append(StreamObserver<AppendResp> client) {
        return new AppendCall(node, Caller.current(), client);
    }

    @Override
    public void read(ReadReq request, StreamObserver<ReadResp> client) {
        var call = (ServerCallStreamObserver<ReadResp>) client;
        try {
            var caller = Caller.current();
            var options = request.getOptions();
            node.received(options.hasSubscription() ? Call.SUBSCRIBE : Call.READ, caller, request);
            requireReadable(caller, options);
            requireCombination(options);
            if (options.hasSubscription()) subscribe(options, call);
            else new Outflow(call, node.executor(), () -> {}).from(reading(options));
        } catch (StatusRuntimeException e) {
            client.onError(e);
        }
    }

    private void requireReadable(Caller caller, ReadReq.Options options) {
        var stream = switch (options.getStreamOptionCase()) {
            case STREAM ->
                options.getStream().getStreamIdentifier().getStreamName().toStringUtf8();
            case ALL -> Streams.ALL;
            case STREAMOPTION_NOT_SET -> throw Refusals.invalidArgument("'None' is not a valid StreamOptionOneofCase");
        };
        node.access().require(caller.names(), AccessControl.Action.READ, stream);
        node.requireReadable(caller);
    }

    /** Only {@code $all} is filtered, and nobody subscribes backwards. */
    private static void requireCombination(ReadReq.Options options) {
        var forwards = options.getReadDirection() == ReadReq.Options.ReadDirection.Forwards;
        var fits = switch (options.getCountOptionCase()) {
            case SUBSCRIPTION -> forwards;
            case COUNT -> true;
            case COUNTOPTION_NOT_SET -> false;
        };
        var filter = switch (options.getFilterOptionCase()) {
            case FILTER -> options.hasAll();
            case NO_FILTER -> true;
            case FILTEROPTION_NOT_SET -> false;
        };
        if (!fits || !filter)
            throw Refusals.invalidArgument("The combination of (" + options.getStreamOptionCase() + ", "
                    + options.getCountOptionCase() + ", " + options.getReadDirection() + ", "
                    + options.getFilterOptionCase() + ") is invalid.");
    }

    private Outflow.Source reading(ReadReq.Options options) {
        return options.hasStream()
                ? new StreamRead(node.replica(), options)
                : new AllRead(node.replica(), node.places(), options);
    }

    private void subscribe(ReadReq.Options options, ServerCallStreamObserver<ReadResp> call) {
        var id = node.nextSubscriptionId();
        var source = options.hasStream()
                ? new StreamSubscription(node.replica(), options, id)
                : new AllSubscription(node.replica(), node.places(), node.faults(), options, id);
        node.open(call, new FaultySubscription(source, node.faults()));
    }

    @Override
    public void delete(DeleteReq request, StreamObserver<DeleteResp> client) {
        try {
            var options = request.getOptions();
            var stream = options.getStreamIdentifier().getStreamName().toStringUtf8();
            var place = deleted("Delete", stream, Expected.of(options), false);
            client.onNext(DeleteResp.newBuilder()
                    .setPosition(DeleteResp.Position.newBuilder()
                            .setCommitPosition(place.commit())
                            .setPreparePosition(place.prepare()))
                    .build());
            client.onCompleted();
        } catch (StatusRuntimeException e) {
            client.onError(e);
        }
    }

    @Override
    public void tombstone(TombstoneReq request, StreamObserver<TombstoneResp> client) {
        try {
            var options = request.getOptions();
            var stream = options.getStreamIdentifier().getStreamName().toStringUtf8();
            var place = deleted("Delete", stream, Expected.of(options), true);
            client.onNext(TombstoneResp.newBuilder()
                    .setPosition(TombstoneResp.Position.newBuilder()
                            .setCommitPosition(place.commit())
                            .setPreparePosition(place.prepare()))
                    .build());
            client.onCompleted();
        } catch (StatusRuntimeException e) {
            client.onError(e);
        }
    }

    private Place deleted(String operation, String stream, long expected, boolean forEver) {
        var caller = Caller.current();
        node.received(Call.DELETE, caller, stream);
        node.access().require(caller.names(), AccessControl.Action.DELETE, stream);
        node.requireWritable(caller);
        return switch (node.log().delete(stream, expected, forEver)) {
            case AppendOutcome.Success success -> success.place() == null ? Place.START : success.place();
            case AppendOutcome.WrongExpectedVersion wrong ->
                throw Refusals.wrongExpectedVersion(operation, stream, expected, wrong.current());
            case AppendOutcome.Deleted ignored -> throw Refusals.streamDeleted(stream);
        };
    }
}
