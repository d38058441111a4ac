package org.sunledger.api.supervision;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.supervision.EngagementCommand.DrawSample;
import org.sunledger.ledger.supervision.EngagementEvent.Population;
import org.sunledger.ledger.supervision.EngagementEvent.SampleDrawn;
import org.sunledger.ledger.supervision.EngagementId;
import org.sunledger.ledger.supervision.Sampling;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.trail.AuditTrailQueries;
import org.sunledger.projections.trail.AuditTrailQueries.Page;
import org.sunledger.projections.trail.TrailFilter;

/** 审计抽样: draws, keeps what is needed to draw again, and draws again. */
@Component
class Samples {
    private static final int SEED_BYTES = 32;
    private static final int LIST_MAX = 200;

    private final Desk desk;
    private final AuditTrailQueries trail;
    private final Journal journal;
    private final JournalDecoder decoder;
    private final SecureRandom random = new SecureRandom();

    Samples(Desk desk, AuditTrailQueries trail, Journal journal, JournalDecoder decoder) {
        this.desk = desk;
        this.trail = trail;
        this.journal = journal;
        this.decoder = decoder;
    }

    /**
     * Draws a sample and has it recorded; the same key again hears of the sample that was drawn first.
     *
     * @param position the population's last record; null: what the tables hold
     */
    ResponseEntity<Written> draw(Slip slip, Basis basis, Population population, @Nullable Long position, int size) {
        var id = slip.idOf("engagement");
        var seed = HexFormat.of().formatHex(bytes());
        var drawn = draw(seed, population, position == null ? AsOf.latest() : AsOf.position(position), size);
        var command = new DrawSample(
                new EngagementId(id),
                seed,
                drawn.position(),
                population,
                drawn.populationSize(),
                size,
                Sampling.digest(drawn.positions()));
        return desk.openAt(slip, basis, command, id, "/api/v1/samples/" + id);
    }

    private byte[] bytes() {
        var bytes = new byte[SEED_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private record Drawn(long position, long populationSize, List<Long> positions) {}

    private Drawn draw(String seed, Population population, AsOf asOf, int size) {
        return trail.positions(filter(population), asOf, (at, positions) -> {
            var counted = new Counted(positions);
            // A size that the rules will refuse must not fill the memory first.
            var list = Sampling.draw(seed, counted, Math.clamp(size, 0, Sampling.SIZE_MAX));
            return new Drawn(at.position(), counted.count, list);
        });
    }

    /** Counts what is taken. */
    private static final class Counted implements PrimitiveIterator.OfLong {
        private final PrimitiveIterator.OfLong positions;
        private long count;

        private Counted(PrimitiveIterator.OfLong positions) {
            this.positions = positions;
        }

        @Override
        public boolean hasNext() {
            return positions.hasNext();
        }

        @Override
        public long nextLong() {
            count++;
            return positions.nextLong();
        }
    }

    private static TrailFilter filter(Population population) {
        return TrailFilter.ALL
                .ofTypes(new LinkedHashSet<>(population.eventTypes()))
                .in(population.divisionCode())
                .between(population.effectiveFrom(), population.effectiveTo())
                .ofAmounts(fen(population.amountFromFen()), fen(population.amountToFen()));
    }

    private static @Nullable Long fen(@Nullable Amount amount) {
        return amount == null ? null : amount.fen();
    }

    /**
     * A sample with its records, drawn again.
     *
     * @throws org.sunledger.ledger.shared.Rejection there is none of this id
     */
    SampleView view(UUID id) {
        var recorded = journal.stream(new EngagementId(id).stream(), 0).stream()
                .map(decoder::decode)
                .filter(event -> event.event() instanceof SampleDrawn)
                .findFirst()
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/api/v1/samples/" + id));
        return view(recorded, (SampleDrawn) recorded.event());
    }

    private SampleView view(JournalEvent recorded, SampleDrawn sample) {
        var again = draw(sample.seed(), sample.population(), AsOf.position(sample.position()), sample.size());
        var matches = again.populationSize() == sample.populationSize()
                && Sampling.digest(again.positions()).equals(sample.listSha256());
        var records = trail.at(again.positions(), AsOf.position(sample.position())).stream()
                .map(entry -> new SampleView.Row(Sampling.rank(sample.seed(), entry.position()), entry))
                .toList();
        return SampleView.of(recorded, sample, matches, records);
    }

    /** The records that tell of samples, newest first. */
    Page drawn() {
        return trail.newest(TrailFilter.ALL.ofType("sample.drawn"), LIST_MAX, AsOf.latest());
    }
}
