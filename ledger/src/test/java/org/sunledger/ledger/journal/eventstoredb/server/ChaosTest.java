package org.sunledger.ledger.journal.eventstoredb.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadResp;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server itself loses and repeats nothing: a bare reader that resumes where it stopped sees everything once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class ChaosTest {
    private static final String STREAM = "Project-L.1";
    private static final int EVENTS = 20_000;
    private static final int ENDINGS = 150;
    private static final List<Status> ENDS = List.of(
            Status.OK,
            Status.CANCELLED,
            Status.UNAVAILABLE,
            Status.ABORTED,
            Status.INTERNAL,
            Status.UNKNOWN,
            Status.NOT_FOUND);

    private final List<Long> revisions = new ArrayList<>();
    private Place reached = Place.START;

    @Test
    void a_reader_that_resumes_after_every_ending_sees_every_event_once() throws InterruptedException {
        var random = new Random(11);
        try (var cluster = TestCluster.builder().noise(1, 1).start();
                var raw = new RawClient(cluster.node(0))) {
            cluster.faults().onEverySubscription(number -> {
                if (number > ENDINGS) return null;
                var status = ENDS.get(random.nextInt(ENDS.size()));
                return SubscriptionFault.ends(random.nextInt(EVENTS / ENDINGS), status);
            });
            var writer = new Thread(() -> write(cluster), "writer");
            writer.start();
            var subscriptions = 0;
            while (revisions.size() < EVENTS) {
                subscriptions++;
                hear(subscribe(raw));
            }
            writer.join();
            assertThat(subscriptions).isGreaterThan(ENDINGS);
        }
        assertThat(revisions)
                .containsExactlyElementsOf(LongStream.range(0, EVENTS).boxed().toList());
    }

    private static void write(TestCluster cluster) {
        for (int n = 0; n < EVENTS; n += 10) {
            var batch = new ArrayList<TestEvent>();
            for (int m = n; m < n + 10; m++) batch.add(TestEvent.of("project.noted", "{\"n\":" + m + "}"));
            cluster.log().append(STREAM, n - 1, batch);
        }
    }

    private Iterator<ReadResp> subscribe(RawClient raw) {
        var filter = ReadReq.Options.FilterOptions.newBuilder()
                .setMax(32)
                .setCheckpointIntervalMultiplier(1)
                .setStreamIdentifier(
                        ReadReq.Options.FilterOptions.Expression.newBuilder().setRegex("^Project-L\\."));
        var options = RawClient.all()
                .setSubscription(ReadReq.Options.SubscriptionOptions.getDefaultInstance())
                .setFilter(filter);
        if (!reached.equals(Place.START))
            options.getAllBuilder()
                    .setPosition(ReadReq.Options.Position.newBuilder()
                            .setCommitPosition(reached.commit())
                            .setPreparePosition(reached.prepare()));
        return raw.streams().read(ReadReq.newBuilder().setOptions(options).build());
    }

    private void hear(Iterator<ReadResp> answers) {
        try {
            while (revisions.size() < EVENTS && answers.hasNext()) {
                var answer = answers.next();
                if (answer.hasCheckpoint())
                    reached = new Place(
                            answer.getCheckpoint().getCommitPosition(),
                            answer.getCheckpoint().getPreparePosition());
                if (!answer.hasEvent()) continue;
                var event = answer.getEvent().getEvent();
                revisions.add(event.getStreamRevision());
                reached = new Place(event.getCommitPosition(), event.getPreparePosition());
            }
        } catch (StatusRuntimeException ended) {
            assertThat(ENDS)
                    .extracting(Status::getCode)
                    .contains(ended.getStatus().getCode());
        }
    }
}
