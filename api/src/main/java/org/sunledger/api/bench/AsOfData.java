package org.sunledger.api.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.Source;

/**
 * Money of a county over ten years, the same at every run: 300 villages of which a tenth gets a third, ten funds a year,
 * entries mostly dated within days before they are recorded, some weeks and a few more than a year.
 */
final class AsOfData {
    static final int VILLAGES = 300;
    private static final int TOWNS = 15;
    static final LocalDate FIRST_DAY = LocalDate.of(2012, 1, 1);
    static final int YEARS = 10;

    private static final long SEED = 20_180_508;
    private static final int FUNDS_A_YEAR = 10;
    private static final int DAYS = YEARS * 365;
    private static final int PAYMENT_MAX = 5_000_000;
    private static final int ALLOCATED_AT_ONCE = 20;
    private static final Instant OPENED = Instant.parse("2012-01-01T00:00:00Z");
    private static final Duration ALL = Duration.ofDays(DAYS);
    private static final PartyVersion PAYEE = new PartyVersion(Workload.id("payee", 1), 1);

    private static final UUID COMMAND = Workload.id("command", 0);
    private static final String DIGEST = Sha256.of("bench");

    private final Random random = new Random(SEED);
    private final Map<Long, Long> unpaid = new HashMap<>();
    private final Set<Integer> registered = new HashSet<>();
    private final int postingsWanted;
    private long position = 1;
    private int postings;
    private int number;

    AsOfData(int postings) {
        this.postingsWanted = postings;
    }

    /** The last position given. */
    long head() {
        return position;
    }

    int postings() {
        return postings;
    }

    boolean isDone() {
        return postings >= postingsWanted;
    }

    /** The day on which that share of the postings had been recorded. */
    private LocalDate today() {
        return FIRST_DAY.plusDays((long) DAYS * postings / (postingsWanted + 1L));
    }

    static LocalDate lastDay() {
        return FIRST_DAY.plusDays(DAYS - 1L);
    }

    static DivisionCode place(int village) {
        return DivisionCode.of("370784%03d%03d".formatted(101 + village % TOWNS, 201 + village / TOWNS));
    }

    /** The events that follow, about so many. */
    List<JournalEvent> next(int about) {
        var events = new ArrayList<JournalEvent>();
        while (events.size() < about && !isDone()) {
            var today = today();
            var village = skewed(VILLAGES);
            var fund = (today.getYear() - FIRST_DAY.getYear()) * FUNDS_A_YEAR + skewed(FUNDS_A_YEAR);
            if (registered.add(fund)) open(events, fund, today);
            pay(events, village, fund, today.minusDays(lateness()));
        }
        return events;
    }

    /** The square root of a share is the share of entries. */
    private int skewed(int count) {
        double place = random.nextDouble();
        return (int) (count * place * place);
    }

    private int lateness() {
        var kind = random.nextInt(1_000);
        if (kind < 900) return random.nextInt(12);
        return kind < 995 ? random.nextInt(60) : random.nextInt(500);
    }

    private void open(List<JournalEvent> events, int n, LocalDate today) {
        for (var event : BenchFund.arrived(n, today)) add(events, event, Workload.COUNTY, today);
        postings += 2;
    }

    private void pay(List<JournalEvent> events, int village, int fund, LocalDate day) {
        var place = place(village);
        var project = new ProjectId(Workload.id("project", village));
        var allocation = new AllocationId(project.value());
        long fen = 1L + random.nextInt(PAYMENT_MAX);
        var pair = ((long) village << Integer.SIZE) | fund;
        if (unpaid.getOrDefault(pair, 0L) < fen) {
            var promised = Amount.ofFen(fen * ALLOCATED_AT_ONCE);
            unpaid.merge(pair, promised.fen(), Long::sum);
            var lines = List.of(new FundLine(BenchFund.id(fund), place, promised));
            add(
                    events,
                    new AllocationIssued(project, allocation, promised, day.getYear(), lines, BenchFund.DOC),
                    place,
                    day);
        } else {
            unpaid.merge(pair, -fen, Long::sum);
            var amount = Amount.ofFen(fen);
            var paid = new DisbursementPaid(
                    project,
                    new DisbursementId(new UUID(village, number)),
                    allocation,
                    DisbursementEvent.Kind.PROGRESS,
                    PAYEE,
                    amount,
                    day.getYear(),
                    List.of(new FundLine(BenchFund.id(fund), place, amount)),
                    new BankRef("B-" + number));
            add(events, paid, place, day);
        }
        postings += 2;
    }

    /** Of three records one or two move no money. */
    private void add(List<JournalEvent> events, Event event, DivisionCode place, LocalDate day) {
        position += 1 + random.nextInt(3);
        var share = (double) postings / (postingsWanted + 1.0);
        var recordedAt = OPENED.plusMillis((long) (share * ALL.toMillis()));
        var effectiveOn = day.isBefore(FIRST_DAY) ? FIRST_DAY : day;
        events.add(new JournalEvent(
                position, recordedAt, number, new UUID(SEED, ++number), event, envelope(place, effectiveOn)));
    }

    private static Envelope envelope(DivisionCode place, LocalDate day) {
        return new Envelope(
                day,
                day.getYear(),
                place,
                Workload.actor("treasury", Role.TREASURY, Workload.COUNTY),
                COMMAND,
                DIGEST,
                COMMAND,
                null,
                null,
                null,
                null,
                List.of(),
                Source.of(Source.Channel.API),
                null,
                List.of(),
                "0".repeat(32));
    }
}
