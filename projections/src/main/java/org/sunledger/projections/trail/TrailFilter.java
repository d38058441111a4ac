package org.sunledger.projections.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.registry.Area;

/**
 * Which records of the trail are asked for; an absent part asks for all.
 *
 * @param place beginning of the division code
 * @param eventTypes wire names
 * @param from first effective day, inclusive
 * @param to last effective day, inclusive
 * @param recordedFrom first instant of recording, inclusive
 * @param recordedBefore instant of recording, exclusive
 * @param amountFromFen smallest amount, inclusive
 * @param amountToFen largest amount, inclusive
 * @param docNo a document number or a part of one, in any style of brackets
 * @param isLate only what was recorded after its period was closed
 * @param isCorrection only what puts an earlier entry right
 * @param terms all of which must be found in a record
 */
public record TrailFilter(
        @Nullable StreamId stream,
        @Nullable String place,
        @Nullable String actor,
        Set<String> eventTypes,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedBefore,
        @Nullable Long amountFromFen,
        @Nullable Long amountToFen,
        @Nullable String docNo,
        boolean isLate,
        boolean isCorrection,
        List<Term> terms) {
    public static final TrailFilter ALL = new TrailFilter(
            null, null, null, Set.of(), null, null, null, null, null, null, null, false, false, List.of());

    public TrailFilter {
        eventTypes = Set.copyOf(eventTypes);
        terms = List.copyOf(terms);
    }

    /**
     * One thing looked for: found where a record says it, and where its event or its kind of stream is called so, which
     * only those know who name them for people.
     *
     * @param eventTypes wire names of the events whose name holds the text
     * @param streamTypes wire names of the kinds of streams whose name holds the text
     */
    public record Term(String text, Set<String> eventTypes, Set<String> streamTypes) {
        public Term {
            eventTypes = Set.copyOf(eventTypes);
            streamTypes = Set.copyOf(streamTypes);
        }

        public static Term of(String text) {
            return new Term(text, Set.of(), Set.of());
        }
    }

    public TrailFilter ofTypes(Set<String> wireNames) {
        return with(parts -> parts.eventTypes = wireNames);
    }

    public TrailFilter ofType(String wireName) {
        return ofTypes(Set.of(wireName));
    }

    /** Also all that lies in the area. */
    public TrailFilter in(@Nullable DivisionCode area) {
        return with(parts -> parts.place = area == null ? null : Area.prefix(area));
    }

    public TrailFilter between(@Nullable LocalDate first, @Nullable LocalDate last) {
        return with(parts -> {
            parts.from = first;
            parts.to = last;
        });
    }

    public TrailFilter ofAmounts(@Nullable Long smallestFen, @Nullable Long largestFen) {
        return with(parts -> {
            parts.amountFromFen = smallestFen;
            parts.amountToFen = largestFen;
        });
    }

    public TrailFilter onlyLate() {
        return with(parts -> parts.isLate = true);
    }

    public TrailFilter onlyCorrections() {
        return with(parts -> parts.isCorrection = true);
    }

    private TrailFilter with(Consumer<Parts> change) {
        var parts = new Parts();
        change.accept(parts);
        return new TrailFilter(
                stream,
                parts.place,
                actor,
                parts.eventTypes,
                parts.from,
                parts.to,
                recordedFrom,
                recordedBefore,
                parts.amountFromFen,
                parts.amountToFen,
                docNo,
                parts.isLate,
                parts.isCorrection,
                terms);
    }

    /** What another filter may have otherwise. */
    private final class Parts {
        private @Nullable String place = TrailFilter.this.place;
        private Set<String> eventTypes = TrailFilter.this.eventTypes;
        private @Nullable LocalDate from = TrailFilter.this.from;
        private @Nullable LocalDate to = TrailFilter.this.to;
        private @Nullable Long amountFromFen = TrailFilter.this.amountFromFen;
        private @Nullable Long amountToFen = TrailFilter.this.amountToFen;
        private boolean isLate = TrailFilter.this.isLate;
        private boolean isCorrection = TrailFilter.this.isCorrection;
    }
}
