package org.sunledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.Act.id;
import static org.sunledger.ledger.County.FUND_1;
import static org.sunledger.ledger.County.P1;
import static org.sunledger.ledger.County.P2;
import static org.sunledger.ledger.County.SCAN;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TREASURY;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.RacingJournal.Race;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.period.PeriodCommand.ClosePeriod;
import org.sunledger.ledger.period.PeriodCommand.ProposePeriodReopen;
import org.sunledger.ledger.period.PeriodCommand.ReopenPeriod;
import org.sunledger.ledger.project.MilestoneCommand.PlanMilestones;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Envelope.SeenAt;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Refused;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shell.HotStreams;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;

/** States kept between commands change how much is read, and nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepingStreamsHotTest {
    private static final Instant NOW = Instant.parse("2018-12-31T04:00:00Z");
    private static final String MARCH_DAY = "2018-03-30";
    private static final YearMonth MARCH = YearMonth.of(2018, 3);
    private static final JournalDecoder DECODER = new JournalDecoder(new EventJson());

    private final WatchedJournal journal = new WatchedJournal(County.ISSUED.copy());
    private final Ledger here = node(journal);
    private final Ledger there = node(journal);

    private static Ledger node(Journal journal) {
        return node(journal, HotStreams.EVENTS_MAX);
    }

    private static Ledger node(Journal journal, int hotEventsMax) {
        return new Ledger(journal, Clock.fixed(NOW, ZoneOffset.UTC), hotEventsMax);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static Receipt send(Ledger node, Actor by, String on, Command command) {
        return send(node, by, on, command, UnaryOperator.identity());
    }

    private static Receipt send(Ledger node, Actor by, String on, Command command, UnaryOperator<Request> how) {
        return send(node, UUID.randomUUID(), by, on, command, how);
    }

    private static Receipt send(
            Ledger node, UUID key, Actor by, String on, Command command, UnaryOperator<Request> how) {
        var request = Request.of(key, "digest of " + command, by, LocalDate.parse(on), Source.Channel.API);
        return node.gateway().send(command, how.apply(request));
    }

    private static PlanMilestones plan(ProjectId project, int dueDay) {
        return new PlanMilestones(project, List.of(new Milestone(1, "完工", 10_000, LocalDate.of(2018, 6, dueDay))));
    }

    private static RecordParty party(int version) {
        return new RecordParty(id("party"), version, SCAN, SCAN);
    }

    private JournalEvent last() {
        return DECODER.decode(journal.at(journal.head()).orElseThrow());
    }

    @Test
    void what_one_node_wrote_is_known_to_the_other_nodes_next_command() {
        var version = journal.lastVersion(P1.stream());
        for (int i = 0; i < 20; i++) {
            var seen = version;
            var node = i % 2 == 0 ? here : there;
            version = send(node, PROJECT, "2018-03-28", plan(P1, 1 + i), r -> r.expecting(seen))
                    .version();
            assertThat(version).isEqualTo(seen + 1);
        }
    }

    @Test
    void an_answer_given_by_one_node_is_given_again_by_the_other() {
        send(there, PROJECT, "2018-03-28", plan(P1, 1));
        var key = id("key");
        var answer = send(here, key, PROJECT, "2018-03-28", plan(P1, 2), r -> r);
        var head = journal.head();
        assertThat(send(there, key, PROJECT, "2018-03-28", plan(P1, 2), r -> r)).isEqualTo(answer);
        assertThatThrownBy(() -> send(there, key, PROJECT, "2018-03-28", plan(P1, 3), r -> r))
                .isInstanceOf(Rejection.class);
        assertThat(journal.head()).isEqualTo(head);
    }

    @Test
    void a_month_closed_on_the_other_node_is_seen_by_the_very_next_command() {
        send(here, PROJECT, MARCH_DAY, plan(P1, 1));
        assertThat(last().envelope().seen()).contains(new SeenAt("Period/2018-03", -1));

        send(there, CHECKER, "2018-04-01", new ClosePeriod(MARCH, SCAN, 1));
        var refused = catchThrowableOfType(Rejection.class, () -> send(here, PROJECT, MARCH_DAY, plan(P1, 2)));
        assertThat(refused.refusal()).isEqualTo(SharedRefusal.PERIOD_CLOSED);

        send(there, APPROVER, "2018-04-02", new ProposePeriodReopen(MARCH));
        send(there, AUDITOR, "2018-04-02", new ReopenPeriod(MARCH));
        send(here, PROJECT, MARCH_DAY, plan(P1, 3));
        assertThat(last().envelope().seen()).contains(new SeenAt("Period/2018-03", 2));
    }

    @Test
    void a_command_on_a_hot_stream_asks_the_journal_once() {
        send(here, PROJECT, MARCH_DAY, plan(P1, 1));
        journal.questions.clear();
        send(here, PROJECT, MARCH_DAY, plan(P1, 2));
        assertThat(journal.questions).hasSize(1);
        assertThat(journal.questions.getFirst())
                .contains(
                        P1.stream(),
                        StreamId.parse("RuleSet/default"),
                        StreamId.parse("Period/2018-03"),
                        StreamId.parse("Division/" + BAISHANTOU));
    }

    @Test
    void a_question_that_nobody_expected_is_read_by_itself() {
        send(here, PROJECT, MARCH_DAY, plan(P1, 1));
        send(there, CHECKER, "2018-05-01", new ClosePeriod(YearMonth.of(2018, 4), SCAN, 1));
        journal.questions.clear();
        var refused = catchThrowableOfType(Rejection.class, () -> send(here, PROJECT, "2018-04-02", plan(P1, 2)));
        assertThat(refused.refusal()).isEqualTo(SharedRefusal.PERIOD_CLOSED);
        assertThat(journal.questions).contains(List.of(StreamId.parse("Period/2018-04")));
    }

    @Test
    void who_loses_a_race_decides_again_on_what_the_winner_wrote() {
        var faster = Act.of("faster", PROJECT, MARCH_DAY, plan(P1, 20));
        var racing = new RacingJournal(
                journal, new Race(MortalJournal.Death.Moment.BEFORE, P1.stream(), "milestone.planned", faster));
        try (var slower = node(racing)) {
            var before = journal.lastVersion(P1.stream());
            var receipt = send(slower, PROJECT, MARCH_DAY, plan(P1, 21));
            assertThat(receipt.version()).isEqualTo(before + 2);
            assertThat(send(slower, PROJECT, MARCH_DAY, plan(P1, 22), r -> r.expecting(before + 2))
                            .version())
                    .isEqualTo(before + 3);
        }
    }

    @Test
    void a_refusal_and_a_preview_leave_the_state_as_it_was() {
        send(here, MAKER, MARCH_DAY, party(1));
        assertThatThrownBy(() -> send(here, MAKER, MARCH_DAY, party(3))).isInstanceOf(Rejection.class);
        assertThat(send(here, MAKER, MARCH_DAY, party(2), Request::asPreview).version())
                .isEqualTo(-1);
        assertThat(send(here, MAKER, MARCH_DAY, party(2)).version()).isEqualTo(1);
        assertThat(send(here, MAKER, MARCH_DAY, party(3), r -> r.expecting(1L)).version())
                .isEqualTo(2);
    }

    @Test
    void what_could_not_be_written_has_not_happened() {
        send(here, MAKER, MARCH_DAY, party(1));
        journal.isUnwritable = true;
        assertThatThrownBy(() -> send(here, MAKER, MARCH_DAY, party(2))).isInstanceOf(Unavailable.class);
        journal.isUnwritable = false;
        assertThat(send(here, MAKER, MARCH_DAY, party(2), r -> r.expecting(0L)).version())
                .isEqualTo(1);
    }

    @Test
    void what_could_not_be_read_does_not_spoil_the_next_command() {
        send(here, MAKER, MARCH_DAY, party(1));
        journal.isUnreadable = true;
        assertThatThrownBy(() -> send(here, MAKER, MARCH_DAY, party(2))).isInstanceOf(Unavailable.class);
        journal.isUnreadable = false;
        assertThat(send(here, MAKER, MARCH_DAY, party(2)).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 40, HotStreams.EVENTS_MAX})
    void two_nodes_that_keep_states_record_what_one_records_that_keeps_none(int hotEventsMax) {
        var plain = County.ISSUED.copy();
        var kept = County.ISSUED.copy();
        try (var reference = node(plain, 0);
                var one = node(kept, hotEventsMax);
                var two = node(kept, hotEventsMax)) {
            var expected = new ArrayList<String>();
            var actual = new ArrayList<String>();
            var random = new Random(20181231L + hotEventsMax);
            for (var act : acts(new Random(4711), 400)) {
                expected.add(outcome(reference, act));
                actual.add(outcome(random.nextBoolean() ? one : two, act));
            }
            assertThat(actual).isEqualTo(expected);
            assertThat(facts(kept)).isEqualTo(facts(plain));
            assertThat(expected).anyMatch(text -> text.contains("version")).anyMatch(text -> text.contains("[period"));
        }
    }

    private static List<Act> acts(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> act(random, "act " + random.nextInt(count)))
                .toList();
    }

    private static Act act(Random random, String label) {
        var month = YearMonth.of(2018, 3 + random.nextInt(3));
        var day = month.atEndOfMonth().toString();
        var project = random.nextBoolean() ? P1 : P2;
        return switch (random.nextInt(8)) {
            case 0 -> Act.of(label, CHECKER, day, new ClosePeriod(month, SCAN, 1));
            case 1 -> Act.of(label, APPROVER, day, new ProposePeriodReopen(month));
            case 2 -> Act.of(label, AUDITOR, day, new ReopenPeriod(month));
            case 3 -> Act.of(label, MAKER, day, party(1 + random.nextInt(4)));
            case 4 -> Act.of(label, TREASURY, day, County.arrival(FUND_1, label, 1, "DZ-" + random.nextInt(5)));
            default -> Act.of(label, PROJECT, day, plan(project, 1 + random.nextInt(28)));
        };
    }

    private static String outcome(Ledger node, Act act) {
        try {
            return node.gateway().send(act.command(), act.request()).toString();
        } catch (Rejection rejection) {
            return rejection.refusals().stream()
                    .map(Refused::refusal)
                    .map(refusal -> refusal.code())
                    .toList()
                    .toString();
        }
    }

    /** Everything but what is drawn at random. */
    private static List<String> facts(Journal journal) {
        return journal.after(0, Integer.MAX_VALUE).stream()
                .map(DECODER::decode)
                .map(e -> "%d %s %s"
                        .formatted(e.version(), e.event(), e.envelope())
                        .replace(e.envelope().salt(), ""))
                .toList();
    }
}
