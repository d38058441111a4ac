package org.sunledger.ledger.journal.eventstoredb.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eventstore.dbclient.AppendToStreamOptions;
import com.eventstore.dbclient.ConnectionSettingsBuilder;
import com.eventstore.dbclient.EventData;
import com.eventstore.dbclient.EventDataBuilder;
import com.eventstore.dbclient.EventStoreDBClient;
import com.eventstore.dbclient.EventStoreDBClientSettings;
import com.eventstore.dbclient.EventStoreDBConnectionString;
import com.eventstore.dbclient.ExpectedRevision;
import com.eventstore.dbclient.ReadStreamOptions;
import com.eventstore.dbclient.ResolvedEvent;
import com.eventstore.dbclient.SubscribeToAllOptions;
import com.eventstore.dbclient.Subscription;
import com.eventstore.dbclient.SubscriptionListener;
import com.eventstore.dbclient.WriteResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The real client with the patience of a test. */
final class TestClient implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    final EventStoreDBClient client;
    private final List<Subscription> subscriptions = new ArrayList<>();

    TestClient(String connectionString) {
        this(EventStoreDBConnectionString.parseOrThrow(connectionString));
    }

    TestClient(ConnectionSettingsBuilder settings) {
        this(settings.buildConnectionSettings());
    }

    private TestClient(EventStoreDBClientSettings settings) {
        client = EventStoreDBClient.create(settings);
    }

    WriteResult append(String stream, long expected, TestEvent... events) {
        return await(client.appendToStream(stream, expecting(expected), data(events)));
    }

    /** What a failed append throws. */
    CompletableFuture<WriteResult> appending(String stream, long expected, TestEvent... events) {
        return client.appendToStream(stream, expecting(expected), data(events));
    }

    private static AppendToStreamOptions expecting(long expected) {
        var options = AppendToStreamOptions.get();
        if (expected == Expected.NO_STREAM) options.expectedRevision(ExpectedRevision.noStream());
        else if (expected == Expected.ANY) options.expectedRevision(ExpectedRevision.any());
        else if (expected == Expected.STREAM_EXISTS) options.expectedRevision(ExpectedRevision.streamExists());
        else options.expectedRevision(expected);
        return options;
    }

    private static EventData[] data(TestEvent... events) {
        return Arrays.stream(events)
                .map(event -> EventDataBuilder.json(event.id(), event.type(), event.data())
                        .metadataAsBytes(event.metadata().length == 0 ? "[]".getBytes(UTF_8) : event.metadata())
                        .build())
                .toArray(EventData[]::new);
    }

    List<Long> revisions(String stream, ReadStreamOptions options) {
        return events(stream, options).stream()
                .map(event -> event.getOriginalEvent().getRevision())
                .toList();
    }

    List<ResolvedEvent> events(String stream, ReadStreamOptions options) {
        return await(client.readStream(stream, options)).getEvents();
    }

    static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer", e);
        }
    }

    void subscribe(SubscriptionListener listener, SubscribeToAllOptions options) {
        subscriptions.add(await(client.subscribeToAll(listener, options)));
    }

    /** With a subscription left open the client would wait five seconds for it. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::stop);
        try {
            client.shutdown().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the client does not close", e);
        }
    }
}
