package org.sunledger.projections.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sunledger.projections.Examples.DAY;
import static org.sunledger.projections.Examples.P1;
import static org.sunledger.projections.Examples.P2;
import static org.sunledger.projections.Examples.delisted;
import static org.sunledger.projections.Examples.issued;
import static org.sunledger.projections.Examples.paid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shell.JournalStorageEngine;
import org.sunledger.ledger.shell.LedgerMessages;
import org.sunledger.projections.TestJournal;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.trail.AuditTrail;
import org.sunledger.projections.trail.AuditTrailTable;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FoldingLiveIT {
    private final TestJournal journal = TestJournal.opened();
    private final Sums sums = new Sums();
    private final AtomicBoolean isBroken = new AtomicBoolean();
    private final AtomicInteger flushes = new AtomicInteger();
    private final TestViews views =
            new TestViews(journal, List.of(new Processors.Group("sums", List.of(sums.fold(this::afterFlush)))));

    FoldingLiveIT() {
        Sums.create(views);
    }

    private void afterFlush() {
        flushes.incrementAndGet();
        if (isBroken.get()) throw new IllegalStateException("the disk is full");
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void adds_up_what_a_batch_changes_and_writes_once() {
        journal.record(issued(P1, 1_000), DAY);
        for (int i = 0; i < 10; i++) journal.record(paid(P1, i, 100), DAY);
        journal.record(issued(P2, 7), DAY);

        views.atHead();

        assertThat(rows()).isEqualTo(Map.of(P1.toString(), "1000/1000", P2.toString(), "7/0"));
        assertThat(flushes).hasValue(1);
        assertThat(views.processors().status("sums"))
                .isEqualTo(new ProcessorStatus("sums", journal.head(), journal.head(), true, null, null));
    }

    /** The constraint is checked on the proposed row before a conflict is looked for. */
    @Test
    void adds_a_bare_change_to_a_row_whose_constraint_the_change_alone_would_break() {
        journal.record(issued(P1, 1_000), DAY);
        views.atHead();

        journal.record(paid(P1, 1, 1_000), DAY);
        views.atHead();

        assertThat(rows()).isEqualTo(Map.of(P1.toString(), "1000/1000"));
    }

    @Test
    void commits_rows_and_token_together_or_neither() {
        journal.record(issued(P1, 1_000), DAY);
        isBroken.set(true);
        views.processors().start();
        await().until(() -> views.processors().status("sums").error() != null);

        assertThat(flushes.get()).isPositive();
        assertThat(rows()).isEmpty();
        assertThat(views.processors().status("sums").position()).isZero();
        assertThat(views.processors().status("sums").error()).isEqualTo("the disk is full");
        assertThat(views.processors().status("sums").isHealthy()).isFalse();

        isBroken.set(false);
        await().until(() -> views.processors().status("sums").lag() == 0);
        assertThat(rows()).isEqualTo(Map.of(P1.toString(), "1000/0"));
        await().until(() -> views.processors().status("sums").isHealthy());
    }

    @Test
    void stops_at_an_event_it_cannot_fold_and_skips_nothing_and_goes_on_after_the_fix() {
        journal.record(issued(P1, 1_000), DAY);
        var poison = journal.record(delisted(P1), DAY);
        journal.record(paid(P1, 1, 400), DAY);
        views.processors().start();
        await().until(() -> views.processors().status("sums").stopped() != null);

        var status = views.processors().status("sums");
        assertThat(status.stopped())
                .isEqualTo(new FoldStopped("sums", poison.position(), poison.position(), "this event is poison"));
        assertThat(status.position()).isLessThan(poison.position());
        assertThat(rows()).isEmpty();

        sums.isPoisoned = false;
        await().until(() -> views.processors().status("sums").lag() == 0);
        assertThat(rows()).isEqualTo(Map.of(P1.toString(), "1000/400"));
        await().until(() -> views.processors().status("sums").isHealthy());
    }

    @Test
    void stops_alone() {
        journal.record(issued(P1, 1_000), DAY);
        journal.record(delisted(P1), DAY);
        try (var processors = new Processors(
                views.application(),
                journal.source(),
                journal::head,
                List.of(
                        new Processors.Group("sums", List.of(sums.fold(() -> {}))),
                        new Processors.Group("trail", List.of(new Fold<>(new AuditTrail(), new AuditTrailTable())))))) {
            processors.start();
            await().until(() -> processors.status("sums").stopped() != null);
            await().until(() -> processors.status("trail").lag() == 0);
            assertThat(processors.status("trail").isHealthy()).isTrue();
            assertThat(processors.status()).extracting(ProcessorStatus::name).containsExactly("sums", "trail");
        }
    }

    @Test
    void names_the_one_event_that_the_table_refuses_to_believe() {
        journal.record(issued(P1, 1_000), DAY);
        journal.record(paid(P1, 1, 1_000), DAY);
        var oneFenTooMuch = journal.record(paid(P1, 2, 1), DAY);
        journal.record(issued(P2, 5), DAY);
        views.processors().start();

        await().until(() -> {
            var stopped = views.processors().status("sums").stopped();
            return stopped != null && stopped.isExact();
        });
        var stopped = views.processors().status("sums").stopped();
        assertThat(stopped.position()).isEqualTo(oneFenTooMuch.position());
        assertThat(stopped.message()).contains("never_overdrawn");
        assertThat(rows()).isEmpty();
    }

    @Test
    void stops_in_front_of_a_record_it_cannot_read_and_names_its_position() {
        journal.record(issued(P1, 1_000), DAY);
        var stream = new StreamId(StreamType.PERIOD, "2018-05");
        var poison = journal.journal()
                .append(
                        stream,
                        -1,
                        List.of(new NewRecord(
                                UUID.fromString("01901111-0000-7000-8000-00000000ffff"),
                                "period.invented",
                                1,
                                "{}".getBytes(UTF_8),
                                "{}".getBytes(UTF_8))))
                .getFirst();
        journal.record(paid(P1, 1, 1_000), DAY);
        views.processors().start();

        await().until(() -> views.processors().status("sums").error() != null);
        var status = views.processors().status("sums");
        assertThat(status.error()).contains("period.invented", Long.toString(poison.position()));
        assertThat(status.stopped()).isNull();
        assertThat(status.position()).isEqualTo(poison.position() - 1);
        assertThat(status.isHealthy()).isFalse();
        assertThat(rows()).isEqualTo(Map.of(P1.toString(), "1000/0"));
    }

    /** What {@code Ledger.events()} is; its messages are the same. */
    @Test
    void follows_an_embedded_event_store_as_well() {
        journal.record(issued(P1, 1_000), DAY);
        var store = EmbeddedEventStore.builder()
                .storageEngine(new JournalStorageEngine(journal.journal(), new LedgerMessages(journal.decoder())))
                .build();
        try (var processors = new Processors(
                views.application(),
                store,
                journal::head,
                List.of(new Processors.Group("embedded", List.of(sums.fold(() -> {})))))) {
            processors.start();
            await().until(() -> processors.status("embedded").lag() == 0);
            journal.record(paid(P1, 1, 300), DAY);
            await().until(() -> processors.status("embedded").lag() == 0);
            assertThat(rows()).isEqualTo(Map.of(P1.toString(), "1000/300"));
        } finally {
            store.shutDown();
        }
    }

    @Test
    void goes_on_from_its_token_after_a_restart() {
        journal.record(issued(P1, 1_000), DAY);
        views.atHead();
        views.processors().close();
        journal.record(paid(P1, 1, 250), DAY);

        views.newProcessors();
        views.atHead();

        assertThat(rows()).isEqualTo(Map.of(P1.toString(), "1000/250"));
    }

    @Test
    void stands_still_while_paused_and_tells_its_lag() {
        journal.record(issued(P1, 1_000), DAY);
        views.atHead();
        views.processors().pause("sums");
        journal.record(paid(P1, 1, 250), DAY);
        journal.record(paid(P1, 2, 250), DAY);

        var status = views.processors().status("sums");
        assertThat(status.isRunning()).isFalse();
        assertThat(status.lag()).isEqualTo(2);
        assertThat(rows()).isEqualTo(Map.of(P1.toString(), "1000/0"));

        views.processors().resume("sums");
        await().until(() -> views.processors().status("sums").lag() == 0);
        assertThat(rows()).isEqualTo(Map.of(P1.toString(), "1000/500"));
    }

    private Map<String, String> rows() {
        var rows = new HashMap<String, String>();
        views.database()
                .sql("select project, allowed || '/' || paid from view.sums")
                .query((rs, n) -> rows.put(rs.getString(1), rs.getString(2)))
                .list();
        return rows;
    }
}
