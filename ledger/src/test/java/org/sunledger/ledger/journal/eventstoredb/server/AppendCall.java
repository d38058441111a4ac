package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.shared.Shared.Empty;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.AppendReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.AppendResp;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One append: options, then messages, then the end of the client's side, then one answer. */
final class AppendCall implements StreamObserver<AppendReq> {
    private final TestNode node;
    private final Caller caller;
    private final ServerCallStreamObserver<AppendResp> client;
    private final List<TestEvent> events = new ArrayList<>();
    private AppendReq.@Nullable Options options;
    private long expected;
    private int size;
    private boolean over;

    AppendCall(TestNode node, Caller caller, StreamObserver<AppendResp> client) {
        this.node = node;
        this.caller = caller;
        this.client = (ServerCallStreamObserver<AppendResp>) client;
        this.client.setOnCancelHandler(() -> over = true);
    }

    @Override
    public void onNext(AppendReq request) {
        guarded(() -> {
            if (options == null) begin(request);
            else add(request);
        });
    }

    private void begin(AppendReq request) {
        if (!request.hasOptions()) throw Refusals.unhandled();
        options = request.getOptions();
        node.received(Call.APPEND, caller, options);
        expected = Expected.of(options);
        node.access().require(caller.names(), AccessControl.Action.WRITE, stream());
    }

    private void add(AppendReq request) {
        if (!request.hasProposedMessage()) throw Refusals.unhandled();
        var message = request.getProposedMessage();
        for (var required : List.of("type", "content-type"))
            if (!message.containsMetadata(required)) throw Refusals.metadataMissing(required);
        var event = new TestEvent(
                Answers.id(message.getId()),
                message.getMetadataOrThrow("type"),
                message.getMetadataOrThrow("content-type").equals("application/json"),
                message.getData().toByteArray(),
                message.getCustomMetadata().toByteArray());
        size += event.size();
        if (size > node.appendMax()) throw Refusals.appendTooLarge(node.appendMax());
        if (event.type().isEmpty() || event.id().equals(new UUID(0, 0))) throw Refusals.unhandled();
        events.add(event);
    }

    @Override
    public void onCompleted() {
        guarded(() -> {
            if (options == null) throw Refusals.unhandled();
            node.requireWritable(caller);
            var fault = node.faults().nextAppend();
            suffer(fault, Moment.BEFORE_STORING);
            if (client.isCancelled()) return;
            node.requireWritable(caller);
            var outcome = node.log().append(stream(), expected, events);
            suffer(fault, Moment.AFTER_STORING);
            answer(outcome);
        });
    }

    private void suffer(@Nullable AppendFault fault, Moment moment) {
        if (fault == null || fault.moment() != moment) return;
        fault.deed().accept(node);
        if (fault.ending() != null) throw fault.ending();
    }

    private void answer(AppendOutcome outcome) {
        var answer = AppendResp.newBuilder();
        switch (outcome) {
            case AppendOutcome.Success success -> answer.setSuccess(success(success));
            case AppendOutcome.WrongExpectedVersion wrong -> answer.setWrongExpectedVersion(wrong(wrong.current()));
            case AppendOutcome.Deleted ignored -> throw Refusals.streamDeleted(stream());
        }
        if (client.isCancelled()) return;
        over = true;
        client.onNext(answer.build());
        client.onCompleted();
    }

    private static AppendResp.Success success(AppendOutcome.Success outcome) {
        var success = AppendResp.Success.newBuilder();
        if (outcome.lastRevision() < 0) success.setNoStream(Empty.getDefaultInstance());
        else success.setCurrentRevision(outcome.lastRevision());
        if (outcome.place() == null) success.setNoPosition(Empty.getDefaultInstance());
        else
            success.setPosition(AppendResp.Position.newBuilder()
                    .setCommitPosition(outcome.place().commit())
                    .setPreparePosition(outcome.place().prepare()));
        return success.build();
    }

    private AppendResp.WrongExpectedVersion wrong(long current) {
        var none = Empty.getDefaultInstance();
        var wrong = AppendResp.WrongExpectedVersion.newBuilder();
        if (current < 0) wrong.setCurrentNoStream(none).setNoStream2060(none);
        else wrong.setCurrentRevision(current).setCurrentRevision2060(current);
        if (expected == Expected.ANY) wrong.setExpectedAny(none).setAny2060(none);
        else if (expected == Expected.STREAM_EXISTS)
            wrong.setExpectedStreamExists(none).setStreamExists2060(none);
        else if (expected == Expected.NO_STREAM) wrong.setExpectedNoStream(none).setExpectedRevision2060(-1);
        else wrong.setExpectedRevision(expected).setExpectedRevision2060(expected);
        return wrong.build();
    }

    private String stream() {
        var known = options;
        if (known == null) throw Refusals.unhandled();
        return known.getStreamIdentifier().getStreamName().toStringUtf8();
    }

    private void guarded(Runnable step) {
        if (over) return;
        try {
            step.run();
        } catch (StatusRuntimeException e) {
            over = true;
            if (!client.isCancelled()) client.onError(e);
        }
    }

    @Override
    public void onError(Throwable cancelled) {
        over = true;
    }
}
