package org.sunledger.projections.trail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.trail.TrailFilter.Term;

/** A filter as SQL: only what is asked for stands in it, so that the planner sees which index serves. */
final class TrailCondition {
    /** The expression of the index {@code audit_trail_words}. */
    private static final String WORDS = "array_to_tsvector(string_to_array(words, ' '))";

    /** Brackets of document numbers in one style; 第 and blanks left out. */
    private static final String DOC_NO = "translate(doc_nos::text || ':', '【[(（﹝】])）﹞ 第', '〔〔〔〔〔〕〕〕〕〕')";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    private TrailCondition() {}

    static TrailCondition of(TrailFilter filter, Snapshot at) {
        var all = new TrailCondition();
        all.add("position <= :position", "position", at.asOf().position());
        all.add("effective_on <= :effectiveOn", "effectiveOn", at.asOf().effectiveOn());
        all.add(
                "stream = :stream",
                "stream",
                filter.stream() == null ? null : filter.stream().toString());
        all.add("division_code like :place || '%'", "place", filter.place());
        all.add("actor_user = :actor", "actor", filter.actor());
        if (!filter.eventTypes().isEmpty()) all.add("event_type in (:eventTypes)", "eventTypes", filter.eventTypes());
        all.add("effective_on >= :from", "from", filter.from());
        all.add("effective_on <= :to", "to", filter.to());
        all.add("recorded_at >= :recordedFrom", "recordedFrom", utc(filter.recordedFrom()));
        all.add("recorded_at < :recordedBefore", "recordedBefore", utc(filter.recordedBefore()));
        all.add("amount_fen >= :amountFrom", "amountFrom", filter.amountFromFen());
        all.add("amount_fen <= :amountTo", "amountTo", filter.amountToFen());
        if (filter.docNo() != null) all.docNo(filter.docNo());
        if (filter.isLate()) all.conditions.add("is_late");
        if (filter.isCorrection()) all.conditions.add("corrects_event_id is not null");
        for (var term : filter.terms()) all.term(term);
        return all;
    }

    private static @Nullable Object utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    String sql() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value == null) return;
        conditions.add(condition);
        parameters.put(name, value);
    }

    private void docNo(String printed) {
        var words = SearchWords.query(printed.replace("第", " "));
        if (!words.isEmpty()) add(WORDS + " @@ :docWords::tsquery", "docWords", words);
        add("strpos(%s, %s) > 0".formatted(DOC_NO, DOC_NO.replace("doc_nos::text || ':'", ":docNo")), "docNo", printed);
    }

    private void term(Term term) {
        var n = parameters.size();
        var ways = new ArrayList<String>();
        var query = SearchWords.query(term.text());
        if (!query.isEmpty()) {
            ways.add(WORDS + " @@ :words" + n + "::tsquery");
            parameters.put("words" + n, query);
        }
        ways.add("actor_user = :user" + n);
        parameters.put("user" + n, term.text());
        // The id of a stream is random or spelled by people: looked for whole, below every kind of stream.
        ways.add("stream in (:streams" + n + ")");
        parameters.put("streams" + n, streams(term.text()));
        if (!term.eventTypes().isEmpty()) {
            ways.add("event_type in (:types" + n + ")");
            parameters.put("types" + n, term.eventTypes());
        }
        for (var kind : term.streamTypes())
            ways.add("stream like '" + StreamType.ofWireName(kind).wireName() + "/%'");
        conditions.add("(" + String.join(" or ", ways) + ")");
    }

    private static List<String> streams(String text) {
        var streams = new ArrayList<>(List.of(text));
        for (var type : StreamType.values()) streams.add(type.wireName() + "/" + text);
        return streams;
    }
}
