package org.sunledger.api.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.supervision.EngagementEvent.Method;
import org.sunledger.ledger.supervision.EngagementEvent.Population;
import org.sunledger.ledger.supervision.EngagementEvent.SampleDrawn;
import org.sunledger.projections.trail.AuditTrailQueries.Entry;

/**
 * A sample as it is shown.
 *
 * @param recordedIn the journal's position that tells of it
 * @param position the population's last record
 * @param matches whether drawing it again from the tables gives the list whose digest was recorded
 * @param rows the records drawn, in the order of the journal
 */
public record SampleView(
        UUID id,
        UserId drawnBy,
        LocalDate effectiveOn,
        String recordedAt,
        long recordedIn,
        Method method,
        String seed,
        long position,
        Population population,
        long populationSize,
        int size,
        String listSha256,
        boolean matches,
        List<Row> rows) {
    /**
     * One record drawn.
     *
     * @param rank by which it was chosen
     */
    public record Row(String rank, Entry record) {}

    static SampleView of(JournalEvent recorded, SampleDrawn sample, boolean matches, List<Row> rows) {
        return new SampleView(
                sample.engagementId().value(),
                recorded.envelope().actor().user(),
                recorded.envelope().effectiveOn(),
                RecordedAt.text(recorded.recordedAt()),
                recorded.position(),
                sample.method(),
                sample.seed(),
                sample.position(),
                sample.population(),
                sample.populationSize(),
                sample.size(),
                sample.listSha256(),
                matches,
                rows);
    }
}
