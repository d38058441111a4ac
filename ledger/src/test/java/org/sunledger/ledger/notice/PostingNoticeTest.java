package org.sunledger.ledger.notice;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunledger.ledger.notice.NoticeExamples.CASE;
import static org.sunledger.ledger.notice.NoticeExamples.CONTENT;
import static org.sunledger.ledger.notice.NoticeExamples.LAST;
import static org.sunledger.ledger.notice.NoticeExamples.N05_P1;
import static org.sunledger.ledger.notice.NoticeExamples.N05_P1_AGAIN;
import static org.sunledger.ledger.notice.NoticeExamples.OTHER_CONTENT;
import static org.sunledger.ledger.notice.NoticeExamples.PHOTO;
import static org.sunledger.ledger.notice.NoticeExamples.aDraft;
import static org.sunledger.ledger.notice.NoticeExamples.approved;
import static org.sunledger.ledger.notice.NoticeExamples.approvedNotice;
import static org.sunledger.ledger.notice.NoticeExamples.draft;
import static org.sunledger.ledger.notice.NoticeExamples.drafted;
import static org.sunledger.ledger.notice.NoticeExamples.nothing;
import static org.sunledger.ledger.notice.NoticeExamples.post;
import static org.sunledger.ledger.notice.NoticeExamples.posted;
import static org.sunledger.ledger.notice.NoticeExamples.postedNotice;
import static org.sunledger.ledger.shell.TestActors.HUIQU_TOWN;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.TOWN;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;
import static org.sunledger.ledger.shell.TestActors.VILLAGE_XIAJIAGOU;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.notice.NoticeCommand.ApproveNotice;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeCommand.DraftNotice;
import org.sunledger.ledger.notice.NoticeCommand.PostNotice;
import org.sunledger.ledger.notice.NoticeCommand.ResolveObjection;
import org.sunledger.ledger.notice.NoticeCommand.ReviseNotice;
import org.sunledger.ledger.notice.NoticeCommand.SupersedeNotice;
import org.sunledger.ledger.notice.NoticeCommand.SuspendNotice;
import org.sunledger.ledger.notice.NoticeCommand.WithdrawNotice;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.notice.NoticeEvent.NoticeApproved;
import org.sunledger.ledger.notice.NoticeEvent.NoticeClosed;
import org.sunledger.ledger.notice.NoticeEvent.NoticeObjectionResolved;
import org.sunledger.ledger.notice.NoticeEvent.NoticePosted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeRevised;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuperseded;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuspended;
import org.sunledger.ledger.notice.NoticeEvent.NoticeWithdrawn;
import org.sunledger.ledger.notice.NoticeEvent.Outcome;
import org.sunledger.ledger.notice.NoticeEvent.Type;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shell.LedgerFixture;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PostingNoticeTest {
    private static final ReviseNotice REVISE = new ReviseNotice(N05_P1, "供水与道路(修改)", OTHER_CONTENT, 41, 1);
    private static final ApproveNotice APPROVE = new ApproveNotice(N05_P1, CONTENT, List.of());
    private static final CloseNotice CLOSE = new CloseNotice(N05_P1);

    // Draft

    @Test
    void a_village_clerk_drafts() {
        nothing()
                .when(VILLAGE, "2018-03-30", draft(N05_P1, Type.N05, Form.NOTICE, null))
                .expectEvents(drafted());
    }

    @Test
    void another_villages_clerk_does_not() {
        nothing()
                .when(VILLAGE_XIAJIAGOU, "2018-03-30", draft(N05_P1, Type.N05, Form.NOTICE, null))
                .expectRefusals(SharedRefusal.OUTSIDE_AREA);
    }

    @Test
    void a_project_is_cleared_by_notices_of_its_own_place_or_one_above_or_below_it() {
        var elsewhere = new DraftNotice(
                N05_P1,
                "公示-9",
                Type.N05,
                Form.NOTICE,
                Level.VILLAGE,
                XIAJIAGOU,
                List.of("Project/" + NoticeExamples.P1),
                "供水与道路",
                CONTENT,
                40,
                1,
                null);
        nothing().when(VILLAGE_XIAJIAGOU, "2018-03-30", elsewhere).expectRefusals(NoticeRefusal.SUBJECT_ELSEWHERE);
        LedgerFixture.of(NoticeAggregate.class)
                .when(VILLAGE, "2018-03-30", draft(N05_P1, Type.N05, Form.NOTICE, null))
                .expectRefusals(NoticeRefusal.UNKNOWN_SUBJECT);
        LedgerFixture.of(NoticeAggregate.class)
                .elsewhere(MAKER, "2018-01-10", NoticeExamples.proposed(new ProjectId(NoticeExamples.P1), HUIQU_TOWN))
                .when(VILLAGE, "2018-03-30", draft(N05_P1, Type.N05, Form.NOTICE, null))
                .expectEvents(drafted());
    }

    @Test
    void a_draft_is_revised_and_must_be_approved_again() {
        approvedNotice()
                .when(VILLAGE, "2018-04-01", REVISE)
                .expectEvents(new NoticeRevised(N05_P1, REVISE.title(), OTHER_CONTENT, 41, 1));
        approvedNotice()
                .given(VILLAGE, "2018-04-01", new NoticeRevised(N05_P1, "改", OTHER_CONTENT, 41, 1))
                .when(NOTICE_OFFICER, "2018-04-02", post(N05_P1))
                .expectRefusals(NoticeRefusal.NOT_APPROVED);
    }

    @Test
    void a_posted_notice_is_immutable() {
        postedNotice().when(VILLAGE, "2018-04-03", REVISE).expectRefusals(NoticeRefusal.POSTED_IS_IMMUTABLE);
        postedNotice()
                .when(NOTICE_OFFICER, "2018-04-03", post(N05_P1))
                .expectRefusals(NoticeRefusal.POSTED_IS_IMMUTABLE);
    }

    // Approve

    @Test
    void another_person_approves_what_was_drafted() {
        aDraft().when(NOTICE_OFFICER, "2018-03-31", APPROVE).expectEvents(new NoticeApproved(N05_P1, CONTENT));
    }

    @Test
    void whoever_wrote_any_part_of_it_does_not_approve() {
        nothing()
                .given(NOTICE_OFFICER, "2018-03-30", drafted())
                .when(NOTICE_OFFICER, "2018-03-31", APPROVE)
                .expectRefusals(SharedRefusal.SAME_PERSON);
        aDraft().given(NOTICE_OFFICER, "2018-03-31", new NoticeRevised(N05_P1, "改", CONTENT, 41, 1))
                .when(NOTICE_OFFICER, "2018-03-31", APPROVE)
                .expectRefusals(SharedRefusal.SAME_PERSON);
    }

    @Test
    void what_was_read_must_be_what_will_be_posted_and_must_hold_no_personal_data() {
        aDraft().when(
                        NOTICE_OFFICER,
                        "2018-03-31",
                        new ApproveNotice(
                                N05_P1,
                                OTHER_CONTENT,
                                List.of(
                                        PrivacyScan.Kind.PHONE,
                                        PrivacyScan.Kind.ID_NUMBER,
                                        PrivacyScan.Kind.ID_NUMBER)))
                .expectRefusals(NoticeRefusal.PERSONAL_DATA, NoticeRefusal.CONTENT_CHANGED)
                .expectSentences(
                        "含身份证号/银行账号等,禁止公示:身份证号 2 处、手机号 1 处。",
                        "The notice holds personal data that must not be posted: identity numbers (2), mobile numbers (1).");
    }

    @Test
    void an_approved_one_is_not_approved_again() {
        approvedNotice().when(NOTICE_OFFICER, "2018-04-01", APPROVE).expectRefusals(NoticeRefusal.NOT_A_DRAFT);
    }

    // Post

    @Test
    void the_period_is_ten_days_and_the_start_day_is_not_counted() {
        approvedNotice().when(NOTICE_OFFICER, "2018-04-02", post(N05_P1)).expectEvents(posted(N05_P1, LAST));
    }

    @Test
    void an_announcement_has_no_last_day() {
        nothing()
                .given(MAKER, "2018-03-30", drafted(N05_P1, Type.N01, Form.ANNOUNCEMENT, null))
                .given(NOTICE_OFFICER, "2018-03-31", approved(N05_P1))
                .when(NOTICE_OFFICER, "2018-04-02", new PostNotice(N05_P1, Channel.WEB_PORTAL, "https://x.cn/1", null))
                .expectEvents(new NoticePosted(N05_P1, Channel.WEB_PORTAL, "https://x.cn/1", null, null));
    }

    @Test
    void it_is_not_posted_before_it_is_approved() {
        aDraft().when(NOTICE_OFFICER, "2018-04-02", post(N05_P1)).expectRefusals(NoticeRefusal.NOT_APPROVED);
        approvedNotice()
                .when(NOTICE_OFFICER, "2018-03-30", post(N05_P1))
                .expectRefusals(NoticeRefusal.POSTED_BEFORE_APPROVAL);
        approvedNotice()
                .when(NOTICE_OFFICER, "2018-03-31", post(N05_P1))
                .expectEvents(posted(N05_P1, LAST.minusDays(2)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"FIXED_BOARD", "SITE_BOARD"})
    void a_board_needs_its_photo(Channel board) {
        approvedNotice()
                .when(NOTICE_OFFICER, "2018-04-02", new PostNotice(N05_P1, board, null, null))
                .expectRefusals(NoticeRefusal.PHOTO_MISSING);
        approvedNotice()
                .when(NOTICE_OFFICER, "2018-04-02", new PostNotice(N05_P1, board, null, PHOTO))
                .expectEvents(new NoticePosted(N05_P1, board, null, PHOTO, LAST));
    }

    // Close

    @Test
    void it_is_not_closed_on_its_last_day_and_it_is_on_the_next() {
        postedNotice()
                .today("2018-04-12")
                .when(NOTICE_OFFICER, "2018-04-12", CLOSE)
                .expectRefusals(NoticeRefusal.PERIOD_NOT_OVER)
                .expectSentences(
                        "公示期未满 10 天:最后一日为 2018-04-12,2018-04-13 起可归档。",
                        "The period of 10 days is not over: its last day is 2018-04-12, the notice can be closed from 2018-04-13.");
        postedNotice()
                .today("2018-04-13")
                .when(NOTICE_OFFICER, "2018-04-13", CLOSE)
                .expectEvents(new NoticeClosed(N05_P1, Outcome.NO_OBJECTION));
    }

    @Test
    void neither_a_later_clock_nor_a_later_date_alone_closes_it() {
        postedNotice()
                .today("2018-04-20")
                .when(NOTICE_OFFICER, "2018-04-12", CLOSE)
                .expectRefusals(NoticeRefusal.PERIOD_NOT_OVER);
        postedNotice()
                .today("2018-04-12")
                .when(NOTICE_OFFICER, "2018-04-13", CLOSE)
                .expectRefusals(NoticeRefusal.PERIOD_NOT_OVER, SharedRefusal.DATE_IN_FUTURE);
    }

    @Test
    void an_announcement_stays() {
        nothing()
                .given(MAKER, "2018-03-30", drafted(N05_P1, Type.N01, Form.ANNOUNCEMENT, null))
                .given(NOTICE_OFFICER, "2018-03-31", approved(N05_P1), posted(N05_P1, null))
                .when(NOTICE_OFFICER, "2018-05-01", CLOSE)
                .expectRefusals(NoticeRefusal.NO_PERIOD);
    }

    @Test
    void an_open_objection_and_an_interrupted_period_keep_it_open() {
        postedNotice()
                .given(VILLAGE, "2018-04-12", new NoticeSuspended(N05_P1, CASE))
                .when(NOTICE_OFFICER, "2018-04-13", CLOSE)
                .expectRefusals(NoticeRefusal.OBJECTION_OPEN, NoticeRefusal.PERIOD_INTERRUPTED);
        postedNotice()
                .given(
                        VILLAGE,
                        "2018-04-12",
                        new NoticeSuspended(N05_P1, CASE),
                        new NoticeObjectionResolved(N05_P1, CASE))
                .when(NOTICE_OFFICER, "2018-04-30", CLOSE)
                .expectRefusals(NoticeRefusal.PERIOD_INTERRUPTED);
    }

    @Test
    void an_objection_after_the_last_day_only_has_to_be_answered() {
        postedNotice()
                .given(VILLAGE, "2018-04-13", new NoticeSuspended(N05_P1, CASE))
                .when(NOTICE_OFFICER, "2018-04-14", CLOSE)
                .expectRefusals(NoticeRefusal.OBJECTION_OPEN);
        postedNotice()
                .given(
                        VILLAGE,
                        "2018-04-13",
                        new NoticeSuspended(N05_P1, CASE),
                        new NoticeObjectionResolved(N05_P1, CASE))
                .when(NOTICE_OFFICER, "2018-04-14", CLOSE)
                .expectEvents(new NoticeClosed(N05_P1, Outcome.OBJECTION_RESOLVED));
    }

    // Suspend, resolve, supersede

    @Test
    void an_objection_suspends_once_and_is_resolved_once() {
        postedNotice()
                .whenAutomated(VILLAGE, "2018-04-09", new SuspendNotice(N05_P1, CASE))
                .expectEvents(new NoticeSuspended(N05_P1, CASE));
        postedNotice()
                .given(VILLAGE, "2018-04-09", new NoticeSuspended(N05_P1, CASE))
                .whenAutomated(VILLAGE, "2018-04-09", new SuspendNotice(N05_P1, CASE))
                .expectNothing();
        postedNotice()
                .given(VILLAGE, "2018-04-09", new NoticeSuspended(N05_P1, CASE))
                .whenAutomated(TOWN, "2018-04-16", new ResolveObjection(N05_P1, CASE))
                .expectEvents(new NoticeObjectionResolved(N05_P1, CASE));
        postedNotice()
                .given(
                        VILLAGE,
                        "2018-04-09",
                        new NoticeSuspended(N05_P1, CASE),
                        new NoticeObjectionResolved(N05_P1, CASE))
                .whenAutomated(TOWN, "2018-04-16", new ResolveObjection(N05_P1, CASE))
                .expectNothing();
    }

    @Test
    void no_person_suspends_a_notice() {
        postedNotice()
                .when(NOTICE_OFFICER, "2018-04-09", new SuspendNotice(N05_P1, CASE))
                .expectRefusals(SharedRefusal.ROLE_NOT_ALLOWED);
    }

    @Test
    void an_announcement_is_not_suspended() {
        var announcement = nothing()
                .given(MAKER, "2018-03-30", drafted(N05_P1, Type.N01, Form.ANNOUNCEMENT, null))
                .given(NOTICE_OFFICER, "2018-03-31", approved(N05_P1), posted(N05_P1, null));
        announcement
                .whenAutomated(VILLAGE, "2018-04-09", new SuspendNotice(N05_P1, CASE))
                .expectNothing();
    }

    @Test
    void it_is_posted_again_after_the_answer_and_the_period_restarts() {
        var again = nothing()
                .elsewhere(VILLAGE, "2018-03-30", drafted())
                .elsewhere(NOTICE_OFFICER, "2018-04-02", approved(N05_P1), posted(N05_P1, LAST))
                .elsewhere(
                        VILLAGE,
                        "2018-04-09",
                        new NoticeSuspended(N05_P1, CASE),
                        new NoticeObjectionResolved(N05_P1, CASE))
                .given(VILLAGE, "2018-04-16", drafted(N05_P1_AGAIN, Type.N05, Form.NOTICE, N05_P1))
                .given(NOTICE_OFFICER, "2018-04-17", approved(N05_P1_AGAIN));
        again.when(NOTICE_OFFICER, "2018-04-17", post(N05_P1_AGAIN))
                .expectEvents(posted(N05_P1_AGAIN, LAST.plusDays(15)));
    }

    @Test
    void it_is_not_posted_again_before_the_answer() {
        nothing()
                .elsewhere(VILLAGE, "2018-03-30", drafted())
                .elsewhere(NOTICE_OFFICER, "2018-04-02", approved(N05_P1), posted(N05_P1, LAST))
                .elsewhere(VILLAGE, "2018-04-09", new NoticeSuspended(N05_P1, CASE))
                .given(VILLAGE, "2018-04-10", drafted(N05_P1_AGAIN, Type.N05, Form.NOTICE, N05_P1))
                .given(NOTICE_OFFICER, "2018-04-11", approved(N05_P1_AGAIN))
                .when(NOTICE_OFFICER, "2018-04-11", post(N05_P1_AGAIN))
                .expectRefusals(NoticeRefusal.SUPERSEDED_HAS_OBJECTIONS);
    }

    @Test
    void the_old_one_is_superseded_once_and_by_one() {
        postedNotice()
                .whenAutomated(NOTICE_OFFICER, "2018-04-17", new SupersedeNotice(N05_P1, N05_P1_AGAIN))
                .expectEvents(new NoticeSuperseded(N05_P1, N05_P1_AGAIN.value()));
        postedNotice()
                .given(NOTICE_OFFICER, "2018-04-17", new NoticeSuperseded(N05_P1, N05_P1_AGAIN.value()))
                .whenAutomated(NOTICE_OFFICER, "2018-04-17", new SupersedeNotice(N05_P1, N05_P1_AGAIN))
                .expectNothing();
        postedNotice()
                .given(NOTICE_OFFICER, "2018-04-17", new NoticeSuperseded(N05_P1, new UUID(1, 1)))
                .whenAutomated(NOTICE_OFFICER, "2018-04-17", new SupersedeNotice(N05_P1, N05_P1_AGAIN))
                .expectRefusals(NoticeRefusal.SUPERSEDED_ALREADY);
    }

    // Withdraw

    @Test
    void no_command_says_that_nothing_composed_the_content() {
        new ReviseNotice(N05_P1, "供水与道路(修改)", OTHER_CONTENT, 41, NoticeEvent.NOT_COMPOSED + 1);
        assertThatThrownBy(() -> new ReviseNotice(N05_P1, "供水与道路(修改)", OTHER_CONTENT, 41, NoticeEvent.NOT_COMPOSED))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("foldVersion");
    }

    @Test
    void it_is_taken_down_with_a_reason() {
        postedNotice()
                .when(
                        NOTICE_OFFICER,
                        "2018-04-05",
                        new WithdrawNotice(N05_P1),
                        r -> r.withReason(new TextDigest(CONTENT)))
                .expectEvents(new NoticeWithdrawn(N05_P1));
        postedNotice()
                .when(NOTICE_OFFICER, "2018-04-05", new WithdrawNotice(N05_P1), r -> r)
                .expectRefusals(SharedRefusal.REASON_MISSING);
    }
}
