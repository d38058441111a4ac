package org.sunledger.api.wiring;

import java.util.function.ObjLongConsumer;
import org.sunledger.api.county.CountyFill;
import org.sunledger.api.county.CountyPlan;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.postgres.EngineMark;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.JournalSource;
import org.sunledger.projections.engine.Processors;

/** Opens an empty ledger with a made-up county, without a server, so that a server can begin where its story ends. */
public final class CountyOpening {

    private CountyOpening() {}

    /**
     * Fills the journal, then the read tables.
     *
     * @param views hears how many records of how many the view that is furthest behind has folded: {@code (of, done)}
     * @throws org.sunledger.ledger.journal.transfer.TransferCancelled the watch ended it; the same plan goes on
     */
    public static Filled fill(Settings settings, CountyPlan plan, Watch watch, ObjLongConsumer<Long> views)
            throws InterruptedException {
        var place = JournalPlace.of(settings.properties());
        try (var databases = Databases.open(settings);
                var opened = OpenJournal.toMoveIn(place, databases.journalPool())) {
            requireRoom(opened.journal(), plan);
            long before = opened.journal().head();
            var mark = new EngineMark(databases.pool());
            // Nobody serves half a county: until it has arrived, the place is nobody's.
            mark.arriving(opened.engine(), plan.ledgerId().toString(), plan.expected());
            long records = new CountyFill(plan, opened.journal(), watch).run();
            // What automations would do about these events has been made up with them.
            AutomationFollower.startAfter(databases.pool(), records);
            mark.arrived(opened.engine(), records);
            fold(databases, opened.journal(), records, views);
            return new Filled(records, before == records);
        }
    }

    /**
     * What is there now.
     *
     * @param records how many the county has
     * @param wasThere all of them stood in the journal before
     */
    public record Filled(long records, boolean wasThere) {}

    private static void requireRoom(Journal journal, CountyPlan plan) {
        var first = journal.at(1);
        if (first.isEmpty() || first.get().stream().id().equals(plan.ledgerId().toString())) return;
        throw new NotNowException(
                "此处已有另一本账(%s)。示范县只装入空账本;请用 --sunledger.data=… 另选目录。"
                        .formatted(first.get().stream().id()),
                "Another ledger (%s) is here. A made-up county goes into an empty one: choose another --sunledger.data=…"
                        .formatted(first.get().stream().id()));
    }

    /** As a server would, but at once. */
    private static void fold(Databases databases, Journal journal, long records, ObjLongConsumer<Long> views)
            throws InterruptedException {
        var source = new JournalSource(journal, new JournalDecoder(new EventJson()));
        try (var processors = new Processors(databases.pool(), source, journal::head, ReadTables.groups())) {
            processors.start();
            processors.await(records, done -> views.accept(records, done));
            for (var status : processors.status()) {
                var stopped = status.stopped();
                if (stopped != null) throw new IllegalStateException(stopped.projection() + ": " + stopped.message());
            }
        }
    }
}
