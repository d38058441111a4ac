package org.sunledger.api.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;

/**
 * 各笔: the payments, allocations and entries within one stream, numbered as they came. A record that only names one of
 * them (an approval, a rejection) is told with what was entered for it: how much, what for, and to whom.
 */
final class StreamParts {
    /** What is told again. */
    private static final Set<String> TOLD = Set.of("amountFen", "deltaFen", "kind", "payee", "debtor");

    private final Map<UUID, Part> parts = new HashMap<>();
    private final Map<UUID, JournalEvent> byEventId = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** @param history of one stream, the oldest first */
    StreamParts(List<JournalEvent> history) {
        for (var recorded : history) {
            byEventId.put(recorded.eventId(), recorded);
            var event = recorded.event();
            var told = told(event);
            for (var field : Fields.of(event)) {
                var id = field.id();
                if (id != null && FactWords.isPart(field.name()) && !parts.containsKey(id)) {
                    int number = numbers.merge(field.name(), 1, Integer::sum);
                    parts.put(id, new Part(field.name(), number, told));
                }
            }
        }
    }

    /**
     * One of several.
     *
     * @param kind the name of the field in which it first came
     * @param number from 1, among those of its kind
     * @param told what was entered for it
     */
    record Part(String kind, int number, Map<String, Object> told) {}

    @Nullable
    Part part(UUID id) {
        return parts.get(id);
    }

    /** The record of this stream that an event was; null where it was another stream's. */
    @Nullable
    Long position(UUID eventId) {
        var recorded = byEventId.get(eventId);
        return recorded == null ? null : recorded.position();
    }

    /** What the event does not say itself and was entered for what it names; of the narrowest first. */
    Map<String, Object> toldBefore(Event event) {
        var own = Fields.of(event).stream().map(Fields.Field::name).toList();
        var before = new LinkedHashMap<>(told(event));
        before.keySet().removeAll(own);
        return before;
    }

    private Map<String, Object> told(Event event) {
        var told = new LinkedHashMap<String, Object>();
        var named = new ArrayList<Map<String, Object>>();
        for (var field : Fields.of(event)) {
            var value = field.value();
            if (value != null && TOLD.contains(field.name())) told.put(field.name(), value);
            var id = field.id();
            if (id == null) continue;
            var part = parts.get(id);
            if (part != null) named.addFirst(part.told());
            var corrected = field.name().equals(FactWords.CORRECTED) ? byEventId.get(id) : null;
            if (corrected != null) {
                named.addFirst(told(corrected.event()));
                tellFirstPart(corrected.event(), told);
            }
        }
        for (var each : named) each.forEach(told::putIfAbsent);
        return told;
    }

    /** A payment names its allocation too, and itself before it. */
    private static void tellFirstPart(Event event, Map<String, Object> told) {
        for (var field : Fields.of(event)) {
            var id = field.id();
            if (id == null || !FactWords.isPart(field.name())) continue;
            told.put(field.name(), id);
            return;
        }
    }
}
