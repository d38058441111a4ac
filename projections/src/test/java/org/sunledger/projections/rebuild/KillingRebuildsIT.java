package org.sunledger.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sunledger.ledger.shell.TestActors.ADMIN;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.rebuild.Generation.State;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;

/** What a rebuild does is a row of commits: it is killed at every one of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KillingRebuildsIT {
    /** More than a run has; a run that commits more often would hide some of them. */
    private static final int COMMITS_MAX = 60;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_rebuild_killed_at_any_commit_leaves_readers_their_tables_and_is_taken_up(boolean isAfter)
            throws InterruptedException {
        try (var s1 = new Rebuilt(S1Journal.recorded().through(41).journal())) {
            var money = ReadTables.money();
            var rows = s1.rows(money);
            int fatal = 1;
            while (true) {
                assertThat(fatal).isLessThan(COMMITS_MAX);
                var source = new DyingSource(s1.views().ownerSource(), fatal++, isAfter);
                runUntilKilled(s1, source);
                s1.views().atHead();
                assertThat(s1.rows(money)).isEqualTo(rows);
                if (!source.isDead()) break;

                var next = s1.rebuilds(List.of(money));
                next.resume();
                var status = next.await("money");
                assertThat(status.error()).isNull();
                assertThat(status.phase()).isEqualTo(Phase.DONE);
                s1.views().atHead();
                assertThat(s1.rows(money)).isEqualTo(rows);
                assertEverySwitchIsToldOnce(s1);
                dropKept(next);
            }
            assertThat(fatal).isGreaterThan(10);
        }
    }

    private static void runUntilKilled(Rebuilt s1, DyingSource source) throws InterruptedException {
        try (var rebuilds = s1.rebuilds(source, s1.journal().journal(), List.of(ReadTables.money()), s1::record)) {
            rebuilds.start(List.of("money"), ADMIN);
            rebuilds.await("money");
        } catch (IllegalStateException e) {
            assertThat(source.isDead()).as(e.getMessage()).isTrue();
        }
        // The server notices that a program has gone a moment later.
        await().until(() -> s1.views()
                        .owner()
                        .sql("select count(*) from pg_locks where locktype = 'advisory'")
                        .query(Long.class)
                        .single()
                == 0);
    }

    private static void assertEverySwitchIsToldOnce(Rebuilt s1) {
        var switches = s1.views()
                .owner()
                .sql("select sum(switches) from view.generation where is_recorded")
                .query(Integer.class)
                .single();
        assertThat(s1.switches()).hasSize(switches);
    }

    private static void dropKept(Rebuilds rebuilds) {
        for (var generation : rebuilds.generations("money"))
            if (generation.state() == State.KEPT) rebuilds.drop("money", generation.number());
    }
}
