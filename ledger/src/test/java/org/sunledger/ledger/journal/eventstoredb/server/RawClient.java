package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.shared.Shared;
import com.eventstore.dbclient.proto.streams.StreamsGrpc;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.AppendReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.AppendResp;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The bare protocol, for what the real client cannot ask. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    static final Shared.Empty NONE = Shared.Empty.getDefaultInstance();

    private final ManagedChannel channel;

    RawClient(TestNode node) {
        channel = NettyChannelBuilder.forAddress(node.host(), node.port())
                .usePlaintext()
                .build();
    }

    StreamsGrpc.StreamsBlockingStub streams(String... headers) {
        var metadata = new Metadata();
        for (int i = 0; i < headers.length; i += 2)
            metadata.put(Metadata.Key.of(headers[i], Metadata.ASCII_STRING_MARSHALLER), headers[i + 1]);
        return StreamsGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    ManagedChannel channel() {
        return channel;
    }

    List<ReadResp> read(ReadReq.Options.Builder options) {
        List<ReadResp> answers = new ArrayList<>();
        streams().read(ReadReq.newBuilder().setOptions(options).build()).forEachRemaining(answers::add);
        return answers;
    }

    AppendResp append(AppendReq... requests) {
        var answer = new CompletableFuture<AppendResp>();
        var sender = StreamsGrpc.newStub(channel).append(new StreamObserver<>() {
            @Override
            public void onNext(AppendResp response) {
                answer.complete(response);
            }

            @Override
            public void onError(Throwable e) {
                answer.completeExceptionally(e);
            }

            @Override
            public void onCompleted() {}
        });
        for (var request : requests) sender.onNext(request);
        sender.onCompleted();
        return TestClient.await(answer);
    }

    /** Forwards from the start of a stream, everything, without a filter. */
    static ReadReq.Options.Builder stream(String name) {
        return ReadReq.Options.newBuilder()
                .setStream(ReadReq.Options.StreamOptions.newBuilder()
                        .setStreamIdentifier(Answers.stream(name))
                        .setStart(NONE))
                .setCount(Long.MAX_VALUE)
                .setNoFilter(NONE)
                .setUuidOption(ReadReq.Options.UUIDOption.newBuilder().setStructured(NONE))
                .setControlOption(ReadReq.Options.ControlOption.newBuilder().setCompatibility(1));
    }

    /** Forwards from the start of the log, everything, without a filter. */
    static ReadReq.Options.Builder all() {
        return ReadReq.Options.newBuilder()
                .setAll(ReadReq.Options.AllOptions.newBuilder().setStart(NONE))
                .setCount(Long.MAX_VALUE)
                .setNoFilter(NONE)
                .setUuidOption(ReadReq.Options.UUIDOption.newBuilder().setStructured(NONE));
    }

    static AppendReq options(String stream) {
        return AppendReq.newBuilder()
                .setOptions(AppendReq.Options.newBuilder()
                        .setStreamIdentifier(Answers.stream(stream))
                        .setNoStream(NONE))
                .build();
    }

    static AppendReq message(TestEvent event, String... metadata) {
        var message = AppendReq.ProposedMessage.newBuilder()
                .setId(Answers.id(event.id(), false))
                .setData(ByteString.copyFrom(event.data()));
        for (int i = 0; i < metadata.length; i += 2) message.putMetadata(metadata[i], metadata[i + 1]);
        return AppendReq.newBuilder().setProposedMessage(message).build();
    }

    @Override
    public void close() {
        try {
            channel.shutdownNow().awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while closing", e);
        }
    }
}
