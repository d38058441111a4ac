package org.sunledger.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * Tells the story to a ledger, or the rest of it to a ledger whose program was killed in the middle. The ledger's clock
 * follows the story; automations come to rest between the steps.
 */
public final class DemoLoader {
    /** The last step of the story: when its event is recorded, the load is done. */
    static final String LAST_STEP = DemoProjects.step(41);

    private static final int PAGE = 1_000;
    private static final Duration REST_MAX = Duration.ofSeconds(60);

    private final Ledger ledger;
    private final Journal journal;
    private final Consumer<Instant> clock;
    private final List<Script.Step> steps;
    private final Map<UUID, Receipt> answered = new HashMap<>();
    /** Read by others while the load goes on. */
    private final Map<Integer, Long> rows = new ConcurrentSkipListMap<>();

    /**
     * @param clock sets the ledger's clock
     * @param desk made for the receipts that the loader keeps by step
     */
    DemoLoader(
            Ledger ledger,
            Journal journal,
            Consumer<Instant> clock,
            Function<Function<String, Receipt>, DemoDesk> desk) {
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
        steps = DemoStory.steps(desk.apply(this::receipt));
    }

    /** Whether the journal holds the whole story. */
    static boolean isTold(Ledger ledger, Journal journal) {
        var last = DemoCounty.id("project/P3");
        return journal.stream(StreamId.of(StreamType.PROJECT, last), 0).stream()
                .map(ledger.decoder()::recorded)
                .anyMatch(recorded -> recorded.envelope().commandId().equals(DemoCounty.id(LAST_STEP)));
    }

    /** Tells what was not told before. */
    void load(Consumer<Progress> progress) throws InterruptedException {
        load(Instant.MAX, progress);
    }

    /** Tells what was not told before of the steps up to an instant, at which the clock then stands. */
    void load(Instant until, Consumer<Progress> progress) throws InterruptedException {
        var head = remember();
        var now = head == 0 ? Instant.EPOCH : journal.at(head).orElseThrow().recordedAt();
        var started = System.nanoTime();
        var done = 0;
        var skipped = 0;
        if (head > 0) {
            // What the killed program left undone is finished at the time it was left.
            clock.accept(now);
            rest(head);
        }
        for (var step : steps) {
            if (step.at().isAfter(until)) {
                clock.accept(until.isAfter(now) ? until : now);
                return;
            }
            if (answered.containsKey(DemoCounty.id(step.name()))) {
                skipped++;
            } else {
                if (step.at().isAfter(now)) now = step.at();
                clock.accept(now);
                tell(step);
            }
            if (step.row() != null) rows.put(step.row(), position(receipt(step.name())));
            done++;
            progress.accept(new Progress(done, steps.size(), done - skipped, System.nanoTime() - started));
        }
    }

    private void tell(Script.Step step) throws InterruptedException {
        var key = DemoCounty.id(step.name());
        var receipt = ledger.gateway().send(step.command().get(), step.request(key, Sha256.of("s1/" + step.name())));
        answered.put(key, receipt);
        rest(position(receipt));
    }

    private void rest(long position) throws InterruptedException {
        if (!ledger.automations().awaitSettled(position, REST_MAX)) {
            throw new IllegalStateException(
                    "自动办理未在时限内完成 / Automations did not come to rest after position " + position);
        }
    }

    /** Remembers every step that the journal answers for already. */
    private long remember() {
        var position = 0L;
        for (var page = journal.after(0, PAGE); !page.isEmpty(); page = journal.after(position, PAGE)) {
            for (var record : page) {
                var event = ledger.decoder().decode(record);
                answered.put(event.envelope().commandId(), new Receipt(record.stream(), record.streamVersion()));
                position = record.position();
            }
        }
        return position;
    }

    private Receipt receipt(String step) {
        var receipt = answered.get(DemoCounty.id(step));
        if (receipt == null) throw new IllegalStateException("Step " + step + " was not told yet");
        return receipt;
    }

    private long position(Receipt receipt) {
        return journal.stream(receipt.stream(), receipt.version()).getFirst().position();
    }

    /** The journal positions of the events that stand for the rows of the acceptance data, as far as they are told. */
    public Map<Integer, Long> rows() {
        return Map.copyOf(rows);
    }

    /**
     * How far the load is.
     *
     * @param told steps sent by this program; the others were there before
     */
    record Progress(int done, int total, int told, long nanos) {
        long perSecond() {
            return told * 1_000_000_000L / Math.max(1, nanos);
        }

        long secondsLeft() {
            return (total - done) / Math.max(1, perSecond());
        }

        int percent() {
            return done * 100 / total;
        }
    }
}
