package org.sunledger.ledger.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.notice.NoticeExamples.CASE;
import static org.sunledger.ledger.notice.NoticeExamples.CONTENT;
import static org.sunledger.ledger.notice.NoticeExamples.LAST;
import static org.sunledger.ledger.notice.NoticeExamples.N05_P1;
import static org.sunledger.ledger.notice.NoticeExamples.N05_P1_AGAIN;
import static org.sunledger.ledger.notice.NoticeExamples.OTHER_CONTENT;
import static org.sunledger.ledger.notice.NoticeExamples.approved;
import static org.sunledger.ledger.notice.NoticeExamples.draft;
import static org.sunledger.ledger.notice.NoticeExamples.drafted;
import static org.sunledger.ledger.notice.NoticeExamples.post;
import static org.sunledger.ledger.notice.NoticeExamples.posted;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunledger.ledger.notice.NoticeCommand.ApproveNotice;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeCommand.PostNotice;
import org.sunledger.ledger.notice.NoticeCommand.ResolveObjection;
import org.sunledger.ledger.notice.NoticeCommand.ReviseNotice;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuperseded;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuspended;
import org.sunledger.ledger.notice.NoticeEvent.NoticeWithdrawn;
import org.sunledger.ledger.notice.NoticeEvent.Type;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.TestActors;

/** Every no of this feature can be provoked and fills both its sentences. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NoticeRefusalTest {
    private static final LocalDate DAY = LocalDate.of(2018, 4, 2);
    private static final ProjectId P1 = new ProjectId(NoticeExamples.P1);
    private static final UUID OTHER = new UUID(7, 7);

    @ParameterizedTest
    @EnumSource
    void can_be_provoked_and_fills_both_sentences(NoticeRefusal refusal) {
        var rejection = catchThrowableOfType(Rejection.class, () -> provoke(refusal));
        assertThat(rejection.refusals()).anySatisfy(refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.chinese() + refused.english())
                    .doesNotContain("{")
                    .doesNotContain("}");
        });
    }

    private static void provoke(NoticeRefusal refusal) {
        var ignored = switch (refusal) {
            case UNKNOWN_NOTICE -> on(DAY, new CloseNotice(N05_P1));
            case DRAFTED_ALREADY -> on(DAY, draft(N05_P1, Type.N05, Form.NOTICE, null), drafted());
            case UNKNOWN_SUBJECT -> decide(DAY, new GivenFacts(), draft(N05_P1, Type.N05, Form.NOTICE, null));
            case SUBJECT_ELSEWHERE ->
                decide(
                        DAY,
                        new GivenFacts().add(VILLAGE, DAY, NoticeExamples.proposed(P1, TestActors.XIAJIAGOU)),
                        draft(N05_P1, Type.N05, Form.NOTICE, null));
            case SUPERSEDES_ITSELF -> on(DAY, draft(N05_P1, Type.N05, Form.NOTICE, N05_P1));
            case SUPERSEDES_ANOTHER_TYPE ->
                decide(DAY, facts(drafted()), draft(N05_P1_AGAIN, Type.N06, Form.NOTICE, N05_P1));
            case POSTED_IS_IMMUTABLE ->
                on(DAY, new ReviseNotice(N05_P1, "改", CONTENT, 41, 1), drafted(), approved(N05_P1), POSTED);
            case WAS_WITHDRAWN ->
                on(DAY, new ReviseNotice(N05_P1, "改", CONTENT, 41, 1), drafted(), new NoticeWithdrawn(N05_P1));
            case NOT_A_DRAFT -> on(DAY, approve(CONTENT), drafted(), approved(N05_P1));
            case CONTENT_CHANGED -> on(DAY, approve(OTHER_CONTENT), drafted());
            case PERSONAL_DATA ->
                on(DAY, new ApproveNotice(N05_P1, CONTENT, List.of(PrivacyScan.Kind.HEALTH)), drafted());
            case NOT_APPROVED -> on(DAY, post(N05_P1), drafted());
            case POSTED_BEFORE_APPROVAL -> on(DAY.minusDays(1), post(N05_P1), drafted(), approved(N05_P1));
            case PHOTO_MISSING ->
                on(DAY, new PostNotice(N05_P1, Channel.SITE_BOARD, null, null), drafted(), approved(N05_P1));
            case SUPERSEDED_WAS_NEVER_POSTED -> repost(drafted());
            case SUPERSEDED_ALREADY -> repost(drafted(), approved(N05_P1), POSTED, new NoticeSuperseded(N05_P1, OTHER));
            case SUPERSEDED_HAS_OBJECTIONS ->
                repost(drafted(), approved(N05_P1), POSTED, new NoticeSuspended(N05_P1, CASE));
            case NO_PERIOD -> on(DAY, new CloseNotice(N05_P1), drafted(N05_P1, Type.N01, Form.ANNOUNCEMENT, null));
            case NOT_POSTED -> on(DAY, new CloseNotice(N05_P1), drafted());
            case PERIOD_NOT_OVER -> on(LAST, new CloseNotice(N05_P1), drafted(), approved(N05_P1), POSTED);
            case OBJECTION_OPEN, PERIOD_INTERRUPTED ->
                on(
                        LAST.plusDays(1),
                        new CloseNotice(N05_P1),
                        drafted(),
                        approved(N05_P1),
                        POSTED,
                        new NoticeSuspended(N05_P1, CASE));
            case UNKNOWN_OBJECTION -> on(DAY, new ResolveObjection(N05_P1, CASE), drafted(), approved(N05_P1), POSTED);
        };
    }

    private static final NoticeEvent POSTED = posted(N05_P1, LAST);

    private static ApproveNotice approve(String read) {
        return new ApproveNotice(N05_P1, read, List.of());
    }

    private static List<NoticeEvent> repost(NoticeEvent... old) {
        return decide(
                DAY,
                facts(old),
                post(N05_P1_AGAIN),
                drafted(N05_P1_AGAIN, Type.N05, Form.NOTICE, N05_P1),
                approved(N05_P1_AGAIN));
    }

    private static GivenFacts facts(NoticeEvent... elsewhere) {
        var facts = new GivenFacts().add(VILLAGE, DAY, NoticeExamples.proposed(P1, TestActors.BAISHANTOU));
        for (var event : elsewhere) facts.add(NOTICE_OFFICER, DAY, event);
        return facts;
    }

    private static List<NoticeEvent> on(LocalDate day, NoticeCommand command, NoticeEvent... history) {
        return decide(day, facts(), command, history);
    }

    private static List<NoticeEvent> decide(
            LocalDate day, GivenFacts facts, NoticeCommand command, NoticeEvent... history) {
        var notice = new Notice();
        for (int i = 0; i < history.length; i++) {
            var by = history[i] instanceof NoticeDrafted ? VILLAGE : NOTICE_OFFICER;
            notice.evolve(new Recorded<>(new UUID(0, i), i, history[i], GivenFacts.envelope(by, DAY)));
        }
        return NoticeDecisions.decide(notice, command, new Context(request(NOTICE_OFFICER, day), day, facts));
    }

    private static Request request(Actor by, LocalDate day) {
        return Request.of(new UUID(1, 1), "digest", by, day, Source.Channel.API);
    }
}
