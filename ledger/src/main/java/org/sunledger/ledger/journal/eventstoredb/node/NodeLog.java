package org.sunledger.ledger.journal.eventstoredb.node;

import com.eventstore.dbclient.EventStoreDBClientSettings;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.sunledger.ledger.journal.eventstoredb.EventLog;
import org.sunledger.ledger.journal.eventstoredb.Following;
import org.sunledger.ledger.journal.eventstoredb.LogEvent;
import org.sunledger.ledger.journal.eventstoredb.LogPosition;
import org.sunledger.ledger.journal.eventstoredb.StoredEvent;

/**
 * The log on EventStoreDB's own client. Appends and reads go over one connection, followings over another: a live
 * subscription makes a client wait for seconds when the leader changes.
 */
public final class NodeLog implements EventLog {
    private final LedgerStreams streams;
    private final Patience patience;
    private final RandomGenerator dice;
    private final CallGuard followingGuard;
    private final Clients asking;
    private final Clients following;
    private final StreamReading reading;
    private final Appending appending;
    private final Set<Following> open = ConcurrentHashMap.newKeySet();

    private NodeLog(LogAddress address, LedgerStreams streams, Patience patience, RandomGenerator dice) {
        this.streams = streams;
        this.patience = patience;
        this.dice = dice;
        this.followingGuard = new CallGuard(patience.attempt());
        var askingGuard = new CallGuard(patience.attempt());
        this.asking = clients(Settings.of(address, askingGuard));
        this.following = clients(Settings.of(address, followingGuard));
        this.reading = new StreamReading(() -> tries(patience.read()));
        this.appending = new Appending(askingGuard, () -> tries(patience.append()), reading);
    }

    /**
     * Connects and checks that the ledger's events are safe there.
     *
     * @throws LogRefused no node is reached, or will have us, or the events would not be safe
     */
    public static NodeLog open(LogAddress address, LedgerStreams streams, SafetyRules rules, Patience patience) {
        LedgerSafety.check(address, streams, rules, patience);
        return unchecked(address, streams, patience, RandomGenerator.getDefault());
    }

    /** Connects when first asked, and believes that the events are safe. */
    static NodeLog unchecked(LogAddress address, LedgerStreams streams, Patience patience, RandomGenerator dice) {
        return new NodeLog(address, streams, patience, dice);
    }

    private Clients clients(EventStoreDBClientSettings settings) {
        return new Clients(settings, patience, dice);
    }

    private Tries tries(java.time.Duration whole) {
        return new Tries(asking, patience, dice, whole);
    }

    @Override
    public LogPosition append(String stream, long expectedRevision, List<LogEvent> events) {
        return appending.append(stream, expectedRevision, events);
    }

    @Override
    public List<StoredEvent> read(String stream, long fromRevision) {
        return reading.read(stream, fromRevision);
    }

    @Override
    public List<StoredEvent> read(String stream, long fromRevision, int max) {
        return reading.read(stream, fromRevision, max);
    }

    @Override
    public Following follow(LogPosition after) {
        var begun = new GuardedFollowing(
                following, followingGuard, streams.ofEvents(), after, patience, dice, open::remove);
        open.add(begun);
        return begun.begin();
    }

    @Override
    public void close() {
        open.forEach(Following::close);
        following.close();
        asking.close();
    }
}
