package org.sunledger.api.demo;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.projections.engine.NotYetThere;

/**
 * Opens an empty ledger with the demo county, and finishes a load that was cut off, beside the running server: reads are
 * answered while it goes on.
 */
public final class Demo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int PAGE = 1_000;
    private static final Set<StreamType> BEGINNING =
            EnumSet.of(StreamType.LEDGER, StreamType.RULE_SET, StreamType.DIVISION, StreamType.ORG);
    private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Ledger ledger;
    private final Journal journal;
    private final DemoLoader loader;
    private final Consumer<Instant> clock;
    private final Runnable released;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean isLoading;
    private volatile @Nullable Thread thread;

    /**
     * @param clock sets the ledger's clock while the story is told
     * @param released gives the clock back to the server
     */
    public Demo(Ledger ledger, Journal journal, Consumer<Instant> clock, Runnable released, DemoParts parts) {
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
        this.released = released;
        loader = new DemoLoader(ledger, journal, clock, receipts -> new ProgramDesk(ledger, journal, receipts, parts));
    }

    /**
     * Before automations run: what a killed program left undone belongs to the story's time, not to today.
     */
    public void resumeClock() {
        if (isCutOff(ledger, journal)) {
            clock.accept(journal.at(journal.head()).orElseThrow().recordedAt());
        }
    }

    /**
     * Goes on where the program left off that recorded until now: an unfinished story is told to its end, as of its own
     * time. Comes back before this program records anything.
     *
     * @param isWanted whether an empty ledger is to become a demo
     */
    public void takeOver(boolean isWanted) {
        resumeClock();
        start(isWanted);
    }

    /** Another program records from now on; that one goes on with the story. */
    public void standBy() {
        halt();
    }

    /**
     * Starts to tell what is missing of the story, unless that was begun already.
     *
     * @param isWanted whether an empty ledger is to become a demo
     */
    public synchronized void start(boolean isWanted) {
        if (thread != null) return;
        var isEmpty = journal.head() == 0;
        if (isEmpty ? !isWanted : !isCutOff(ledger, journal)) {
            finished.countDown();
            return;
        }
        isLoading = true;
        var teller = new Thread(this::tell, "demo");
        thread = teller;
        teller.start();
    }

    /** Whether this is the demo of one story, not told to its end: what is recorded now would stand before the rest. */
    public static boolean isCutOff(Ledger ledger, Journal journal) {
        return isStory(ledger, journal) && !DemoLoader.isTold(ledger, journal);
    }

    /** Whether this ledger says of itself that it is a demo. */
    public boolean isDemo() {
        return opened(ledger, journal).map(LedgerOpened::isDemo).orElse(false);
    }

    /** A made-up county is a demo too, but there is nothing left to tell of it. */
    private static boolean isStory(Ledger ledger, Journal journal) {
        return opened(ledger, journal)
                .map(e -> e.isDemo() && e.ledgerId().equals(DemoCounty.LEDGER_ID))
                .orElse(false);
    }

    private static Optional<LedgerOpened> opened(Ledger ledger, Journal journal) {
        return journal.at(1)
                .map(record -> ledger.decoder().decode(record).event())
                .map(event -> event instanceof LedgerOpened opened ? opened : null);
    }

    /** Who may log in while this is a demo: the people of the story, or those a made-up county began with. */
    public List<Actor> people() {
        return journal.head() == 0 || isStory(ledger, journal) ? DemoCounty.people() : appointedFirst();
    }

    /** A made-up county appoints everybody before anything else happens. */
    private List<Actor> appointedFirst() {
        var people = new ArrayList<Actor>();
        long position = 0;
        while (true) {
            var page = journal.after(position, PAGE);
            for (var record : page) {
                if (!BEGINNING.contains(record.stream().type())) return people;
                if (ledger.decoder().decode(record).event() instanceof UserAppointed e) {
                    people.add(new Actor(e.userId(), e.role(), e.orgId(), e.area()));
                }
            }
            if (page.isEmpty()) return people;
            position = page.getLast().position();
        }
    }

    private void tell() {
        try {
            while (!isToldNow()) {
                Thread.sleep(RETRY_AFTER);
                if (!Thread.currentThread().equals(thread)) return;
            }
            LOG.info("演示数据装载完毕 The demo county is loaded: {} events", journal.head());
        } catch (InterruptedException e) {
            LOG.info(
                    "演示数据装载中止,由下次启动或接替的程序继续。The demo load was cut off; the next start, or whoever takes over, goes on.");
        } catch (RuntimeException e) {
            if (thread == null) return; // told to stop: whatever it met, somebody goes on
            LOG.error("演示数据装载失败 The demo load failed", e);
        } finally {
            isLoading = false;
            released.run();
            if (thread != null) finished.countDown();
        }
    }

    /** @return false when database or views are away for a while: what is missing is told when they are back */
    private boolean isToldNow() throws InterruptedException {
        var told = new long[] {System.nanoTime()};
        try {
            loader.load(progress -> {
                var now = System.nanoTime();
                if (progress.done() < progress.total() && now - told[0] < TELL_EVERY_NANOS) return;
                told[0] = now;
                LOG.info(
                        "演示数据 demo: {}/{} ({}%), {}/s, 剩余 {} s left",
                        progress.done(),
                        progress.total(),
                        progress.percent(),
                        progress.perSecond(),
                        progress.secondsLeft());
            });
            return true;
        } catch (RuntimeException e) {
            if (thread == null || !passes(e)) throw e;
            LOG.warn("演示数据装载暂停,等待数据库与账表。The demo load waits for database and views: {}", e.getMessage());
            return false;
        }
    }

    /**
     * The database was killed, the right to record is being regained, or views wait until a killed program's claim on
     * them has run out.
     */
    private static boolean passes(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException
                    || cause instanceof JournalException.Unavailable
                    || cause instanceof JournalException.OutcomeUnknown
                    || cause instanceof JournalException.StandingBy
                    || cause instanceof NotYetThere) return true;
        }
        return false;
    }

    /**
     * Tells the story up to an instant, in the calling thread, and leaves the ledger's clock there: entries of people are
     * taken as of that moment.
     */
    void tellUntil(Instant until) throws InterruptedException {
        loader.load(until, progress -> {});
    }

    public boolean isLoading() {
        return isLoading;
    }

    /** Waits until the load has ended, well or not. */
    public boolean awaitFinished(long timeout, TimeUnit unit) throws InterruptedException {
        return finished.await(timeout, unit);
    }

    /** Journal positions of the acceptance data's rows, as far as this program told them or found them told. */
    public Map<Integer, Long> rows() {
        return loader.rows();
    }

    @Override
    public void close() {
        halt();
    }

    private synchronized void halt() {
        var teller = thread;
        thread = null;
        if (teller == null) return;
        teller.interrupt();
        try {
            teller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
