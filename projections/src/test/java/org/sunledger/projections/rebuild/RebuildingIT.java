package org.sunledger.projections.rebuild;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.ledger.shell.TestActors.APPROVER;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.registry.LedgerEvent.TableSwitched;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.Story;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.rebuild.Generation.State;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;
import org.sunledger.projections.village.VillageBalanceQueries;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildingIT {
    private static final List<String> ALL =
            ReadTables.groups().stream().map(Group::name).toList();

    @Test
    void every_group_computed_anew_has_the_same_rows_and_readers_are_switched_to_them() throws InterruptedException {
        try (var story = new Rebuilt(Story.told().journal())) {
            var shape = story.shape();
            var rebuilds = story.rebuilds();
            for (var group : ReadTables.groups()) {
                story.views().atHead(); // the switch before was an event
                var before = story.rows(group);
                rebuilds.start(List.of(group.name()), ADMIN);
                var status = rebuilds.await(group.name());

                assertThat(status.error()).isNull();
                assertThat(status.phase()).isEqualTo(Phase.DONE);
                assertThat(status.generation().number()).isEqualTo(2);
                assertThat(story.rows(group, "view_%s_1".formatted(group.name())))
                        .isEqualTo(before);
                if (!group.name().equals("trail")) assertThat(story.rows(group)).isEqualTo(before);
            }
            assertThat(story.shape()).isEqualTo(shape);
            assertThat(story.switches())
                    .extracting(s -> s.projection() + " " + s.fromVersion() + " → " + s.toVersion())
                    .containsExactlyElementsOf(
                            ALL.stream().map(g -> g + " 1 → 2").toList());
            assertThat(story.switches()).allSatisfy(s -> {
                assertThat(s.differenceSha256()).isNull();
                assertThat(s.approver()).isNull();
            });
            // Live processing goes on in the new tables.
            story.views().atHead();
            assertThat(story.rows(ReadTables.groups().getLast()).get("audit_trail"))
                    .hasSize((int) story.journal().head());
        }
    }

    @Test
    void all_groups_read_the_journal_together() throws InterruptedException {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(41).journal())) {
            var money = ReadTables.money();
            var before = s1.rows(money);
            var rebuilds = s1.rebuilds();
            rebuilds.start(ALL, ADMIN);
            // Each question waits for its answer, so this does not spin.
            while (!rebuilds.status().stream().allMatch(status -> status.phase() == Phase.DONE))
                assertThat(rebuilds.status())
                        .extracting(RebuildStatus::phase)
                        .as("whoever ends is not taken for interrupted")
                        .doesNotContain(Phase.INTERRUPTED);
            for (var group : ALL) rebuilds.await(group);

            assertThat(rebuilds.status()).allSatisfy(status -> {
                assertThat(status.error()).isNull();
                assertThat(status.generation().number()).isEqualTo(2);
            });
            assertThat(s1.rows(money)).isEqualTo(before);
            assertThat(s1.switches()).hasSize(ALL.size());
        }
    }

    @Test
    void the_journal_is_told_of_rows_and_folds() throws InterruptedException {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(41).journal())) {
            var head = s1.journal().head();
            var rows = s1.rows(ReadTables.money());
            var rebuilds = s1.rebuilds();
            rebuilds.start(List.of("money"), ADMIN);
            rebuilds.await("money");

            var told = s1.switches().getFirst();
            var folds = rebuilds.live("money").folds();
            assertThat(told.position()).isEqualTo(head);
            assertThat(told.tables())
                    .containsExactlyElementsOf(rows.entrySet().stream()
                            .map(t -> new TableSwitched(
                                    t.getKey(),
                                    requireNonNull(folds.get(t.getKey())),
                                    requireNonNull(folds.get(t.getKey())),
                                    t.getValue().size(),
                                    0))
                            .toList());
            assertThat(s1.journal().events().getLast().envelope().actor()).isEqualTo(ADMIN);
        }
    }

    @Test
    void two_rebuilds_of_one_group_exclude_each_other_in_whichever_program() throws InterruptedException {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(8).journal())) {
            var isTelling = new CountDownLatch(1);
            var mayGoOn = new CountDownLatch(1);
            var first = s1.rebuilds(
                    s1.views().ownerSource(), s1.journal().journal(), ReadTables.groups(), (switched, askedBy) -> {
                        isTelling.countDown();
                        awaitUninterrupted(mayGoOn);
                        s1.record(switched, askedBy);
                    });
            var second = s1.rebuilds();
            first.start(List.of("money"), ADMIN);
            isTelling.await();

            assertRefused(RebuildRefusal.RUNNING, () -> second.start(List.of("trail", "money"), APPROVER));
            assertRefused(RebuildRefusal.RUNNING, () -> first.start(List.of("money"), APPROVER));
            assertRefused(RebuildRefusal.RUNNING, () -> second.drop("money", 1));
            assertThat(second.generations("trail")).hasSize(1);
            second.start(List.of("trail"), APPROVER);
            mayGoOn.countDown();
            first.await("money");
            second.await("trail");
            second.start(List.of("money"), APPROVER);
            assertThat(second.await("money").generation().number()).isEqualTo(3);
        }
    }

    @Test
    void what_has_ended_may_be_rebuilt_again_while_others_go_on() throws InterruptedException {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(8).journal())) {
            var told = new AtomicInteger();
            var second = new CompletableFuture<String>();
            var mayGoOn = new CountDownLatch(1);
            var rebuilds = s1.rebuilds(
                    s1.views().ownerSource(), s1.journal().journal(), ReadTables.groups(), (switched, askedBy) -> {
                        if (told.incrementAndGet() == 2) {
                            second.complete(switched.group());
                            awaitUninterrupted(mayGoOn);
                        }
                        s1.record(switched, askedBy);
                    });
            rebuilds.start(List.of("money", "trail"), ADMIN);
            var other = second.join();
            var first = other.equals("money") ? "trail" : "money";
            while (rebuilds.doing(first).isPresent()) Thread.onSpinWait();

            assertRefused(RebuildRefusal.NOTHING_TO_CANCEL, () -> rebuilds.cancel(first));
            rebuilds.start(List.of(first), APPROVER);
            assertThat(rebuilds.await(first).generation().number()).isEqualTo(3);
            mayGoOn.countDown();
            assertThat(rebuilds.await(other).generation().number()).isEqualTo(2);
        }
    }

    @Test
    void a_cancelled_rebuild_leaves_nothing_behind_and_the_others_go_on() throws InterruptedException {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(41).journal())) {
            var before = s1.rows(ReadTables.money());
            var isFolding = new CountDownLatch(1);
            var groups = List.of(
                    TestFolds.money(event -> {
                        isFolding.countDown();
                        TestFolds.waitForever();
                    }),
                    ReadTables.groups().getLast());
            var rebuilds = s1.rebuilds(groups);
            rebuilds.start(List.of("money", "trail"), ADMIN);
            isFolding.await();
            assertThat(rebuilds.status("money").phase()).isEqualTo(Phase.FOLDING);
            assertThat(rebuilds.doing("money")).contains(Phase.FOLDING);
            assertThat(rebuilds.status("money").all()).isEqualTo(s1.journal().head());

            rebuilds.cancel("money");

            assertThat(rebuilds.generations("money"))
                    .extracting(Generation::state)
                    .containsExactly(State.LIVE, State.DROPPED);
            assertThat(rebuilds.doing("money")).isEmpty();
            assertThat(rebuilds.await("trail").generation().number()).isEqualTo(2);
            assertThat(rebuilds.doing("trail")).isEmpty();
            assertThat(s1.schemas()).containsExactly("view_trail_1");
            assertThat(s1.rows(ReadTables.money())).isEqualTo(before);
            assertRefused(RebuildRefusal.NOTHING_TO_CANCEL, () -> rebuilds.cancel("money"));
        }
    }

    @Test
    void a_closed_program_goes_on_when_it_is_started_again() throws InterruptedException {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(41).journal())) {
            var before = s1.rows(ReadTables.money());
            var isFolding = new CountDownLatch(1);
            var first = s1.rebuilds(List.of(TestFolds.money(event -> {
                if (event.position() < 30) return;
                isFolding.countDown();
                TestFolds.waitForever();
            })));
            first.start(List.of("money"), ADMIN);
            isFolding.await();
            first.close();

            var second = s1.rebuilds(List.of(ReadTables.money()));
            assertThat(second.status("money").phase()).isEqualTo(Phase.INTERRUPTED);
            second.resume();
            var status = second.await("money");
            assertThat(status.phase()).isEqualTo(Phase.DONE);
            assertThat(status.generation().number()).isEqualTo(2);
            assertThat(s1.rows(ReadTables.money())).isEqualTo(before);
        }
    }

    @Test
    void a_kept_version_is_caught_up_and_read_again() throws InterruptedException {
        var s1 = S1Journal.recorded().through(20);
        try (var rebuilt = new Rebuilt(s1.journal())) {
            var rebuilds = rebuilt.rebuilds();
            rebuilds.start(List.of("money"), ADMIN);
            rebuilds.await("money");
            s1.through(41);
            rebuilt.views().atHead();
            var rows = rebuilt.rows(ReadTables.money());

            rebuilds.goBack("money", 1, APPROVER);
            var status = rebuilds.await("money");

            assertThat(status.error()).isNull();
            assertThat(status.generation().number()).isEqualTo(1);
            assertThat(rebuilt.rows(ReadTables.money())).isEqualTo(rows);
            assertThat(rebuilt.switches())
                    .extracting(s -> s.fromVersion() + " → " + s.toVersion())
                    .containsExactly("1 → 2", "2 → 1");
            assertThat(rebuilds.generations("money"))
                    .extracting(Generation::state)
                    .containsExactly(State.LIVE, State.KEPT);

            rebuilds.drop("money", 2);
            assertThat(rebuilt.schemas()).isEmpty();
            assertRefused(RebuildRefusal.NOT_KEPT, () -> rebuilds.goBack("money", 2, APPROVER));
        }
    }

    @Test
    void there_is_no_way_back_to_rows_that_other_folds_made_or_that_have_other_columns() throws InterruptedException {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(20).journal())) {
            assertThat(s1.rebuilds().isOutdated("money")).isFalse();
            var newer = s1.rebuilds(List.of(TestFolds.newer(ReadTables.money())));
            assertThat(newer.isOutdated("money")).isTrue();
            newer.start(List.of("money"), ADMIN);
            newer.await("money");
            assertThat(newer.isOutdated("money")).isFalse();
            assertRefused(RebuildRefusal.OTHER_FOLDS, () -> newer.goBack("money", 1, APPROVER));
            assertThat(s1.switches().getFirst().tables())
                    .extracting(TableSwitched::fromFold, TableSwitched::toFold)
                    .contains(tuple(1, 2));

            s1.views()
                    .owner()
                    .sql("alter table view.money_event add column note text")
                    .update();
            var older = s1.rebuilds(List.of(ReadTables.money()));
            assertRefused(RebuildRefusal.OTHER_COLUMNS, () -> older.goBack("money", 1, APPROVER));
            assertThat(s1.switches()).hasSize(1);
        }
    }

    @Test
    void tables_that_a_migration_has_left_behind_are_never_switched_to() throws InterruptedException {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(20).journal())) {
            var rebuilds = s1.rebuilds(List.of(TestFolds.wrongVillages()));
            rebuilds.start(List.of("money"), ADMIN);
            var found = rebuilds.await("money").generation().difference();
            assertRefused(RebuildRefusal.WAITS_FOR_ACCEPTANCE, () -> rebuilds.start(List.of("money"), ADMIN));
            s1.views()
                    .owner()
                    .sql("alter table view.money_event add column note text")
                    .update();

            var sha256 = String.valueOf(requireNonNull(found).sha256());
            assertRefused(RebuildRefusal.OTHER_COLUMNS, () -> rebuilds.accept("money", sha256, APPROVER.user()));
            rebuilds.start(List.of("money"), ADMIN);
            rebuilds.await("money");
            assertThat(rebuilds.generations("money"))
                    .extracting(Generation::state)
                    .containsExactly(State.LIVE, State.DROPPED, State.WAITING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "cancel", "accept", "goBack", "drop", "status"})
    void an_unknown_projection_is_refused(String question) {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(1).journal())) {
            var rebuilds = s1.rebuilds();
            Map<String, Runnable> questions = Map.of(
                    "start", () -> rebuilds.start(List.of("money", "nothing"), ADMIN),
                    "cancel", () -> rebuilds.cancel("nothing"),
                    "accept", () -> rebuilds.accept("nothing", "5f", APPROVER.user()),
                    "goBack", () -> rebuilds.goBack("nothing", 1, ADMIN),
                    "drop", () -> rebuilds.drop("nothing", 1),
                    "status", () -> rebuilds.status("nothing"));
            assertRefused(RebuildRefusal.UNKNOWN_GROUP, questions.get(question));
            assertThat(rebuilds.generations("money")).hasSize(1);
        }
    }

    @Test
    void nothing_is_compared_with_tables_that_were_never_filled() {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(1).journal(), List.of(ReadTables.money()))) {
            var rebuilds = s1.rebuilds();
            assertRefused(RebuildRefusal.NOT_BEGUN, () -> rebuilds.start(List.of("trail"), ADMIN));
        }
    }

    @Test
    void a_statement_that_was_prepared_before_the_switch_reads_and_writes_the_new_tables() throws InterruptedException {
        var s1 = S1Journal.recorded().through(1);
        try (var rebuilt = new Rebuilt(s1.journal())) {
            var balances = new VillageBalanceQueries(
                    rebuilt.views().reader(), rebuilt.views().application());
            // The driver prepares a statement on the server when it is used for the fifth time.
            for (int seq = 2; seq <= 12; seq++) {
                s1.through(seq);
                balances.table(AsOf.latest().atLeast(s1.positionOf(seq)));
            }
            var rebuilds = rebuilt.rebuilds();
            rebuilds.start(List.of("money"), ADMIN);
            rebuilds.await("money");
            s1.through(41);

            var now = balances.table(AsOf.latest().atLeast(s1.positionOf(41)));
            assertThat(now.rows())
                    .isEqualTo(balances.table(AsOf.position(s1.positionOf(41))).rows());
            assertThat(rebuilt.rows(ReadTables.money(), "view_money_1").get("money_event"))
                    .hasSize(12);
        }
    }

    static void assertRefused(RebuildRefusal refusal, Runnable question) {
        var refused = catchThrowableOfType(RebuildRefused.class, question::run);
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.refused().chinese() + refused.refused().english()).doesNotContainPattern("\\{\\w+}");
        assertThatThrownBy(question::run).isInstanceOf(RebuildRefused.class);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
