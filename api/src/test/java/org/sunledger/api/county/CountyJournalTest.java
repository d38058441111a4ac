package org.sunledger.api.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeRevised;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.IndependentFold;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Posting;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shell.StreamShell;
import org.sunledger.ledger.shell.Surroundings;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.ledger.wire.WireNames;

/** A made-up county is a county: its journal fits, its streams load, its money adds up and nothing is overdrawn. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CountyJournalTest {
    private static final CountyPlan PLAN = new CountyPlan(30, 4, 7, 20_000);

    /** Nobody switches a view, draws a sample, gives up an asset or merges a village in this county. */
    private static final Set<String> NOT_TOLD = Set.of(
            "projection.switched",
            "sample.drawn",
            "asset.registration-abandoned",
            "project.asset-value-released",
            "division.merged");

    private static List<JournalRecord> records(CountyPlan plan) {
        var journal = CountyJournal.of(plan);
        var all = new ArrayList<JournalRecord>();
        while (journal.hasNext()) all.add(journal.nextRecord());
        return all;
    }

    private static List<JournalEvent> events(CountyPlan plan) {
        var all = new ArrayList<JournalEvent>();
        CountyJournal.of(plan).forEachRemaining(all::add);
        return all;
    }

    @Test
    void its_notices_say_that_nothing_composed_them() {
        var versions = events(PLAN).stream()
                .map(event -> switch (event.event()) {
                    case NoticeDrafted e -> e.foldVersion();
                    case NoticeRevised e -> e.foldVersion();
                    default -> null;
                })
                .filter(Objects::nonNull);
        assertThat(versions).hasSizeGreaterThan(100).containsOnly(NoticeEvent.NOT_COMPOSED);
    }

    @Test
    void the_same_plan_gives_the_same_bytes_and_another_seed_another_county() {
        var plan = new CountyPlan(12, 2, 3, 4_000);
        var once = records(plan);
        var again = records(plan);
        assertThat(once).hasSize(4_000).hasSameSizeAs(again);
        for (int i = 0; i < once.size(); i++) {
            assertThat(once.get(i).isSameAs(again.get(i)))
                    .as("position %d", i + 1)
                    .isTrue();
        }
        var other = records(new CountyPlan(12, 2, 4, 4_000));
        assertThat(other.getFirst().stream()).isNotEqualTo(once.getFirst().stream());
        assertThat(other.getLast().eventId()).isNotEqualTo(once.getLast().eventId());
    }

    @Test
    void a_county_of_its_usual_length_has_about_fifty_thousand_events_a_year() {
        var journal = CountyJournal.of(new CountyPlan(134, 1, 1, 0));
        long count = 0;
        for (; journal.hasNext(); count++) journal.next();
        assertThat(count).isBetween(45_000L, 55_000L);
    }

    @Test
    void every_record_fits_the_one_before_and_every_stream_loads_through_its_own_state() throws Exception {
        var decoder = new JournalDecoder(new EventJson());
        var shells = new HashMap<StreamId, StreamShell<?, ?, ?>>();
        var versions = new HashMap<StreamId, Long>();
        var places = new HashMap<UUID, Long>();
        var replay = StreamShell.class.getDeclaredMethod("replay", Recorded.class);
        replay.setAccessible(true);
        JournalRecord before = null;
        for (var record : records(PLAN)) {
            long head = record.position() - 1;
            AppendRules.checkFitting(head, versions, places, List.of(record));
            versions.put(record.stream(), record.streamVersion());
            places.put(record.eventId(), record.position());
            if (before != null) assertThat(record.recordedAt()).isAfterOrEqualTo(before.recordedAt());
            before = record;
            var event = decoder.decode(record);
            replay(replay, shells, record.stream(), event.recorded());
            var learntOn = event.recordedAt().atZone(Surroundings.ZONE).toLocalDate();
            assertThat(event.envelope().effectiveOn()).isBeforeOrEqualTo(learntOn);
        }
        assertThat(places).hasSize(20_000);
        assertThat(shells).hasSizeGreaterThan(2_500);
    }

    /** Through the shell that loads the stream for a command; it is the shells' own affair who may make one. */
    private static void replay(
            Method replay, Map<StreamId, StreamShell<?, ?, ?>> shells, StreamId stream, Recorded<Event> recorded)
            throws Exception {
        var shell = shells.get(stream);
        if (shell == null) {
            var events = recorded.event().getClass().getPackageName();
            var constructor = Class.forName(events + "." + stream.type().wireName() + "Aggregate")
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            shell = (StreamShell<?, ?, ?>) constructor.newInstance();
            shells.put(stream, shell);
        }
        replay.invoke(shell, recorded);
    }

    @Test
    void nearly_every_kind_of_event_happens() {
        var told = events(PLAN).stream()
                .map(event -> WireNames.of(event.event()).eventType())
                .collect(Collectors.toCollection(TreeSet::new));
        var missing = new TreeSet<String>();
        for (var event : WireNames.eventClasses())
            missing.add(WireNames.of(event).eventType());
        missing.removeAll(told);
        assertThat(missing).isSubsetOf(NOT_TOLD);
    }

    /** Where fiscal money lies: a fund, and for what was promised and paid also the place. */
    private record Pot(Account account, UUID fund, String place) {
        static Pot of(Posting posting) {
            var fund = posting.fundId();
            var isPool = posting.account() == Account.POOL;
            return new Pot(
                    posting.account(),
                    fund == null ? new UUID(0, 0) : fund.value(),
                    isPool ? "" : posting.divisionCode().value());
        }
    }

    @Test
    void money_is_conserved_at_every_position_and_no_pot_is_ever_overdrawn() {
        var pots = new HashMap<Pot, Long>();
        var projects = new HashMap<UUID, Long>();
        var total = Measures.ZERO;
        var fold = new IndependentFold();
        for (var event : events(PLAN)) {
            var postings = Postings.of(event.event());
            assertThat(postings.stream().mapToLong(Posting::amountFen).sum()).isZero();
            for (var posting : postings) {
                pots.merge(Pot.of(posting), posting.amountFen(), Math::addExact);
                var project = posting.projectId();
                if (project != null && posting.account() == Account.ALLOCATED)
                    projects.merge(project, posting.amountFen(), Math::addExact);
            }
            for (var posting : postings) {
                var isSource = posting.account().chinese().endsWith("来源") || posting.account() == Account.SOURCE;
                if (!isSource)
                    assertThat(pots.get(Pot.of(posting)))
                            .as("%s at %d: %s", posting, event.position(), event.event())
                            .isNotNegative();
                var project = posting.projectId();
                if (project != null)
                    assertThat(projects.getOrDefault(project, 0L))
                            .as("%s at %d: %s", posting, event.position(), event.event())
                            .isNotNegative();
            }
            total = total.plus(Measures.of(postings));
            assertThat(total.imbalanceFen()).isZero();
            fold.apply(event.event());
            assertThat(total).isEqualTo(fold.total());
        }
        assertThat(total.disbursedFen()).isPositive();
        assertThat(total.disbursedFen()).isLessThan(total.allocatedFen());
        assertThat(total.recoveredFen()).isPositive();
        assertThat(total.incomeFen()).isPositive();
    }

    @Test
    void it_is_as_skewed_as_counties_are() {
        var perVillage = new HashMap<String, Integer>();
        var budgets = new ArrayList<Long>();
        var levels = new HashSet<String>();
        var late = 0;
        for (var event : events(PLAN)) {
            if (event.event() instanceof ProjectProposed e) {
                perVillage.merge(e.profile().divisionCode().value(), 1, Integer::sum);
                budgets.add(e.profile().budgetFen().fen());
            }
            if (event.event() instanceof FundArrived e) levels.add(e.fundId().toString());
            if (event.envelope().lateReason() != null) late++;
            assertThat(event.envelope().divisionCode().value()).startsWith("990000");
        }
        var counts = new TreeMap<Integer, Integer>();
        perVillage.values().forEach(count -> counts.merge(count, 1, Integer::sum));
        assertThat(counts.lastKey()).isGreaterThan(5 * counts.firstKey());
        budgets.sort(null);
        assertThat(budgets.getLast()).isGreaterThan(5 * budgets.get(budgets.size() / 2));
        assertThat(levels).hasSizeGreaterThan(20);
        assertThat(late).isPositive();
    }

    @Test
    void a_plan_that_makes_no_county_is_refused_with_its_limits() {
        assertThatThrownBy(() -> new CountyPlan(0, 1, 1, 0)).hasMessageContaining("villages");
        assertThatThrownBy(() -> new CountyPlan(1, 0, 1, 0)).hasMessageContaining("years");
        assertThatThrownBy(() -> new CountyPlan(300, 1, 1, 100)).hasMessageContaining("events");
    }
}
