package org.sunledger.api.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.problem.Expected;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Refused;
import org.sunledger.ledger.shared.SharedRefusal;

/** What was found wrong with a body so far, each thing once, and where. */
final class Faults {
    private static final String FIELD = "field";

    private final List<Refused> found = new ArrayList<>();
    private final Set<String> places = new LinkedHashSet<>();

    List<Refused> found() {
        return found;
    }

    /** @param known what could have stood there */
    void unknown(String path, Set<String> known) {
        // No place of a value: nothing is checked there.
        found.add(ApiRefusal.FIELD_UNKNOWN
                .because(FIELD, path, "known", String.join(", ", known))
                .first());
    }

    void missing(String path, Class<?> type) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(FIELD, path);
        add(SharedRefusal.FIELD_MISSING, facts, type);
    }

    /** @param path empty: the refusal says where */
    void ofValue(Refused refused, String path, Class<?> type) {
        var facts = new LinkedHashMap<>(refused.facts());
        if (!path.isEmpty()) facts.put(FIELD, path);
        add(refused.refusal(), facts, type);
    }

    /** What a record says of its fields, unless it is about a stand-in. */
    void ofRecord(List<Refused> refusals, String path) {
        var told = refusals.stream()
                .map(refused -> at(refused, path))
                .filter(refused -> !touches(place(refused)))
                .toList();
        found.addAll(told);
        told.forEach(refused -> standIn(place(refused)));
    }

    /** A field of a record is known by its name. */
    private static Refused at(Refused refused, String path) {
        var word = refused.facts().get(FIELD);
        var facts = new LinkedHashMap<>(refused.facts());
        if (word == null) facts.put(FIELD, path);
        else if (!path.isEmpty()) facts.put(FIELD, path + "." + word);
        return new Refused(refused.refusal(), facts);
    }

    /** Of what is told of a record, the record's own field. */
    static String root(Refused refused) {
        return place(refused).split("[.\\[]", 2)[0];
    }

    private static String place(Refused refused) {
        return String.valueOf(refused.facts().getOrDefault(FIELD, ""));
    }

    /** From here on another value stands there. */
    void standIn(String path) {
        places.add(path);
    }

    private void add(Refusal refusal, Map<String, Object> facts, Class<?> type) {
        var expected = Expected.of(type);
        facts.putIfAbsent("expected", expected.chinese());
        facts.putIfAbsent("expectedEn", expected.english());
        var refused = new Refused(refusal, facts);
        found.add(refused);
        standIn(place(refused));
    }

    private boolean touches(String path) {
        return places.stream().anyMatch(place -> isIn(place, path) || isIn(path, place));
    }

    /** Whether the first lies in the second or is it. */
    private static boolean isIn(String path, String around) {
        return path.equals(around) || path.startsWith(around + ".") || path.startsWith(around + "[");
    }
}
