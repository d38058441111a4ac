package org.sunledger.projections.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordedAt;

/**
 * Asks the tables and says what the answer stands for: the processor's token, read in one REPEATABLE READ snapshot with
 * the rows.
 */
public final class Reader {
    /** So long a reader waits for a token that is behind (architecture.md section 5). */
    public static final Duration WAIT_MAX = Duration.ofSeconds(2);

    /**
     * Taken by every reader before its snapshot, and by whoever exchanges tables: names are looked up outside the
     * snapshot, so a reader must not begin with the one and end with the other. The table's name and lock mode of
     * PostgreSQL; the mode is to be filled in.
     */
    public static final String GATE = "lock table view.generation in %s mode";

    /** A commit of another program wakes nobody here; then this is the delay. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private static final String PASS = GATE.formatted("access share");

    private static final ZoneId CIVIL = ZoneId.of("Asia/Shanghai");

    private final Journal journal;
    private final Clock clock;
    private final Progress progress;
    private final ToLongFunction<String> standing;
    private final LongSupplier head;
    private final JdbcTemplate gate;
    private final TransactionTemplate snapshot;

    /**
     * Over the tables that the processors fill.
     *
     * @param clock the ledger's: of a demo ledger that is being filled, the script's
     */
    public Reader(DataSource database, Journal journal, Clock clock, Processors processors) {
        this(database, journal, clock, processors.progress(), new Tokens(database)::position, journal::head);
    }

    private Reader(
            DataSource database,
            Journal journal,
            Clock clock,
            Progress progress,
            ToLongFunction<String> standing,
            LongSupplier head) {
        this.journal = journal;
        this.clock = clock;
        this.progress = progress;
        this.standing = standing;
        this.head = head;
        this.gate = new JdbcTemplate(database);
        this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(database));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** Over tables that no processor of this program fills. */
    public static Reader unfollowed(DataSource database, Journal journal, Clock clock) {
        return new Reader(database, journal, clock, new Progress(), new Tokens(database)::position, journal::head);
    }

    /**
     * Over tables that were folded up to a position and stay there: for their reader the journal ends there.
     *
     * @param tables with the tables under the names of those that processors fill
     */
    public static Reader standing(DataSource tables, Journal journal, Clock clock, long position) {
        return new Reader(tables, journal, clock, new Progress(), ignored -> position, () -> position);
    }

    /**
     * The last position that the question covers.
     *
     * @throws AsOfRefused the point of view makes no sense
     */
    public long position(AsOf asked) {
        return bound(asked).orElseGet(head::getAsLong);
    }

    /**
     * Answers from one snapshot. The query runs on the same data source in the calling thread.
     *
     * @throws AsOfRefused the point of view makes no sense
     * @throws NotYetThere the processor did not reach it within {@link #WAIT_MAX}
     */
    public <T> T ask(String processor, AsOf asked, Function<Snapshot, T> query) {
        var bound = bound(asked);
        var least = atLeast(asked, bound);
        var deadline = System.nanoTime() + WAIT_MAX.toNanos();
        while (true) {
            var commits = progress.commits();
            var answer = attempt(processor, asked, bound, least, query);
            if (answer.value() != null) return answer.value();
            if (System.nanoTime() - deadline >= 0) throw new NotYetThere(processor, least, answer.reached());
            pause(commits, processor, least, answer.reached());
        }
    }

    /**
     * Answers what lies between two points of knowledge, from one snapshot.
     *
     * @param from the earlier one, which must name a position or an instant
     * @param to the later one; its effective day bounds both
     * @throws AsOfRefused a point of view makes no sense, or the first lies after the second
     */
    public <T> T ask(String processor, AsOf from, AsOf to, BiFunction<AsOf.Resolved, Snapshot, T> query) {
        long begin = bound(from).orElseThrow(() -> new IllegalArgumentException("Where the range begins is not named"));
        // The head may be ahead of the tables; where the range begins, they must have been.
        return ask(processor, to.atLeast(Math.max(begin, to.atLeast() == null ? 0 : to.atLeast())), at -> {
            var end = at.asOf();
            if (begin > end.position())
                throw new AsOfRefused(AsOfRefusal.FROM_AFTER_TO, "from", begin, "to", end.position());
            return query.apply(new AsOf.Resolved(end.effectiveOn(), from.knownAt(), begin), at);
        });
    }

