package org.sunledger.projections.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRenamed;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.Story;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.trail.AuditTrailQueries.Entry;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditTrailIT {
    private static final Story STORY = Story.told();
    private static TestViews views;
    private static AuditTrailQueries trail;

    @BeforeAll
    static void fold() {
        views = new TestViews(STORY.journal(), ReadTables.groups()).atHead();
        trail = new AuditTrailQueries(
                views.reader(), views.application(), STORY.journal().journal());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @Test
    void holds_every_record_of_the_journal_once_and_in_order() {
        var positions = new ArrayList<Long>();
        Long after = 0L;
        while (after != null) {
            var page = trail.page(TrailFilter.ALL, after, 7, AsOf.latest());
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(7);
            page.rows().forEach(row -> positions.add(row.position()));
            after = page.next();
        }
        assertThat(positions)
                .isEqualTo(
                        STORY.journal().events().stream().map(e -> e.position()).toList());
    }

    @Test
    void names_who_what_when_and_on_which_papers() throws Exception {
        var position = STORY.positionOf(AllocationIssued.class, 1);
        var row = only(TrailFilter.ALL.ofType("allocation.issued"));
        assertThat(row.position()).isEqualTo(position);
        assertThat(row.stream()).isEqualTo(Story.P1.stream().toString());
        assertThat(row.amountFen()).isEqualTo(200_000_000);
        assertThat(row.actorUser()).isEqualTo("maker");
        assertThat(row.actorUnit()).isEqualTo(TestActors.UNIT.value());
        assertThat(row.divisionCode()).isEqualTo(TestActors.BAISHANTOU.value());
        assertThat(row.effectiveOn()).isEqualTo(LocalDate.of(2018, 3, 26));
        assertThat(row.recordedAt()).hasToString("2018-03-26T02:00:00Z");
        assertThat(row.docNos()).containsExactly("安扶组〔2018〕3号", "安财农〔2018〕5号");
        assertThat(row.isLate()).isFalse();
        var stored = STORY.journal().journal().at(position).orElseThrow();
        assertThat(row.payloadSha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(stored.payload())));
    }

    @Test
    void finds_the_figure_of_an_event_wherever_it_stands() {
        assertThat(only(TrailFilter.ALL.ofType("settlement.approved")).amountFen())
                .isEqualTo(194_000_000);
        assertThat(only(TrailFilter.ALL.ofType("asset.handed-over")).amountFen())
                .isEqualTo(194_000_000);
        assertThat(rows(TrailFilter.ALL.ofType("fund.registered")))
                .extracting(Entry::amountFen)
                .containsExactly(300_000_000L, 240_000_000L);
        assertThat(rows(TrailFilter.ALL.ofType("fund.registered")))
                .extracting(Entry::docNos)
                .containsExactly(List.of("鲁财农指〔2018〕1号"), List.of("鲁财农指〔2018〕2号"));
        assertThat(only(TrailFilter.ALL.ofType("project.started")).amountFen()).isNull();
    }

    @Test
    void is_found_by_stream_place_person_and_days() {
        assertThat(rows(of(Story.N05.stream(), null)))
                .extracting(Entry::eventType)
                .containsExactly(
                        "notice.drafted",
                        "notice.approved",
                        "notice.posted",
                        "notice.suspended",
                        "notice.objection-resolved",
                        "notice.superseded");
        assertThat(rows(TrailFilter.ALL.in(TestActors.ZHESHAN_TOWN)))
                .isNotEmpty()
                .allMatch(row -> row.divisionCode().startsWith("370784118"));
        assertThat(rows(of(null, "maker"))).hasSize(1);
        assertThat(rows(TrailFilter.ALL.between(LocalDate.of(2018, 4, 9), LocalDate.of(2018, 4, 16))))
                .hasSize(6);
        assertThat(rows(of(null, "nobody"))).isEmpty();
    }

    @Test
    void shows_nothing_after_the_position_asked() {
        assertThat(trail.page(TrailFilter.ALL, 0, 200, AsOf.position(3)).rows())
                .extracting(Entry::position)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_page_costs_one_reading_of_the_journal_and_not_one_for_each_row() {
        var readings = new Readings(STORY.journal().journal());
        var counted = new AuditTrailQueries(views.reader(), views.application(), readings.journal());
        assertThat(counted.page(TrailFilter.ALL, 3, 7, AsOf.latest()).rows())
                .isEqualTo(trail.page(TrailFilter.ALL, 3, 7, AsOf.latest()).rows());
        assertThat(readings.since()).containsExactly("after 3 7");
        assertThat(counted.newest(TrailFilter.ALL, 5, AsOf.latest()).rows())
                .isEqualTo(trail.newest(TrailFilter.ALL, 5, AsOf.latest()).rows());
        assertThat(readings.since()).containsExactly("after " + (STORY.journal().head() - 5) + " 5");
        assertThat(counted.at(List.of(2L, 4L), AsOf.latest())).hasSize(2);
        assertThat(readings.since()).containsExactly("after 1 3");
    }

    @Test
    void gives_no_page_beyond_its_limit() {
        assertThat(trail.page(TrailFilter.ALL, 0, 100_000, AsOf.latest()).rows())
                .hasSizeLessThanOrEqualTo(AuditTrailQueries.PAGE_MAX);
    }

    @Test
    void is_found_by_what_a_record_says_in_Chinese_and_in_letters() {
        assertThat(rows(looking("安财农"))).extracting(Entry::eventType).contains("allocation.issued");
        assertThat(rows(looking("安财农[2018]5号")))
                .isNotEmpty()
                .allMatch(row -> row.docNos().contains("安财农〔2018〕5号"));
        assertThat(rows(looking("财农安"))).isEmpty();
        // The last character of a run, the first of another, and a text without any letter.
        assertThat(rows(looking("号"))).isNotEmpty();
        assertThat(rows(looking("、、"))).isEmpty();
        assertThat(rows(looking("'; drop"))).isEmpty();
        assertThat(rows(looking(Story.P1.toString())))
                .extracting(Entry::stream)
                .as("its own records, and the notice and the case that name it")
                .contains(Story.P1.stream().toString(), Story.N05.stream().toString());
    }

    @Test
    void is_found_by_the_names_of_events_and_by_all_terms_together() {
        var issued = new TrailFilter.Term("下达", Set.of("allocation.issued"), Set.of());
        var project = new TrailFilter.Term("项目", Set.of(), Set.of("Project"));
        assertThat(rows(looking(issued, project)))
                .isNotEmpty()
                .allMatch(row -> row.eventType().equals("allocation.issued"));
        assertThat(rows(looking(issued, TrailFilter.Term.of("无此文字")))).isEmpty();
    }

    @Test
    void is_found_by_amount_document_recording_lateness_and_correction() {
        assertThat(rows(TrailFilter.ALL.ofAmounts(194_000_000L, 194_000_000L)))
                .extracting(Entry::eventType)
                .contains("settlement.approved", "asset.handed-over");
        assertThat(rows(with("安财农【2018】第5号", null, null, false, false)))
                .isNotEmpty()
                .allMatch(row -> row.docNos().contains("安财农〔2018〕5号"));
        assertThat(rows(with("〔2018〕55号", null, null, false, false))).isEmpty();
        var march = Instant.parse("2018-03-26T00:00:00Z");
        assertThat(rows(with(null, march, march.plusSeconds(86_400), false, false)))
                .isNotEmpty()
                .allMatch(row -> row.recordedAt().toString().startsWith("2018-03-26"));
        assertThat(rows(with(null, null, null, true, false))).allMatch(Entry::isLate);
        assertThat(rows(with(null, null, null, false, true))).isEmpty();
    }

    @Test
    void a_reversal_is_a_correction_and_so_is_what_names_the_wrong_entry_in_its_envelope() {
        var s1 = S1Journal.recorded().through(41).journal();
        var told = s1.events();
        var reversal = told.stream()
                .map(JournalEvent::event)
                .filter(EntryReversed.class::isInstance)
                .map(EntryReversed.class::cast)
                .toList();
        var wrong = told.getLast();
        var day = LocalDate.of(2020, 12, 31);
        var right = new DivisionRenamed(TestActors.XIAJIAGOU, "夏家沟新村", day);
        s1.record(right, day, TestActors.COUNTY, TestActors.CHECKER, wrong.eventId(), List.of());
        try (var all = new TestViews(s1, ReadTables.groups()).atHead()) {
            var corrections = new AuditTrailQueries(all.reader(), all.application(), s1.journal())
                    .page(with(null, null, null, false, true), 0, AuditTrailQueries.PAGE_MAX, AsOf.latest())
                    .rows();
            assertThat(reversal).hasSize(1);
            assertThat(corrections)
                    .extracting(Entry::correctsEventId)
                    .containsExactly(reversal.getFirst().correctsEventId(), wrong.eventId());
        }
    }

    @Test
    void counts_and_hands_on_what_it_lists() {
        var paid = TrailFilter.ALL.ofTypes(Set.of("disbursement.paid", "allocation.issued"));
        var listed = rows(paid).stream().map(Entry::position).toList();
        assertThat(trail.count(paid, AsOf.latest())).isEqualTo(listed.size());
        List<Long> handed = trail.positions(paid, AsOf.latest(), (asOf, positions) -> {
            var all = new ArrayList<Long>();
            positions.forEachRemaining((Long position) -> all.add(position));
            return all;
        });
        assertThat(handed).isEqualTo(listed);
        assertThat(trail.at(listed.subList(0, 1), AsOf.latest()))
                .isEqualTo(rows(paid).subList(0, 1));
        assertThat(trail.newest(paid, 1, AsOf.latest()).rows())
                .extracting(Entry::position)
                .containsExactly(listed.getLast());
    }

    private static TrailFilter of(@Nullable StreamId stream, @Nullable String actor) {
        return new TrailFilter(
                stream, null, actor, Set.of(), null, null, null, null, null, null, null, false, false, List.of());
    }

    private static TrailFilter looking(String text) {
        return looking(TrailFilter.Term.of(text));
    }

    private static TrailFilter looking(TrailFilter.Term... terms) {
        return new TrailFilter(
                null, null, null, Set.of(), null, null, null, null, null, null, null, false, false, List.of(terms));
    }

    private static TrailFilter with(
            @Nullable String docNo,
            @Nullable Instant recordedFrom,
            @Nullable Instant recordedBefore,
            boolean isLate,
            boolean isCorrection) {
        return new TrailFilter(
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                recordedFrom,
                recordedBefore,
                null,
                null,
                docNo,
                isLate,
                isCorrection,
                List.of());
    }

    private static List<Entry> rows(TrailFilter filter) {
        return trail.page(filter, 0, AuditTrailQueries.PAGE_MAX, AsOf.latest()).rows();
    }

    private static Entry only(TrailFilter filter) {
        var rows = rows(filter);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
