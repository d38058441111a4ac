package org.sunledger.ledger.journal.eventstoredb.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.sunledger.ledger.journal.eventstoredb.Following;
import org.sunledger.ledger.journal.eventstoredb.LogEvent;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;
import org.sunledger.ledger.journal.eventstoredb.server.TestCluster;

/** A log with the patience of a test, and events for it. */
final class NodeLogExamples {
    static final String LEDGER = "6f1d.L+";
    static final LedgerStreams STREAMS = new LedgerStreams(LEDGER);
    static final Duration SOON = Duration.ofSeconds(30);

    /** Waits are a few milliseconds, so that nothing sleeps for long; limits are wide, so that nothing depends on speed. */
    static final Patience QUICK = new Patience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(20)));

    private static final String TUNING = "maxDiscoverAttempts=2&discoveryInterval=10";

    private NodeLogExamples() {}

    static NodeLog log(TestCluster cluster) {
        return log(cluster, QUICK);
    }

    static NodeLog log(TestCluster cluster, Patience patience) {
        return log(cluster.connectionString(), patience);
    }

    static NodeLog log(String connectionString, Patience patience) {
        return NodeLog.unchecked(address(connectionString), STREAMS, patience, new Random(3));
    }

    static LogAddress address(String connectionString) {
        return LogAddress.parse(connectionString + (connectionString.contains("?") ? "&" : "?") + TUNING);
    }

    static Patience patience(Duration attempt, Duration append) {
        return new Patience(attempt, append, append, QUICK.silence(), QUICK.closing(), QUICK.backoff());
    }

    static String stream(int number) {
        return "Project-" + LEDGER + "." + number;
    }

    static LogEvent event(int number) {
        return new LogEvent(
                UUID.nameUUIDFromBytes(("event " + number).getBytes(UTF_8)),
                "project.noted",
                ("{\"number\":" + number + "}").getBytes(UTF_8),
                ("[{\"salt\":\"" + number + "\"}]").getBytes(UTF_8));
    }

    static List<LogEvent> events(int from, int to) {
        var events = new ArrayList<LogEvent>();
        for (int number = from; number < to; number++) events.add(event(number));
        return events;
    }

    static List<UUID> ids(List<LogEvent> events) {
        return events.stream().map(LogEvent::id).toList();
    }

    static List<UUID> idsOf(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::id).toList();
    }

    /** Exactly so many, or an error that says how many came. */
    static List<StoredEvent> take(Following following, int count) throws InterruptedException {
        var taken = new ArrayList<StoredEvent>();
        while (taken.size() < count) {
            var some = following.next(count - taken.size(), SOON);
            if (some.isEmpty())
                throw new AssertionError(
                        "%d of %d events came; %s".formatted(taken.size(), count, following.figures()));
            taken.addAll(some);
        }
        return taken;
    }
}
