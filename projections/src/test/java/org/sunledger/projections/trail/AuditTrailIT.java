package org.sunledger.projections.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.Story;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.trail.AuditTrailQueries.Entry;
import org.sunledger.projections.trail.AuditTrailQueries.Filter;

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
            var page = trail.page(Filter.ALL, after, 7, AsOf.latest());
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
        var row = only(new Filter(null, null, null, null, null, "allocation.issued"));
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
        assertThat(only(new Filter(null, null, null, null, null, "settlement.approved"))
                        .amountFen())
                .isEqualTo(194_000_000);
        assertThat(only(new Filter(null, null, null, null, null, "asset.handed-over"))
                        .amountFen())
                .isEqualTo(194_000_000);
        assertThat(rows(new Filter(null, null, null, null, null, "fund.registered")))
                .extracting(Entry::amountFen)
                .containsExactly(300_000_000L, 240_000_000L);
        assertThat(rows(new Filter(null, null, null, null, null, "fund.registered")))
                .extracting(Entry::docNos)
                .containsExactly(List.of("鲁财农指〔2018〕1号"), List.of("鲁财农指〔2018〕2号"));
        assertThat(only(new Filter(null, null, null, null, null, "project.started"))
                        .amountFen())
                .isNull();
    }

    @Test
    void is_found_by_stream_place_person_and_days() {
        assertThat(rows(new Filter(Story.N05.stream(), null, null, null, null, null)))
                .extracting(Entry::eventType)
                .containsExactly(
                        "notice.drafted",
                        "notice.approved",
                        "notice.posted",
                        "notice.suspended",
                        "notice.objection-resolved",
                        "notice.superseded");
        assertThat(rows(new Filter(null, TestActors.ZHESHAN_TOWN, null, null, null, null)))
                .isNotEmpty()
                .allMatch(row -> row.divisionCode().startsWith("370784118"));
        assertThat(rows(new Filter(null, null, "maker", null, null, null))).hasSize(1);
        assertThat(rows(new Filter(null, null, null, LocalDate.of(2018, 4, 9), LocalDate.of(2018, 4, 16), null)))
                .hasSize(6);
        assertThat(rows(new Filter(null, null, "nobody", null, null, null))).isEmpty();
    }

    @Test
    void shows_nothing_after_the_position_asked() {
        assertThat(trail.page(Filter.ALL, 0, 200, AsOf.position(3)).rows())
                .extracting(Entry::position)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void gives_no_page_beyond_its_limit() {
        assertThat(trail.page(Filter.ALL, 0, 100_000, AsOf.latest()).rows())
                .hasSizeLessThanOrEqualTo(AuditTrailQueries.PAGE_MAX);
    }

    private static List<Entry> rows(Filter filter) {
        return trail.page(filter, 0, AuditTrailQueries.PAGE_MAX, AsOf.latest()).rows();
    }

    private static Entry only(Filter filter) {
        var rows = rows(filter);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
