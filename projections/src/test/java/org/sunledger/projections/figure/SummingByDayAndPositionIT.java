package org.sunledger.projections.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Posting;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.Examples;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.UnnestedRows;
import org.sunledger.projections.engine.ViewSchema;

/** Random postings over eight years and several large blocks: cells and rests must come to the plain sum, always. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SummingByDayAndPositionIT {
    private static final long SEED = 20_180_508;
    private static final int EVENTS = 2_400;
    private static final int QUESTIONS = 150;
    private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
    private static final Envelope ANY = TestJournal.opened().events().getFirst().envelope();

    private static final Random RANDOM = new Random(SEED);
    private static final List<JournalEvent> EVENTS_TOLD = new ArrayList<>();
    private static TestViews views;
    private static MoneySums sums;

    @BeforeAll
    static void fold() throws SQLException {
        views = new TestViews(TestJournal.opened(), List.of(ReadTables.money()));
        sums = new MoneySums(views.application());
        long position = 1;
        for (int n = 0; n < EVENTS; n++) {
            // Mostly close together, sometimes a leap over blocks; most are dated near the day they are told.
            position += RANDOM.nextInt(20) == 0 ? RANDOM.nextInt(20_000) : 1 + RANDOM.nextInt(300);
            var told = FIRST.plusDays(n * 8L * 365 / EVENTS);
            var lateness = RANDOM.nextInt(10) == 0 ? RANDOM.nextInt(2_000) : RANDOM.nextInt(20);
            EVENTS_TOLD.add(event(position, told.minusDays(lateness), n));
        }
        try (var connection = views.application().getConnection()) {
            for (var fold : ReadTables.money().folds()) {
                if (fold.projection().name().endsWith("_balance")) continue; // disbelieves what is random
                for (int from = 0; from < EVENTS; from += 500)
                    write(fold, EVENTS_TOLD.subList(from, Math.min(EVENTS, from + 500)), connection);
            }
        }
    }

    private static <K extends Comparable<? super K>, C> void write(
            Fold<K, C> fold, List<JournalEvent> events, Connection connection) throws SQLException {
        var changes = new TreeMap<K, C>();
        for (var event : events)
            fold.projection()
                    .apply(event)
                    .forEach((row, change) -> changes.merge(row, change, fold.projection()::merge));
        if (!changes.isEmpty()) fold.table().write(new UnnestedRows(connection, ViewSchema.NAME), changes);
    }

    @AfterAll
    static void close() {
        views.close();
    }

    private static JournalEvent event(long position, LocalDate day, int n) {
        var fund = new FundId(Examples.id(0x100 + RANDOM.nextInt(5)));
        var place = DivisionCode.of("370784119" + (300 + RANDOM.nextInt(12)));
        var fen = 1 + RANDOM.nextInt(1_000_000);
        var lines = List.of(Examples.line(fund, place, fen));
        Event event = switch (RANDOM.nextInt(5)) {
            case 0 -> Examples.issued(Examples.P1, fen, lines);
            case 1 -> new FundArrived(fund, Examples.id(n), Amount.ofFen(fen), new BankRef("A-" + n), 2018, lines);
            case 2 -> new FundReserved(fund, Examples.P1.value(), Examples.P2.value(), Amount.ofFen(fen));
            case 3 -> new AssetEvent.AssetShareAssigned(new AssetId(Examples.id(n)), place, Amount.ofFen(fen));
            default -> Examples.paid(Examples.P1, n, fen, lines);
        };
        var envelope = new Envelope(
                day,
                day.getYear(),
                place,
                ANY.actor(),
                ANY.commandId(),
                ANY.requestDigest(),
                ANY.correlationId(),
                null,
                null,
                null,
                null,
                List.of(),
                ANY.source(),
                null,
                List.of(),
                ANY.salt());
        return new JournalEvent(
                position, Instant.EPOCH.plusSeconds(position), n, Examples.id(0x10_000 + n), event, envelope);
    }

    private record Question(@Nullable LocalDate day, long position) {
        AsOf.Resolved asOf() {
            return new AsOf.Resolved(day, null, position);
        }

        boolean covers(JournalEvent event) {
            return event.position() <= position
                    && (day == null || !event.envelope().effectiveOn().isAfter(day));
        }
    }

    /** Anywhere, and on both sides of every border there is. */
    private static List<Question> questions() {
        var last = EVENTS_TOLD.getLast().position();
        var questions = new ArrayList<Question>();
        for (int n = 0; n < QUESTIONS; n++)
            questions.add(new Question(FIRST.plusDays(RANDOM.nextInt(8 * 365) - 100L), 1 + RANDOM.nextLong(last)));
        for (int n = 0; n < 20; n++) questions.add(new Question(null, 1 + RANDOM.nextLong(last)));
        for (var size : List.of(1L << Cell.SMALL_BITS, 1L << Cell.LARGE_BITS)) {
            for (long border = size; border <= last && border <= 3 * size; border += size) {
                for (long position = border - 1; position <= border + 1; position++)
                    questions.add(new Question(LocalDate.of(2015, 6, 15), position));
            }
        }
        for (var month : List.of(YearMonth.of(2014, 12), YearMonth.of(2016, 2))) {
            for (var day : List.of(
                    month.atDay(1), month.atEndOfMonth(), month.plusMonths(1).atDay(1)))
                questions.add(new Question(day, last));
        }
        questions.add(new Question(FIRST.minusYears(20), last));
        questions.add(new Question(LocalDate.of(2030, 1, 1), last));
        return questions;
    }

    @Test
    void is_the_plain_sum_of_the_postings_for_every_day_and_position() {
        assertThat(EVENTS_TOLD.getLast().position()).isGreaterThan(2L << Cell.LARGE_BITS);
        for (var question : questions()) {
            var places = new TreeMap<DivisionCode, Measures>();
            var funds = new TreeMap<UUID, Measures>();
            for (var posting : postings(question)) {
                places.merge(posting.divisionCode(), Measures.of(posting), Measures::plus);
                var fund = posting.fundId();
                if (fund != null) funds.merge(fund.value(), Measures.of(posting), Measures::plus);
            }
            assertThat(notZero(sums.places(question.asOf())))
                    .as(question.toString())
                    .isEqualTo(notZero(places));
            assertThat(notZero(sums.funds(question.asOf())))
                    .as(question.toString())
                    .isEqualTo(notZero(funds));
            assertThat(sums.of(new Holder.Ledger(), question.asOf())).isEqualTo(MoneySums.total(places));
            var place = DivisionCode.of("370784119" + (300 + RANDOM.nextInt(12)));
            assertThat(sums.of(new Holder.Place(place), question.asOf()))
                    .isEqualTo(places.getOrDefault(place, Measures.ZERO));
            var fund = Examples.id(0x100 + RANDOM.nextInt(5));
            assertThat(sums.of(new Holder.Fund(fund), question.asOf()))
                    .isEqualTo(funds.getOrDefault(fund, Measures.ZERO));
        }
    }

    @Test
    void reservations_are_summed_by_day_and_position_too() {
        for (var question : questions()) {
            var reserved = new HashMap<UUID, Long>();
            for (var event : EVENTS_TOLD) {
                if (!question.covers(event)) continue;
                if (event.event() instanceof FundReserved e)
                    reserved.merge(e.fundId().value(), e.amountFen().fen(), Long::sum);
                if (event.event() instanceof AllocationIssued e)
                    for (var line : e.lines())
                        reserved.merge(line.fundId().value(), -line.amountFen().fen(), Long::sum);
            }
            var found = new HashMap<UUID, Long>();
            sums.authorities(question.asOf()).forEach((fund, sum) -> found.put(fund, sum.reservedFen()));
            found.values().removeIf(fen -> fen == 0);
            reserved.values().removeIf(fen -> fen == 0);
            assertThat(found).as(question.toString()).isEqualTo(reserved);
        }
    }

    @Test
    void the_last_positions_of_a_place_are_those_of_the_plain_list_however_old_the_day() {
        var last = new LastPositions(views.application(), "account <> 'POOL'");
        for (var question : questions()) {
            var place = DivisionCode.of("370784119" + (300 + RANDOM.nextInt(12)));
            var limit = 1 + RANDOM.nextInt(60);
            var expected = EVENTS_TOLD.reversed().stream()
                    .filter(question::covers)
                    .filter(event -> Postings.of(event.event()).stream()
                            .anyMatch(p -> p.account() != Account.POOL
                                    && p.divisionCode().equals(place)))
                    .map(JournalEvent::position)
                    .limit(limit)
                    .toList();
            assertThat(last.of(place, question.day(), question.position(), limit))
                    .as(question.toString())
                    .isEqualTo(expected);
        }
    }

    private static List<Posting> postings(Question question) {
        var postings = new ArrayList<Posting>();
        for (var event : EVENTS_TOLD) if (question.covers(event)) postings.addAll(Postings.of(event.event()));
        return postings;
    }

    private static <K> Map<K, Measures> notZero(Map<K, Measures> sums) {
        var rest = new HashMap<>(sums);
        rest.values().removeIf(Measures.ZERO::equals);
        return rest;
    }
}