    /**
     * The day from which remaining days are counted: the one the question names, by day, instant or position; else
     * today. Never stored.
     */
    public LocalDate today(AsOf asked, AsOf.Resolved answered) {
        if (asked.effectiveOn() != null || asked.position() != null) return day(answered);
        var known = asked.knownAt();
        return LocalDate.ofInstant(known == null ? clock.instant() : known, CIVIL);
    }

    private record Attempt<T>(long reached, @Nullable T value) {}

    private <T> Attempt<T> attempt(
            String processor, AsOf asked, Optional<Long> bound, long least, Function<Snapshot, T> query) {
        Supplier<Attempt<T>> read = () -> {
            gate.execute(PASS); // takes no snapshot
            var token = standing.applyAsLong(processor); // the first query takes it
            if (token < least) return new Attempt<>(token, null);
            var asOf = new AsOf.Resolved(asked.effectiveOn(), asked.knownAt(), bound.orElse(token));
            var isLatest = asOf.effectiveOn() == null && asOf.position() == token;
            return new Attempt<>(token, query.apply(new Snapshot(asOf, isLatest, day(asOf))));
        };
        var attempt = snapshot.execute(status -> read.get());
        if (attempt == null) throw new IllegalStateException("A snapshot answers");
        return attempt;
    }

    private LocalDate day(AsOf.Resolved asOf) {
        var day = asOf.effectiveOn();
        if (day != null) return day;
        // Not today: the same position must give the same names for ever.
        var last = journal.at(asOf.position()).map(JournalRecord::recordedAt).orElseGet(clock::instant);
        return LocalDate.ofInstant(last, CIVIL);
    }

    /** The position that the question names, by number or by instant; empty: wherever the token stands. */
    private Optional<Long> bound(AsOf asked) {
        checkDay(asked.effectiveOn());
        var position = asked.position();
        var knownAt = asked.knownAt();
        if (position != null && knownAt != null) {
            throw new AsOfRefused(
                    AsOfRefusal.POSITION_AND_KNOWN_AT, "position", position, "knownAt", RecordedAt.text(knownAt));
        }
        if (position != null) return Optional.of(checkPosition(position));
        if (knownAt == null) return Optional.empty();
        var now = clock.instant();
        if (knownAt.isAfter(now)) {
            throw new AsOfRefused(
                    AsOfRefusal.FUTURE_INSTANT, "knownAt", RecordedAt.text(knownAt), "now", RecordedAt.text(now));
        }
        var known = journal.positionKnownAt(knownAt);
        if (known > 0) return Optional.of(Math.min(known, head.getAsLong()));
        throw new AsOfRefused(
                AsOfRefusal.BEFORE_LEDGER_OPENED, "asked", RecordedAt.text(knownAt), "openedAt", openedAt());
    }

    private long atLeast(AsOf asked, Optional<Long> bound) {
        var least = asked.atLeast();
        var named = bound.orElse(0L);
        return least == null ? named : Math.max(named, checkPosition(least));
    }

    private long checkPosition(long position) {
        var last = head.getAsLong();
        if (position >= 1 && position <= last) return position;
        throw new AsOfRefused(AsOfRefusal.POSITION_UNKNOWN, "position", position, "head", last);
    }

    private void checkDay(@Nullable LocalDate day) {
        if (day == null) return;
        var today = LocalDate.ofInstant(clock.instant(), CIVIL);
        if (day.isAfter(today)) {
            throw new AsOfRefused(AsOfRefusal.FUTURE_DAY, "effectiveOn", day, "today", today);
        }
        var opened = journal.at(1);
        if (opened.isEmpty() || day.isBefore(LocalDate.ofInstant(opened.get().recordedAt(), CIVIL))) {
            throw new AsOfRefused(AsOfRefusal.BEFORE_LEDGER_OPENED, "asked", day, "openedAt", openedAt());
        }
    }

    private String openedAt() {
        return journal.at(1).map(r -> RecordedAt.text(r.recordedAt())).orElse("–");
    }

    private void pause(long commits, String processor, long asked, long reached) {
        try {
            progress.awaitMoreThan(commits, LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotYetThere(processor, asked, reached);
        }
    }
}
