package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.api.acceptance.LoadedDemo.Basis;
import org.sunledger.api.demo.Told;
import org.sunledger.api.notice.NoticeDrafting;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.party.AttachmentStore;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.ViewSchema;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.village.VillageBalanceQueries;
import tools.jackson.databind.json.JsonMapper;

/** INV-28: what was said of a position is said again, byte for byte, by whoever reads the journal from its first event. */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildingIT {
    private static final int ROW = 20;

    @Test
    void every_notice_composed_again_at_its_position_has_the_bytes_of_its_digest(LoadedDemo demo) {
        var told = new Told();
        var drafting = demo.program().bean(NoticeDrafting.class);
        var kept = demo.program().bean(AttachmentStore.class);
        var drafted = demo.journal().stream()
                .map(event -> event.event() instanceof NoticeDrafted e ? e : null)
                .filter(Objects::nonNull)
                .toList();
        assertThat(drafted).hasSizeGreaterThan(20);
        for (var notice : drafted) {
            var content = drafting.compose(told.order(notice.noticeId(), notice.asOfPosition()));
            assertThat(content.sha256()).as(notice.number()).isEqualTo(notice.contentSha256());
            assertThat(content.bytes()).as(notice.number()).isEqualTo(kept.get(notice.contentSha256()));
        }
    }

    @Test
    void a_replay_up_to_row_20_into_empty_tables_gives_the_bytes_that_are_answered_for_that_position(LoadedDemo demo)
            throws InterruptedException {
        var position = demo.positionOf(ROW);
        var journal = new UpTo(demo.program().bean(Journal.class), position);
        var scratch = TestPostgres.freshDatabase();
        ViewSchema.migrate(scratch.dataSource(), scratch.superuser());
        var json = demo.program().bean(JsonMapper.class);
        try (var ledger = new Ledger(journal, Clock.systemUTC());
                var processors = new Processors(
                        scratch.dataSource(), ledger.events(), journal::head, List.of(ReadTables.money()))) {
            processors.start();
            var reader = new Reader(scratch.dataSource(), journal, Clock.systemUTC(), processors);
            var villages = new VillageBalanceQueries(reader, scratch.dataSource());
            var funds = new FundLedgerQueries(reader, scratch.dataSource());
            awaitFolded(processors, position);
            assertThat(text(json.writeValueAsBytes(villages.table(AsOf.latest()))))
                    .isEqualTo(answer(demo, "/api/v1/balances/villages?position=" + position));
            assertThat(text(json.writeValueAsBytes(funds.ledger(AsOf.latest()))))
                    .isEqualTo(answer(demo, "/api/v1/balances/funds?position=" + position));
        }
        var rows = JdbcClient.create(scratch.dataSource())
                .sql("select count(distinct position) from view.money_posting")
                .query(Long.class)
                .single();
        assertThat(rows).isEqualTo(ROW);
    }

    @Test
    void what_was_answered_when_row_20_was_told_is_answered_today(LoadedDemo demo) {
        for (var entry : demo.observed().entrySet()) {
            Basis basis = entry.getKey();
            if (!basis.kind().equals("SEQUENCE")) continue;
            var questions = basis.questions(demo.positionOf(basis.throughSeq()));
            for (int i = 0; i < questions.size(); i++) {
                var then = entry.getValue().get(i).answer();
                var now = demo.program().get("/api/v1/balances/villages" + questions.get(i));
                // By instant, automations of the same instant may have followed: the figures are the same.
                if (questions.get(i).startsWith("?position")) {
                    assertThat(now.text()).as(basis.step()).isEqualTo(then.text());
                } else {
                    assertThat(now.json().get("rows")).isEqualTo(then.json().get("rows"));
                    assertThat(now.json().get("total")).isEqualTo(then.json().get("total"));
                }
            }
        }
    }

    private static String answer(LoadedDemo demo, String path) {
        return demo.program().get("auditor", path).text();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void awaitFolded(Processors processors, long position) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(60);
        while (processors.status(VillageBalanceQueries.PROCESSOR).position() < position) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    /** The first part of a journal, as if nothing had been recorded since. */
    private record UpTo(Journal journal, long last) implements Journal {
        @Override
        public List<JournalRecord> append(StreamId stream, long expectedVersion, List<NewRecord> records) {
            throw new UnsupportedOperationException("A replay records nothing");
        }

        @Override
        public List<JournalRecord> stream(StreamId stream, long fromVersion) {
            return journal.stream(stream, fromVersion).stream()
                    .filter(record -> record.position() <= last)
                    .toList();
        }

        @Override
        public List<JournalRecord> after(long position, int limit) {
            return journal.after(position, limit).stream()
                    .filter(record -> record.position() <= last)
                    .toList();
        }

        @Override
        public Optional<JournalRecord> at(long position) {
            return position > last ? Optional.empty() : journal.at(position);
        }

        @Override
        public Optional<JournalRecord> byEventId(UUID eventId) {
            return journal.byEventId(eventId).filter(record -> record.position() <= last);
        }

        @Override
        public long head() {
            return last;
        }

        @Override
        public long positionKnownAt(Instant knownAt) {
            return Math.min(last, journal.positionKnownAt(knownAt));
        }

        @Override
        public boolean awaitAfter(long position, Duration timeout) {
            return position < last;
        }

        @Override
        public void restore(List<JournalRecord> records) {
            throw new UnsupportedOperationException("A replay keeps nothing");
        }

        @Override
        public void storeSnapshot(Snapshot snapshot) {
            throw new UnsupportedOperationException("A replay keeps nothing");
        }

        @Override
        public Optional<Snapshot> snapshot(StreamId stream) {
            return Optional.empty();
        }
    }
}
