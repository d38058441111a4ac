package org.sunledger.ledger.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Event;

/**
 * Event ↔ payload. Written once, in the order of the record's components; read strictly, so that a payload nobody could
 * have written stops its reader.
 */
public final class EventJson {
    private final WireTable table;
    private final Map<Class<?>, RecordForm> forms = new HashMap<>();
    private final Map<Step, Upcaster> upcasters = new HashMap<>();

    private record Step(String eventType, int fromVersion) {}

    /** As production reads: every event is at its first version. */
    public EventJson() {
        this(List.of());
    }

    public EventJson(List<Upcaster> upcasters) {
        this(WireNames.TABLE, upcasters);
    }

    EventJson(WireTable table, List<Upcaster> upcasters) {
        this.table = table;
        for (var upcaster : upcasters) add(upcaster);
        for (var eventClass : table.eventClasses()) {
            forms.put(eventClass, new RecordForm(eventClass.asSubclass(Record.class)));
            requireChain(table.of(eventClass));
        }
    }

    /**
     * The payload in its one canonical form, at the newest version of its schema.
     *
     * @throws WireException the event holds what cannot be written
     */
    public byte[] write(Event event) {
        try {
            return StrictJson.bytes(form(event.getClass()), (Record) event);
        } catch (MalformedJson e) {
            throw new WireException(table.of(event.getClass()).eventType(), e);
        }
    }

    /**
     * Reads a payload of any version that was ever written, through the upcasters.
     *
     * @throws WireException unknown type, a version from the future, or a payload that is not exactly that event
     */
    public Event read(String eventType, int schemaVersion, byte[] payload) {
        var eventClass = table.eventClass(eventType);
        if (eventClass == null) throw new WireException(eventType, "unknown event type");
        int current = table.of(eventClass).schemaVersion();
        if (schemaVersion < 1 || schemaVersion > current) {
            throw new WireException(
                    eventType, "schema version %d is not known, the newest is %d".formatted(schemaVersion, current));
        }
        try {
            var form = form(eventClass);
            if (schemaVersion == current) return (Event) StrictJson.read(form, payload);
            return (Event) StrictJson.read(form, raised(eventType, schemaVersion, current, StrictJson.object(payload)));
        } catch (MalformedJson e) {
            throw new WireException(eventType, e);
        }
    }

    private ObjectNode raised(String eventType, int from, int to, ObjectNode payload) {
        var raised = payload;
        for (int version = from; version < to; version++)
            raised = step(eventType, version).up(raised);
        return raised;
    }

    private Upcaster step(String eventType, int version) {
        var upcaster = upcasters.get(new Step(eventType, version));
        if (upcaster == null) throw new IllegalStateException("The chain was checked at construction");
        return upcaster;
    }

    private RecordForm form(Class<?> eventClass) {
        @Nullable RecordForm form = forms.get(eventClass);
        if (form == null) throw new IllegalArgumentException(eventClass + " has no wire name");
        return form;
    }

    private void add(Upcaster upcaster) {
        var eventClass = table.eventClass(upcaster.eventType());
        int from = upcaster.fromVersion();
        if (eventClass == null || from < 1 || from >= table.of(eventClass).schemaVersion()) {
            throw new IllegalArgumentException("Nothing to raise: %s %d".formatted(upcaster.eventType(), from));
        }
        if (upcasters.put(new Step(upcaster.eventType(), from), upcaster) != null) {
            throw new IllegalArgumentException("Two upcasters for %s %d".formatted(upcaster.eventType(), from));
        }
    }

    private void requireChain(WireName name) {
        for (int version = 1; version < name.schemaVersion(); version++) {
            if (!upcasters.containsKey(new Step(name.eventType(), version))) {
                throw new IllegalArgumentException("No upcaster for %s %d".formatted(name.eventType(), version));
            }
        }
    }
}
