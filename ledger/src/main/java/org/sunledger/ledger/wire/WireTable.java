package org.sunledger.ledger.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Event;

/** Class ↔ wire name, one to one. A type of its own so that tests may have another table than production. */
final class WireTable {
    private final Map<Class<? extends Event>, WireName> names = new LinkedHashMap<>();
    private final Map<String, Class<? extends Event>> classes = new LinkedHashMap<>();

    WireTable add(Class<? extends Event> eventClass, String eventType, int schemaVersion) {
        if (!eventClass.isRecord()) throw new IllegalArgumentException(eventClass + " is no record");
        if (names.putIfAbsent(eventClass, new WireName(eventType, schemaVersion)) != null) {
            throw new IllegalArgumentException(eventClass + " stands in the table twice");
        }
        if (classes.putIfAbsent(eventType, eventClass) != null) {
            throw new IllegalArgumentException(eventType + " names two classes");
        }
        return this;
    }

    WireName of(Class<?> eventClass) {
        var name = names.get(eventClass);
        if (name == null) throw new IllegalArgumentException(eventClass + " has no wire name");
        return name;
    }

    @Nullable
    Class<? extends Event> eventClass(String eventType) {
        return classes.get(eventType);
    }

    Set<Class<? extends Event>> eventClasses() {
        return Collections.unmodifiableSet(names.keySet());
    }
}
