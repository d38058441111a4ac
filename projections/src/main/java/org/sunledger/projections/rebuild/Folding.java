package org.sunledger.projections.rebuild;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.engine.Processors.Group;

/**
 * Reads, parses and folds on all its cores, ahead of the one connection that writes. Positions have no gaps, so every page
 * is known before it is read and each core reads its own; the pages come out in order.
 */
final class Folding implements AutoCloseable {
    /** Events of a page: large enough that handing it over hardly counts. */
    static final int PAGE = 2_000;

    private final Journal journal;
    private final JournalDecoder decoder;
    private final ExecutorService cores;
    private final int page;
    private final int width;

    /** Pages folded or in hand before they are taken. */
    private final int ahead;

    /** Takes pages in order. */
    interface Sink {
        void take(FoldedPage page) throws SQLException, InterruptedException;
    }

    /**
     * For several rebuilds.
     *
     * @param cores that fold; memory is bounded by what they and the pages of the next batch hold
     * @param page events of a page, {@link #PAGE} but for tests
     */
    Folding(Journal journal, JournalDecoder decoder, int cores, int page) {
        this.journal = journal;
        this.decoder = decoder;
        this.page = page;
        this.ahead = cores + Advance.BATCH_PAGES;
        this.width = cores;
        this.cores = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().daemon().name("rebuild-", 1).factory());
    }

    /**
     * Folds the records after a position up to another, in pages.
     *
     * @throws RebuildStopped after every page before the event that stopped it was taken
     */
    void fold(List<Group> groups, long after, long last, Sink sink) throws SQLException, InterruptedException {
        var window = new ArrayDeque<Future<FoldedPage>>();
        long next = after;
        try {
            while (next < last || !window.isEmpty()) {
                while (next < last && window.size() < ahead) {
                    long from = next;
                    long to = Math.min(next + page, last);
                    window.add(cores.submit(() -> FoldedPage.of(journal, decoder, groups, from, to)));
                    next = to;
                }
                sink.take(done(window.element())); // in the window until it is done, or nobody would tell it to end
                window.remove();
            }
        } finally {
            for (var page : window) page.cancel(true);
        }
    }

    /** Cores that it may take. */
    int width() {
        return width;
    }

    private static FoldedPage done(Future<FoldedPage> page) throws InterruptedException {
        try {
            return page.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) throw known;
            if (e.getCause() instanceof Error grave) throw grave;
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        cores.shutdownNow();
    }
}
