package org.sunledger.api.trail;

import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.html.EventNames;
import org.sunledger.api.html.Typed;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.wire.WireException;
import org.sunledger.ledger.wire.WireNames;
import org.sunledger.projections.trail.TrailFilter;
import org.sunledger.projections.trail.TrailFilter.Term;

/**
 * What an auditor looks for, as it was typed; a form sends empty fields, which ask for nothing.
 *
 * @param division a division code or its beginning
 * @param event the wire name of one kind of event
 * @param from first effective day
 * @param to last effective day
 * @param recordedFrom first day of recording, in China
 * @param recordedTo last day of recording, in China
 * @param docNo a document number or a part of one
 * @param late {@code true}: late entries only
 * @param corrections {@code true}: corrections only
 * @param q words, all of which must be found
 */
record TrailQuestion(
        @Nullable String stream,
        @Nullable String division,
        @Nullable String actor,
        @Nullable String event,
        @Nullable String from,
        @Nullable String to,
        @Nullable String recordedFrom,
        @Nullable String recordedTo,
        @Nullable String amountFromFen,
        @Nullable String amountToFen,
        @Nullable String docNo,
        @Nullable String late,
        @Nullable String corrections,
        @Nullable String q) {
    /** More would be no question any more. */
    private static final int TERMS_MAX = 10;

    private static final ZoneId CIVIL = ZoneId.of("Asia/Shanghai");
    private static final Pattern CODE = Pattern.compile("\\d{2,12}");
    private static final Pattern FEN = Pattern.compile("-?\\d{1,15}");

    /** The same with other amounts. */
    TrailQuestion ofAmounts(@Nullable String smallestFen, @Nullable String largestFen) {
        var given = given();
        given.put("amountFromFen", smallestFen);
        given.put("amountToFen", largestFen);
        return of(given::get);
    }

    /** The filters by name, as {@link #given} tells them. */
    static final String[] NAMES = Stream.of(TrailQuestion.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toArray(String[]::new);

    /** @param given tells what was typed for a name; null: nothing */
    static TrailQuestion of(Function<String, @Nullable String> given) {
        return new TrailQuestion(
                given.apply("stream"),
                given.apply("division"),
                given.apply("actor"),
                given.apply("event"),
                given.apply("from"),
                given.apply("to"),
                given.apply("recordedFrom"),
                given.apply("recordedTo"),
                given.apply("amountFromFen"),
                given.apply("amountToFen"),
                given.apply("docNo"),
                given.apply("late"),
                given.apply("corrections"),
                given.apply("q"));
    }

    /** What was given, by name. */
    Map<String, @Nullable String> given() {
        var given = new LinkedHashMap<String, @Nullable String>();
        given.put("stream", stream);
        given.put("division", division);
        given.put("actor", actor);
        given.put("event", event);
        given.put("from", from);
        given.put("to", to);
        given.put("recordedFrom", recordedFrom);
        given.put("recordedTo", recordedTo);
        given.put("amountFromFen", amountFromFen);
        given.put("amountToFen", amountToFen);
        given.put("docNo", docNo);
        given.put("late", late);
        given.put("corrections", corrections);
        given.put("q", q);
        return given;
    }

    TrailFilter filter(EventNames names) {
        var firstRecorded = Typed.day("recordedFrom", recordedFrom);
        var lastRecorded = Typed.day("recordedTo", recordedTo);
        var eventType = Typed.read("event", event, TrailQuestion::known, "事件种类,如 disbursement.paid", "a kind of event");
        return new TrailFilter(
                Typed.read("stream", stream, StreamId::parse, "事项流,如 Project/0190…", "a stream such as Project/0190…"),
                Typed.read(
                        "division",
                        division,
                        TrailQuestion::place,
                        "2 至 12 位区划代码",
                        "2 to 12 digits of a division code"),
                Typed.read("actor", actor, Function.identity(), "用户名", "a user name"),
                eventType == null ? Set.of() : Set.of(eventType),
                Typed.day("from", from),
                Typed.day("to", to),
                firstRecorded == null ? null : firstRecorded.atStartOfDay(CIVIL).toInstant(),
                lastRecorded == null
                        ? null
                        : lastRecorded.plusDays(1).atStartOfDay(CIVIL).toInstant(),
                fen("amountFromFen", amountFromFen),
                fen("amountToFen", amountToFen),
                Typed.read("docNo", docNo, Function.identity(), "文号", "a document number"),
                isYes("late", late),
                isYes("corrections", corrections),
                terms(names));
    }

    private List<Term> terms(EventNames names) {
        if (q == null || q.isBlank()) return List.of();
        var texts = Stream.of(q.strip().split("[\\s\\u3000]+")).distinct().toList();
        if (texts.size() > TERMS_MAX)
            throw Typed.malformed("q", "至多 " + TERMS_MAX + " 个词", "at most " + TERMS_MAX + " words");
        return texts.stream()
                .map(text -> new Term(text, names.eventsCalled(text), names.streamsCalled(text)))
                .toList();
    }

    /** From a user's keyboard, where a wrong letter is a malformed parameter and no missing event. */
    private static String known(String eventType) {
        try {
            var unused = WireNames.eventClass(eventType);
            return eventType;
        } catch (WireException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String place(String code) {
        if (!CODE.matcher(code).matches()) throw new IllegalArgumentException(code);
        // A town's or the county's own code asks for what lies in it.
        if (code.length() == 12 && code.endsWith("000000")) return code.substring(0, 6);
        return code.length() == 12 && code.endsWith("000") ? code.substring(0, 9) : code;
    }

    private static boolean isYes(String name, @Nullable String given) {
        if (given == null || given.isBlank() || given.equals("false")) return false;
        if (given.equals("true")) return true;
        throw Typed.malformed(name, "true 或 false", "true or false");
    }

    private static @Nullable Long fen(String name, @Nullable String given) {
        return Typed.read(name, given, TrailQuestion::whole, "整数(单位:分)", "a whole number of fen");
    }

    private static Long whole(String given) {
        if (!FEN.matcher(given).matches()) throw new IllegalArgumentException(given);
        return Long.valueOf(given);
    }
}
