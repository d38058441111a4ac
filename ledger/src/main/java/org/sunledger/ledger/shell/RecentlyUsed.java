package org.sunledger.ledger.shell;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The values used last, within a bound on the events they were made of; what was not used for longest goes first. */
final class RecentlyUsed<K, V> {
    private final int entriesMax;
    private final int eventsMax;
    private final ToIntFunction<V> eventsOf;
    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long events;

    /** @param eventsOf must not change while the value is kept */
    RecentlyUsed(int entriesMax, int eventsMax, ToIntFunction<V> eventsOf) {
        this.entriesMax = entriesMax;
        this.eventsMax = eventsMax;
        this.eventsOf = eventsOf;
    }

    synchronized @Nullable V get(K key) {
        return values.get(key);
    }

    /** Gives the value to one user, who puts it back. */
    synchronized @Nullable V take(K key) {
        var value = values.remove(key);
        if (value != null) events -= eventsOf.applyAsInt(value);
        return value;
    }

    synchronized void put(K key, V value) {
        take(key);
        int weight = eventsOf.applyAsInt(value);
        if (weight > eventsMax) return;
        values.put(key, value);
        events += weight;
        for (var eldest = values.entrySet().iterator(); isOverfull(); ) drop(eldest);
    }

    private boolean isOverfull() {
        return values.size() > entriesMax || events > eventsMax;
    }

    private void drop(Iterator<Map.Entry<K, V>> eldest) {
        events -= eventsOf.applyAsInt(eldest.next().getValue());
        eldest.remove();
    }

    synchronized int size() {
        return values.size();
    }

    /** Events behind the values that are kept. */
    synchronized long events() {
        return events;
    }
}
