package org.sunledger.api.county;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.journal.transfer.Watch.Stage;

/**
 * Writes a made-up county into a journal that is empty or holds its beginning: while one batch is made durable, the next
 * one is made up. Cut off at any point, it goes on when it is run again with the same plan.
 */
public final class CountyFill {
    /** Records of one transaction: few enough for memory, enough that nobody feels the commit. */
    private static final int BATCH = 5_000;

    private final CountyPlan plan;
    private final Journal journal;
    private final Watch watch;

    public CountyFill(CountyPlan plan, Journal journal, Watch watch) {
        this.plan = plan;
        this.journal = journal;
        this.watch = watch;
    }

    /**
     * Returns when all of it is durable.
     *
     * @return how many records the county has
     * @throws IllegalArgumentException other records stand in the journal
     * @throws org.sunledger.ledger.journal.transfer.TransferCancelled the watch ended it
     */
    public long run() throws InterruptedException {
        var county = CountyJournal.of(plan);
        try (var writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("county").factory())) {
            @Nullable Future<?> writing = null;
            long written = 0;
            for (var batch = next(county); !batch.isEmpty(); batch = next(county)) {
                if (writing != null) await(writing);
                watch.at(Stage.IMPORT, written, Math.max(written + 1, plan.expected()));
                var records = batch;
                writing = writer.submit(() -> journal.restore(records));
                written = records.getLast().position();
            }
            if (writing != null) await(writing);
            watch.at(Stage.IMPORT, written, written);
            return written;
        }
    }

    private static List<JournalRecord> next(CountyJournal county) {
        var batch = new ArrayList<JournalRecord>(BATCH);
        while (batch.size() < BATCH && county.hasNext()) batch.add(county.nextRecord());
        return batch;
    }

    private static void await(Future<?> writing) throws InterruptedException {
        try {
            writing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) throw known;
            throw new IllegalStateException(e.getCause());
        }
    }
}
