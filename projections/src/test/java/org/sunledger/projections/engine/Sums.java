package org.sunledger.projections.engine;

import java.util.Map;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.PipelineEvent.ProjectDelisted;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.TestViews;

/** A table of sums that disbelieves, as a projection of a test: allowed and paid per project, paid at most allowed. */
final class Sums implements Projection<String, Sums.Change> {
    record Change(long allowed, long paid) {}

    static final class PoisonException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PoisonException() {
            super("this event is poison");
        }
    }

    /** What happens after the rows were written and before they are committed. */
    interface AfterFlush {
        void run();
    }

    volatile boolean isPoisoned = true;

    static void create(TestViews views) {
        views.owner()
                .sql("create table view.sums (project text primary key, allowed bigint not null default 0,"
                        + " paid bigint not null default 0, constraint never_overdrawn check (paid <= allowed))")
                .update();
        views.owner().sql("grant select, insert, update on view.sums to public").update();
    }

    Fold<String, Change> fold(AfterFlush afterFlush) {
        return new Fold<>(this, (target, changes) -> {
            var rows = Rows.of(changes.entrySet())
                    .column("project", "text", Map.Entry::getKey)
                    .column("allowed", "bigint", c -> c.getValue().allowed())
                    .column("paid", "bigint", c -> c.getValue().paid());
            rows.addTo(target, "sums", 1);
            afterFlush.run();
        });
    }

    @Override
    public String name() {
        return "sums";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<String, Change> apply(JournalEvent event) {
        return switch (event.event()) {
            case AllocationIssued e ->
                Map.of(e.projectId().toString(), new Change(e.amountFen().fen(), 0));
            case DisbursementPaid e ->
                Map.of(e.projectId().toString(), new Change(0, e.amountFen().fen()));
            case ProjectDelisted ignored -> {
                if (isPoisoned) throw new PoisonException();
                yield Map.of();
            }
            default -> Map.of();
        };
    }

    @Override
    public Change merge(Change earlier, Change later) {
        return new Change(earlier.allowed() + later.allowed(), earlier.paid() + later.paid());
    }
}
