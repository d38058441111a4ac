package org.sunledger.projections.rebuild;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.posting.S1;
import org.sunledger.projections.Examples;
import org.sunledger.projections.ReadAnswers;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.Story;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.AsOfRefusal;
import org.sunledger.projections.engine.AsOfRefused;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;
import org.sunledger.projections.rebuild.Replay.State;
import org.sunledger.projections.village.VillageBalance;
import org.sunledger.projections.village.VillageBalanceQueries;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReplayingIT {
    private final S1Journal s1 = S1Journal.recorded().through(41);
    private final Rebuilt rebuilt = new Rebuilt(s1.journal());
    private final List<Replays> begun = new ArrayList<>();

    @AfterEach
    void close() {
        for (var replays : begun) replays.close();
        rebuilt.close();
    }

    private Replays replays() {
        return replays(ReadTables.groups());
    }

    private Replays replays(Collection<Group> groups) {
        return replays(rebuilt, s1.journal().journal(), groups);
    }

    private Replays replays(Rebuilt on, Journal journal, Collection<Group> groups) {
        return replays(on, journal, groups, Duration.ofMinutes(1));
    }

    private Replays replays(Rebuilt on, Journal journal, Collection<Group> groups, Duration patience) {
        var views = on.views();
        // Small pages, so that a short journal has many batches.
        var made = new Replays(
                views.ownerSource(),
                journal,
                on.journal().decoder(),
                groups,
                new Views(views.reader(), views.application()),
                on.journal(),
                ReadAnswers.all(),
                patience,
                3);
        begun.add(made);
        return made;
    }

    private static ReplayStatus done(Replays replays, AsOf to) throws InterruptedException {
        var id = replays.start(to, null, AUDITOR.user()).replay().id();
        var seen = replays.status(id);
        // Each question waits for its answer, so this does not spin.
        while (!seen.isEnded()) seen = replays.status(id);
        assertThat(seen.error()).isNull();
        assertThat(seen.phase()).as("whoever ends is not taken for interrupted").isEqualTo(Phase.DONE);
        return replays.await(id);
    }

    @Test
    void the_books_at_each_of_the_twenty_snapshots_are_what_the_handbook_expects_and_what_is_answered_today()
            throws InterruptedException {
        var replays = replays();
        var live = rebuilt.views();
        var byBasis = new HashMap<String, List<S1.Expected>>();
        for (var expected : S1Journal.expected())
            byBasis.computeIfAbsent(expected.step(), s -> new ArrayList<>()).add(expected);
        assertThat(byBasis).hasSize(20);
        for (var rows : byBasis.values()) {
            var asOf = s1.asOf(rows.getFirst());
            var day = asOf.effectiveOn();
            var to = day == null ? asOf : AsOf.position(s1.journal().head());
            var replay = done(replays, to).replay();
            assertThat(requireNonNull(replay.difference()).areEqual())
                    .as(replay.difference().text())
                    .isTrue();

            var views = replays.views(replay.id());
            var asked = day == null ? AsOf.latest() : AsOf.effectiveOn(day);
            var replayed = new VillageBalanceQueries(views.reader(), views.tables()).table(asked);
            for (var expected : rows) assertThat(figures(replayed, expected)).isEqualTo(expected.figures());
            var answered = new VillageBalanceQueries(live.reader(), live.application()).table(asOf);
            assertThat(replayed.rows()).isEqualTo(answered.rows());
            assertThat(replayed.total()).isEqualTo(answered.total());
            assertThat(replayed.asOf().position()).isEqualTo(answered.asOf().position());
            assertThat(new FundLedgerQueries(views.reader(), views.tables())
                            .ledger(asked)
                            .rows())
                    .isEqualTo(new FundLedgerQueries(live.reader(), live.application())
                            .ledger(asOf)
                            .rows());
        }
        assertThat(schemas()).hasSize(Replays.KEPT_MAX);
    }

    private static List<Long> figures(VillageBalance.County table, S1.Expected expected) {
        if (expected.isTotal()) {
            var t = table.total();
            return List.of(
                    t.allocatedFen(),
                    t.disbursedFen(),
                    t.recoveredFen(),
                    t.netFen(),
                    t.availableFen(),
                    t.assetFen(),
                    t.incomeFen(),
                    t.arrivedFen(),
                    t.poolFen(),
                    t.pendingRecoveryFen(),
                    t.cashFen());
        }
        return table.rows().stream()
                .filter(r -> r.divisionCode().equals(expected.divisionCode()))
                .findFirst()
                .map(r -> List.of(
                        r.allocatedFen(),
                        r.disbursedFen(),
                        r.recoveredFen(),
                        r.netFen(),
                        r.availableFen(),
                        r.assetFen(),
                        r.incomeFen()))
                .orElse(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L)); // a place without a row has zeroes
    }

    @Test
    void every_position_of_a_told_story_is_shown_again() throws InterruptedException {
        try (var story = new Rebuilt(Story.told().journal())) {
            var replays = replays(story, story.journal().journal(), ReadTables.groups());
            for (long position = 1; position <= story.journal().head(); position += 7) {
                var difference = requireNonNull(
                        done(replays, AsOf.position(position)).replay().difference());
                assertThat(difference.areEqual()).as(difference.text()).isTrue();
                assertThat(difference.tables())
                        .extracting(Difference.Table::name)
                        .contains("money_posting", "audit_trail", "balances/villages", "balances/funds", "notices");
            }
        }
    }

    @Test
    void what_was_changed_in_the_tables_since_then_is_reported_row_by_row() throws InterruptedException {
        var owner = rebuilt.views().owner();
        var posting = s1.positionOf(8);
        owner.sql("update view.money_posting set amount_fen = amount_fen + 1 where position = ? and line_no = 1")
                .param(posting)
                .update();
        owner.sql("delete from view.money_event where position = ?")
                .param(posting)
                .update();
        owner.sql("update view.money_posting set amount_fen = amount_fen + 1 where position > ?")
                .param(s1.positionOf(20))
                .update();

        var replay = done(replays(), AsOf.position(s1.positionOf(20))).replay();

        var found = requireNonNull(replay.difference());
        assertThat(found.tables().stream().filter(t -> t.differing() > 0))
                .extracting(Difference.Table::name)
                .contains("money_posting", "money_event", "balances/villages");
        assertThat(found.text())
                .contains(
                        "money_posting: ",
                        "CHANGED position=%d, line_no=1".formatted(posting),
                        "ADDED position=" + posting,
                        "poolFen: ");
        assertThat(found.tables().stream()
                        .filter(t -> t.name().equals("money_posting"))
                        .findFirst()
                        .orElseThrow()
                        .differing())
                .as("what came later is not its affair")
                .isOne();
        // Its own tables say what the journal says.
        assertThat(rebuilt.rows(ReadTables.money(), replay.schema()).get("money_event"))
                .hasSize(20);
    }

    @Test
    void the_application_may_look_at_a_replay_and_change_nothing() throws InterruptedException {
        var schema = done(replays(), AsOf.position(5)).replay().schema();
        var application = rebuilt.views().database();
        assertThat(application
                        .sql("select count(*) from %s.audit_trail".formatted(schema))
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        assertThatThrownBy(() -> application
                        .sql("delete from %s.audit_trail".formatted(schema))
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void a_point_that_does_not_exist_is_refused_and_nothing_begins() {
        var replays = replays();
        var user = AUDITOR.user();
        var now = s1.journal().instant();
        for (var wrong : List.of(
                Map.entry(AsOf.position(s1.journal().head() + 1), AsOfRefusal.POSITION_UNKNOWN),
                Map.entry(AsOf.position(0), AsOfRefusal.POSITION_UNKNOWN),
                Map.entry(AsOf.knownAt(now.plusMillis(1)), AsOfRefusal.FUTURE_INSTANT),
                Map.entry(AsOf.knownAt(TestJournal.OPENED_AT.minusMillis(1)), AsOfRefusal.BEFORE_LEDGER_OPENED),
                Map.entry(new AsOf(null, now, 2L, null), AsOfRefusal.POSITION_AND_KNOWN_AT))) {
            var refused = catchThrowableOfType(AsOfRefused.class, () -> replays.start(wrong.getKey(), null, user));
            assertThat(refused.refusal()).isEqualTo(wrong.getValue());
        }
        assertThat(replays.status()).isEmpty();
    }

    @Test
    void an_instant_stands_for_the_last_position_known_then() throws InterruptedException {
        var then = Instant.parse("2018-07-23T02:00:00Z");
        var replay = done(replays(), AsOf.knownAt(then)).replay();
        assertThat(replay.knownAt()).isEqualTo(then);
        assertThat(replay.upTo()).isEqualTo(s1.journal().journal().positionKnownAt(then));
        assertThat(replay.upTo()).isLessThan(s1.journal().head());
    }

    @ParameterizedTest
    @EnumSource
    void says_no_in_both_languages(ReplayRefusal refusal) throws InterruptedException {
        var isFolding = new CountDownLatch(1);
        var waiting = List.of(TestFolds.money(event -> {
            isFolding.countDown();
            TestFolds.waitForever();
        }));
        Runnable question = switch (refusal) {
            case RUNNING -> {
                replays(waiting).start(AsOf.position(9), null, AUDITOR.user());
                isFolding.await();
                yield () -> replays().start(AsOf.position(9), null, AUDITOR.user());
            }
            case UNKNOWN -> () -> replays().status(7);
            case NOT_READY -> {
                var replays = replays(waiting);
                replays.start(AsOf.position(9), null, AUDITOR.user());
                yield () -> replays.views(1);
            }
            case GONE -> {
                var replays = replays();
                done(replays, AsOf.position(3));
                replays.end(1);
                yield () -> replays.end(1);
            }
            case LIVE_BEHIND -> {
                rebuilt.views().processors().pause("trail");
                s1.journal().record(Examples.delisted(Examples.P1), Examples.DAY);
                var hurried = replays(rebuilt, s1.journal().journal(), ReadTables.groups(), Duration.ZERO);
                yield () -> hurried.start(AsOf.position(s1.journal().head()), null, AUDITOR.user());
            }
            case SCHEMA_NAME -> () -> replays().start(AsOf.position(9), "view_money_1", AUDITOR.user());
            case SCHEMA_TAKEN -> () -> replays().start(AsOf.position(9), "public", AUDITOR.user());
        };
        var refused = catchThrowableOfType(RebuildRefused.class, question::run);
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.refused().chinese() + refused.refused().english()).doesNotContainPattern("\\{\\w+}");
    }

    @Test
    void a_replay_stands_where_it_was_asked_to_and_only_so_many_are_kept() throws InterruptedException {
        var replays = replays();
        replays.await(replays.start(AsOf.position(4), "books_of_2018", AUDITOR.user())
                .replay()
                .id());
        assertThat(rebuilt.views()
                        .owner()
                        .sql("select count(*) from books_of_2018.audit_trail")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        for (int i = 1; i < Replays.KEPT_MAX; i++) done(replays, AsOf.position(i));
        assertThat(schemas()).hasSize(Replays.KEPT_MAX - 1);
        done(replays, AsOf.position(9));

        assertThat(replays.status(1).replay().state()).isEqualTo(State.DROPPED);
        assertThat(requireNonNull(replays.status(1).replay().difference()).areEqual())
                .as("its report stays")
                .isTrue();
        assertThat(schemas()).hasSize(Replays.KEPT_MAX);
        assertThat(replays.end(5).replay().state()).isEqualTo(State.DROPPED);
        assertThat(schemas()).hasSize(Replays.KEPT_MAX - 1);
        assertThatThrownBy(() -> replays.views(5)).isInstanceOf(RebuildRefused.class);
    }

    @Test
    void a_cancelled_replay_leaves_no_table_behind() throws InterruptedException {
        var isFolding = new CountDownLatch(1);
        var replays = replays(List.of(TestFolds.money(event -> {
            if (event.position() < 30) return;
            isFolding.countDown();
            TestFolds.waitForever();
        })));
        replays.start(AsOf.position(s1.journal().head()), null, AUDITOR.user());
        isFolding.await();
        assertThat(replays.status(1).phase()).isEqualTo(Phase.FOLDING);

        assertThat(replays.end(1).phase()).isEqualTo(Phase.CANCELLED);

        assertThat(schemas()).isEmpty();
        // At once another may begin.
        done(replays(), AsOf.position(3));
    }

    @Test
    void a_closed_program_goes_on_where_it_was_and_drops_what_other_folds_made() throws InterruptedException {
        var ready = done(replays(), AsOf.position(7)).replay();
        var isFolding = new CountDownLatch(1);
        var first = replays(List.of(TestFolds.money(event -> {
            if (event.position() < 40) return;
            isFolding.countDown();
            TestFolds.waitForever();
        })));
        var id = first.start(AsOf.position(s1.journal().head()), null, AUDITOR.user())
                .replay()
                .id();
        isFolding.await();
        Awaitility.await().until(() -> first.status(id).replay().position() > 0);
        first.close();
        var left = first.status(id);
        assertThat(left.phase()).isEqualTo(Phase.INTERRUPTED);

        var second = replays(List.of(ReadTables.money()));
        second.resume();
        var ended = second.await(id);
        assertThat(ended.error()).isNull();
        assertThat(ended.phase()).isEqualTo(Phase.DONE);
        assertThat(second.status(ready.id()).replay().state()).isEqualTo(State.DROPPED);
        assertThat(rebuilt.rows(ReadTables.money(), ended.replay().schema()))
                .isEqualTo(rebuilt.rows(ReadTables.money()));
    }

    @Test
    void a_replay_that_other_folds_began_begins_again() throws InterruptedException {
        var isFolding = new CountDownLatch(1);
        var first = replays(List.of(TestFolds.newer(TestFolds.money(event -> {
            if (event.position() < 30) return;
            isFolding.countDown();
            TestFolds.waitForever();
        }))));
        first.start(AsOf.position(35), null, AUDITOR.user());
        isFolding.await();
        first.close();

        var second = replays();
        second.resume();
        var ended = second.await(1);
        assertThat(ended.error()).isNull();
        assertThat(requireNonNull(ended.replay().difference()).areEqual()).isTrue();
    }

    @Test
    void an_event_that_cannot_be_read_stops_it_with_its_position_and_is_never_skipped() throws InterruptedException {
        var poisoned = new ReadJournal(s1.journal().journal()) {
            @Override
            protected JournalRecord read(JournalRecord stored) {
                return stored.position() != 17
                        ? stored
                        : new JournalRecord(
                                stored.position(),
                                stored.eventId(),
                                stored.stream(),
                                stored.streamVersion(),
                                "gold.found",
                                stored.schemaVersion(),
                                stored.recordedAt(),
                                stored.payload(),
                                stored.metadata());
            }
        };
        var replays = replays(rebuilt, poisoned, ReadTables.groups());
        var id = replays.start(AsOf.position(30), null, AUDITOR.user()).replay().id();
        var stopped = replays.await(id);
        assertThat(stopped.phase()).isEqualTo(Phase.STOPPED);
        assertThat(requireNonNull(stopped.replay().stopped()).position()).isEqualTo(17);
        assertThat(stopped.replay().stopped().message()).contains("gold.found");
        assertThat(schemas()).isEmpty();
        // Before it all is well.
        done(replays, AsOf.position(16));
    }

    private List<String> schemas() {
        return rebuilt.views()
                .owner()
                .sql("select nspname from pg_namespace where nspname like 'replay\\_%' order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void for_its_reader_the_journal_ends_where_the_replay_stands() throws InterruptedException {
        var replays = replays();
        var id = done(replays, AsOf.position(12)).replay().id();
        Reader reader = replays.views(id).reader();
        assertThat(reader.position(AsOf.latest())).isEqualTo(12);
        assertThat(reader.position(AsOf.knownAt(s1.journal().instant()))).isEqualTo(12);
        assertThat(catchThrowableOfType(AsOfRefused.class, () -> reader.position(AsOf.position(13)))
                        .refusal())
                .isEqualTo(AsOfRefusal.POSITION_UNKNOWN);
    }
}
