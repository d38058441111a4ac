package org.sunledger.api.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.Asked;
import org.sunledger.api.exporting.Parts;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.api.reading.AsOfOfRequest;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.Figure;
import org.sunledger.projections.figure.MoneyEvent;
import org.sunledger.projections.figure.Restatement;
import org.sunledger.projections.figure.Restatement.Cause;
import org.sunledger.projections.figure.RestatementQueries;

/** What the ledger learned between two moments, as a file: the figures that moved, and every record that moved one. */
@Configuration(proxyBeanMethods = false)
class RestatementExports {
    static final String NAME = "restatements";

    /**
     * What one record added to one figure.
     *
     * @param divisionCode null: of a fund
     * @param fundId null: of a place
     * @param amountFen signed
     */
    record Moved(
            long position,
            Instant recordedAt,
            LocalDate effectiveOn,
            String eventType,
            String stream,
            List<String> docNos,
            @Nullable String divisionCode,
            @Nullable UUID fundId,
            Figure figure,
            long amountFen) {
        static Stream<Moved> by(Cause cause) {
            return Stream.concat(
                    cause.places().stream()
                            .map(m -> of(cause.event(), m.divisionCode(), null, m.figure(), m.amountFen())),
                    cause.funds().stream().map(m -> of(cause.event(), null, m.fundId(), m.figure(), m.amountFen())));
        }

        private static Moved of(
                MoneyEvent event, @Nullable String place, @Nullable UUID fund, Figure figure, long amountFen) {
            return new Moved(
                    event.position(),
                    event.recordedAt(),
                    event.effectiveOn(),
                    event.eventType(),
                    event.stream(),
                    event.docNos(),
                    place,
                    fund,
                    figure,
                    amountFen);
        }
    }

    /** A part of the causes, and how to read on between the same points. */
    private record Read(RestatementQueries queries, Restatement found) {
        static Read of(RestatementQueries queries, AsOf from, AsOf to, long after) {
            return new Read(queries, queries.restated(from, to, after, RestatementQueries.PAGE_MAX));
        }

        List<Moved> moved() {
            return found.events().stream().flatMap(Moved::by).toList();
        }

        @Nullable
        Read next() {
            var after = found.next();
            if (after == null) return null;
            var to = new AsOf(found.to().effectiveOn(), null, found.to().position(), null);
            return of(queries, AsOf.position(found.from().position()), to, after);
        }
    }

    @Bean
    ViewExport<?> restatementsExport(RestatementQueries restatements) {
        return ViewExport.of(
                        NAME,
                        "/api/v1/restatements",
                        asked -> first(restatements, asked),
                        read -> read.found().to())
                .askedBy("from", "to", "effectiveOn")
                .table(
                        "restated-places",
                        Restatement.OfPlace.class,
                        read -> read.found().places())
                .table(
                        "restated-funds",
                        Restatement.OfFund.class,
                        read -> read.found().funds())
                .table(
                        "restated-total",
                        Restatement.Restated.class,
                        read -> read.found().total())
                .table("causes", Moved.class, first -> Parts.of(first, Read::moved, Read::next));
    }

    private static Read first(RestatementQueries restatements, Asked asked) {
        var from = asked.required(
                "from", text -> AsOfOfRequest.known("from", text), "日记账序号或 UTC 时点", "a journal position or an instant");
        var to = asked.text("to");
        var later = to == null ? AsOf.latest() : AsOfOfRequest.known("to", to);
        var bounded = new AsOf(asked.asOf().effectiveOn(), later.knownAt(), later.position(), null);
        return Read.of(restatements, from, bounded, 0);
    }
}
