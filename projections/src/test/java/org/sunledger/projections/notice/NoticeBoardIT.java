package org.sunledger.projections.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.Story;
import org.sunledger.projections.TestViews;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.notice.NoticeQueries.Filter;
import org.sunledger.projections.notice.NoticeQueries.From;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticeBoardIT {
    private static final Set<Notice.Status> PUBLIC = EnumSet.allOf(Notice.Status.class).stream()
            .filter(Notice.Status::isPublic)
            .collect(Collectors.toSet());
    private static final Story STORY = Story.told();
    private static TestViews views;
    private static NoticeQueries notices;

    @BeforeAll
    static void fold() {
        views = new TestViews(STORY.journal(), ReadTables.groups()).atHead();
        notices = new NoticeQueries(views.reader(), views.application());
    }

    @AfterAll
    static void close() {
        views.close();
    }

    @Test
    void tells_of_a_notice_from_draft_to_archive() {
        var notice = notices.one(Story.N05_AGAIN, AsOf.latest()).orElseThrow().row();
        assertThat(notice.number()).isEqualTo("安公示〔2018〕2号");
        assertThat(notice.title()).as("as revised").isEqualTo("白山头村供水与道路实施前公示");
        assertThat(notice.contentSha256()).isEqualTo("c".repeat(64));
        assertThat(notice.publisher()).isEqualTo(TestActors.UNIT.value());
        assertThat(notice.status()).isEqualTo(Notice.Status.CLOSED);
        assertThat(notice.postedOn()).isEqualTo(LocalDate.of(2018, 4, 17));
        assertThat(notice.lastOn()).isEqualTo(LocalDate.of(2018, 4, 27));
        assertThat(notice.closedOn()).isEqualTo(LocalDate.of(2018, 4, 28));
        assertThat(notice.outcome()).isEqualTo(NoticeEvent.Outcome.NO_OBJECTION);
        assertThat(notice.supersedes()).isEqualTo(Story.N05.value());
        assertThat(notice.checkedBy()).isEqualTo(Role.CHECKER);
        var before = notices.one(Story.N05, AsOf.latest()).orElseThrow().row();
        assertThat(before.supersededBy()).isEqualTo(Story.N05_AGAIN.value());
        assertThat(before.caseId()).isEqualTo(Story.CASE.value());
    }

    @ParameterizedTest
    @CsvSource({
        "2018-04-01, APPROVED",
        "2018-04-02, POSTED",
        "2018-04-09, SUSPENDED",
        "2018-04-16, OBJECTION_RESOLVED",
        "2018-04-17, SUPERSEDED"
    })
    void tells_how_it_stood_on_a_day(LocalDate day, Notice.Status status) {
        assertThat(notices.one(Story.N05, AsOf.effectiveOn(day))
                        .orElseThrow()
                        .row()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void shows_the_public_what_was_posted_and_no_drafts() {
        assertThat(numbers(new Filter(null, PUBLIC, Set.of(), null))).containsExactly("安公示〔2018〕2号", "安公示〔2018〕1号");
        assertThat(numbers(Filter.ALL)).contains("安公示〔2018〕3号");
    }

    @Test
    void is_found_by_place_type_state_and_subject() {
        assertThat(numbers(new Filter(TestActors.BAISHANTOU, Set.of(), Set.of(), null)))
                .hasSize(3);
        assertThat(numbers(new Filter(TestActors.ZHESHAN_TOWN, Set.of(), Set.of(), null)))
                .isEmpty();
        assertThat(numbers(new Filter(null, Set.of(Notice.Status.CLOSED), Set.of(NoticeEvent.Type.N05), null)))
                .containsExactly("安公示〔2018〕2号");
        assertThat(numbers(new Filter(null, Set.of(), Set.of(NoticeEvent.Type.N06), null)))
                .isEmpty();
        assertThat(numbers(new Filter(null, Set.of(), Set.of(), Story.P1.stream())))
                .hasSize(3);
        assertThat(numbers(new Filter(null, Set.of(), Set.of(), Story.P4.stream())))
                .isEmpty();
    }

    @Test
    void is_read_in_parts_in_the_same_order() {
        for (var filter : List.of(
                Filter.ALL,
                new Filter(null, PUBLIC, Set.of(), null),
                new Filter(TestActors.BAISHANTOU, Set.of(), Set.of(NoticeEvent.Type.N05), Story.P1.stream()),
                new Filter(TestActors.ZHESHAN_TOWN, Set.of(), Set.of(), null))) {
            for (var asOf : List.of(AsOf.latest(), AsOf.effectiveOn(LocalDate.of(2018, 4, 9)))) {
                var whole = notices.board(filter, asOf).rows();
                var parts = new ArrayList<Notice>();
                for (int after = 0; after < whole.size(); after += 2) {
                    var part = notices.part(filter, asOf, From.skipping(after), 2);
                    assertThat(part.all()).isEqualTo(whole.size());
                    parts.addAll(part.rows());
                    var last = after == 0 ? null : whole.get(after - 1).place();
                    var following = notices.part(filter, asOf, From.after(last), 2);
                    assertThat(following.rows()).isEqualTo(part.rows());
                    assertThat(following.all()).isEqualTo(whole.size() - after);
                }
                assertThat(parts).isEqualTo(whole);
                assertThat(notices.part(filter, asOf, From.skipping(whole.size()), 2)
                                .rows())
                        .isEmpty();
            }
        }
    }

    private static List<String> numbers(Filter filter) {
        return notices.board(filter, AsOf.latest()).rows().stream()
                .map(Notice::number)
                .toList();
    }
}
