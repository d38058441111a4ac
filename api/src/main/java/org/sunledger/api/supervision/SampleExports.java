package org.sunledger.api.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.Asked;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.ledger.supervision.EngagementEvent.Method;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.trail.AuditTrailQueries.Entry;
import org.sunledger.projections.trail.AuditTrailQueries.Page;

/** Samples as files: the list, and one with all that is needed to draw it again. */
@Configuration(proxyBeanMethods = false)
class SampleExports {
    /**
     * A sample without its records.
     *
     * @param sampleId of the sample
     * @param position the population's last record
     */
    record Drawn(
            UUID sampleId,
            String drawnBy,
            LocalDate effectiveOn,
            Instant recordedAt,
            long recordedIn,
            Method method,
            String seed,
            long position,
            List<String> eventTypes,
            @Nullable String divisionCode,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            @Nullable Long amountFromFen,
            @Nullable Long amountToFen,
            long populationSize,
            int size,
            String listSha256,
            boolean matches) {
        static Drawn of(SampleView sample) {
            var population = sample.population();
            var place = population.divisionCode();
            var from = population.amountFromFen();
            var to = population.amountToFen();
            return new Drawn(
                    sample.id(),
                    sample.drawnBy().value(),
                    sample.effectiveOn(),
                    Instant.parse(sample.recordedAt()),
                    sample.recordedIn(),
                    sample.method(),
                    sample.seed(),
                    sample.position(),
                    population.eventTypes(),
                    place == null ? null : place.value(),
                    population.effectiveFrom(),
                    population.effectiveTo(),
                    from == null ? null : from.fen(),
                    to == null ? null : to.fen(),
                    sample.populationSize(),
                    sample.size(),
                    sample.listSha256(),
                    sample.matches());
        }
    }

    @Bean
    ViewExport<?> samplesExport(Samples samples) {
        return ViewExport.of("samples", "/api/v1/samples", asked -> samples.drawn(), Page::asOf)
                .askedBy()
                .table("samples", Entry.class, Page::rows);
    }

    @Bean
    ViewExport<?> sampleExport(Samples samples) {
        return ViewExport.of(
                        "sample",
                        "/api/v1/samples",
                        asked -> samples.view(id(asked)),
                        sample -> new AsOf.Resolved(null, null, sample.position()))
                .askedBy("id")
                .table("sample", Drawn.class, sample -> List.of(Drawn.of(sample)))
                .table("sample-records", SampleView.Row.class, SampleView::rows);
    }

    private static UUID id(Asked asked) {
        return asked.required("id", UUID::fromString, "样本标识", "the id of a sample");
    }
}
