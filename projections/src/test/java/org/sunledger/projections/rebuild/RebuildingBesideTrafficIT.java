package org.sunledger.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.projections.Examples.DAY;
import static org.sunledger.projections.Examples.P1;
import static org.sunledger.projections.Examples.issued;
import static org.sunledger.projections.Examples.paid;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.rebuild.RebuildStatus.Phase;

/** Commands are recorded and readers ask while tables are computed anew and exchanged under them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildingBesideTrafficIT {
    private static final int REBUILDS = 6;
    private static final int READERS = 3;

    /** What one reader saw in one snapshot. */
    private record Seen(long position, long events, long postings, long paidFen) {}

    @Test
    void old_and_new_are_equal_and_every_answer_is_of_one_position() throws InterruptedException, ExecutionException {
        var journal = TestJournal.opened();
        journal.record(issued(P1, 1_000_000_000), DAY);
        for (int i = 0; i < 200; i++) journal.record(paid(P1, i, 7), DAY);
        try (var rebuilt = new Rebuilt(journal);
                var threads = Executors.newFixedThreadPool(READERS + 1)) {
            var isDone = new AtomicBoolean();
            var writer = threads.submit(recording(rebuilt, isDone));
            var readers = new ArrayList<Future<List<Seen>>>();
            for (int i = 0; i < READERS; i++) readers.add(threads.submit(reading(rebuilt, isDone)));
            try {
                var rebuilds = rebuilt.rebuilds();
                for (int i = 1; i <= REBUILDS; i++) {
                    rebuilds.start(List.of("money", "trail"), ADMIN);
                    for (var group : List.of("money", "trail")) {
                        var status = rebuilds.await(group);
                        assertThat(status.error()).isNull();
                        assertThat(status.phase()).isEqualTo(Phase.DONE);
                        assertThat(status.generation().number()).isEqualTo(i + 1);
                    }
                }
            } finally {
                isDone.set(true);
            }
            assertThat(writer.get()).isPositive();
            var seen = new ArrayList<Seen>();
            for (var reader : readers) seen.addAll(reader.get());
            assertThat(seen).hasSizeGreaterThan(REBUILDS);
            var expected = expected(journal);
            for (var one : seen) assertThat(one).isEqualTo(expected.get((int) one.position()));
            rebuilt.views().atHead();
            assertThat(rebuilt.rows(ReadTables.money()).get("money_event"))
                    .hasSize((int) expected.getLast().events());
        }
    }

    private static Callable<Integer> recording(Rebuilt rebuilt, AtomicBoolean isDone) {
        return () -> {
            int paid = 1_000;
            while (!isDone.get()) {
                rebuilt.record(paid(P1, paid++, 7), DAY);
                // The views keep up: what is tested is not who is faster.
                var head = rebuilt.journal().head();
                rebuilt.views().reader().ask("money", AsOf.latest().atLeast(head - 20), at -> at);
            }
            return paid - 1_000;
        };
    }

    private static Callable<List<Seen>> reading(Rebuilt rebuilt, AtomicBoolean isDone) {
        var reader = rebuilt.views().reader();
        var database = rebuilt.views().database();
        return () -> {
            var seen = new ArrayList<Seen>();
            while (!isDone.get()) {
                seen.add(reader.ask(
                        "money",
                        AsOf.latest(),
                        at -> new Seen(
                                at.asOf().position(),
                                one(database, "select count(*) from view.money_event"),
                                one(database, "select count(*) from view.money_posting"),
                                one(database, "select coalesce(sum(disbursed_fen), 0) from view.village_balance"))));
            }
            return seen;
        };
    }

    private static long one(JdbcClient database, String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    /** Straight from the journal: what is to be seen at each position, from 0. */
    private static List<Seen> expected(TestJournal journal) {
        var expected = new ArrayList<>(List.of(new Seen(0, 0, 0, 0)));
        for (var event : journal.events()) {
            var before = expected.getLast();
            var posted = Postings.of(event.event());
            expected.add(new Seen(
                    event.position(),
                    before.events() + (posted.isEmpty() ? 0 : 1),
                    before.postings() + posted.size(),
                    before.paidFen()
                            + (event.event() instanceof DisbursementPaid e
                                    ? e.amountFen().fen()
                                    : 0)));
        }
        return expected;
    }
}
