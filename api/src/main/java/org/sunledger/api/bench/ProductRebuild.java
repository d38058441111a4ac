package org.sunledger.api.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.JournalSource;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.rebuild.Cores;
import org.sunledger.projections.rebuild.Generation;
import org.sunledger.projections.rebuild.RebuildStatus;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;
import org.sunledger.projections.rebuild.Rebuilds;

/** This product: all views at once, as {@code rebuild} does; every row is compared with the live one, then switched. */
final class ProductRebuild implements Rebuilding {
    static final String NAME = "sunledger";

    private static final long GLANCE_MILLIS = 5;
    /** While a view is compared or switched, its tables are complete. */
    private static final Set<Phase> CHECKS = EnumSet.of(Phase.COMPARING, Phase.SWITCHING);

    private final Journal journal;
    private final Actor askedBy;
    private final List<String> names;
    private final Rebuilds rebuilds;

    /** @param cores as many as the product takes in the situation that is measured */
    ProductRebuild(DataSource owner, Journal journal, Actor askedBy, List<Group> groups, Cores cores) {
        this.journal = journal;
        this.askedBy = askedBy;
        this.names = groups.stream().map(Group::name).toList();
        this.rebuilds = new Rebuilds(
                owner, journal, new JournalDecoder(new EventJson()), groups, (switched, actor) -> {}, cores);
    }

    /** What is read and compared with: folded by the live processors, which are gone afterwards. @return seconds */
    static double live(DataSource pool, Journal journal, Telling telling, Deadline deadline)
            throws InterruptedException {
        long begin = System.nanoTime();
        var source = new JournalSource(journal, new JournalDecoder(new EventJson()));
        try (var processors = new Processors(pool, source, journal::head, ReadTables.groups())) {
            processors.start();
            long head = journal.head();
            processors.await(head, done -> {
                telling.tell("现行处理 live views, 条 records", done, head);
                deadline.requireGoingOn();
            });
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Done run(Deadline deadline) throws InterruptedException {
        long events = journal.head();
        long begin = System.nanoTime();
        long comparing = 0;
        long before = begin;
        rebuilds.start(names, askedBy);
        while (true) {
            // Of the program, not of the database: looking would take a good part of what is measured.
            var phases = names.stream()
                    .flatMap(name -> rebuilds.doing(name).stream())
                    .toList();
            long now = System.nanoTime();
            if (phases.stream().anyMatch(CHECKS::contains)) comparing += now - before;
            before = now;
            if (phases.isEmpty()) {
                requireDone();
                long all = now - begin;
                return new Done(events, all / 1e9, (all - comparing) / 1e9);
            }
            Thread.sleep(GLANCE_MILLIS);
            deadline.requireGoingOn();
        }
    }

    private void requireDone() {
        var phases = rebuilds.status(names).stream().map(RebuildStatus::phase).toList();
        if (!phases.stream().allMatch(Phase.DONE::equals))
            throw new IllegalStateException("The rebuild did not come to its end: " + phases);
    }

    /** The version that was read before is dropped: a third copy of everything is of no use. */
    @Override
    public void prepare() {
        for (var name : names) {
            for (var generation : rebuilds.generations(name)) {
                if (generation.state() == Generation.State.KEPT) rebuilds.drop(name, generation.number());
            }
        }
    }

    @Override
    public void close() {
        rebuilds.close();
    }
}
