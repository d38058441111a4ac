package org.sunledger.ledger.journal.eventstoredb.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The calls that reached a cluster: all are counted, the latest are kept. */
final class SeenCalls {
    private static final int KEPT_MAX = 10_000;

    private final Deque<SeenCall> latest = new ArrayDeque<>();
    private final Map<Call, Long> counts = new EnumMap<>(Call.class);

    synchronized void add(SeenCall call) {
        counts.merge(call.call(), 1L, Long::sum);
        latest.add(call);
        if (latest.size() > KEPT_MAX) latest.remove();
    }

    synchronized List<SeenCall> latest() {
        return List.copyOf(latest);
    }

    synchronized long count(Call call) {
        return counts.getOrDefault(call, 0L);
    }
}
