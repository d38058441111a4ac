package org.sunledger.ledger.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeCommand.DraftNotice;
import org.sunledger.ledger.notice.NoticeCommand.PostNotice;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.notice.NoticeEvent.NoticeApproved;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticePosted;
import org.sunledger.ledger.notice.NoticeEvent.Type;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.TestActors;

/** The pre-implementation notice of P1 in S1, and its steps. */
public final class NoticeExamples {
    public static final NoticeId N05_P1 = NoticeId.of("00000000-0000-4000-8000-000000000501");
    public static final NoticeId N05_P1_AGAIN = NoticeId.of("00000000-0000-4000-8000-000000000502");
    public static final UUID CASE = UUID.fromString("00000000-0000-4000-8000-000000000c01");
    public static final UUID P1 = UUID.fromString("00000000-0000-4000-8000-000000000101");
    public static final String CONTENT = "ab".repeat(32);
    public static final String OTHER_CONTENT = "cd".repeat(32);
    public static final String PHOTO = "ef".repeat(32);

    /** Posted on 2018-04-02; ten days, the start day not counted. */
    static final LocalDate LAST = LocalDate.of(2018, 4, 12);

    private NoticeExamples() {}

    public static DraftNotice draft(NoticeId id, Type type, Form form, @Nullable NoticeId supersedes) {
        return new DraftNotice(
                id,
                "公示-" + id.toString().substring(33),
                type,
                form,
                Level.VILLAGE,
                TestActors.BAISHANTOU,
                List.of("Project/" + P1),
                "供水与道路实施前公示",
                CONTENT,
                40,
                1,
                supersedes);
    }

    /** A project as its village proposed it. */
    public static PipelineEvent.ProjectProposed proposed(ProjectId project, DivisionCode place) {
        return new PipelineEvent.ProjectProposed(
                project,
                new PipelineEvent.Profile(
                        "P",
                        "大棚",
                        PipelineEvent.Type.INDUSTRY,
                        PipelineEvent.Nature.NEW,
                        place,
                        "村东",
                        "大棚 20 座",
                        LocalDate.of(2018, 4, 1),
                        LocalDate.of(2018, 12, 31),
                        TestActors.UNIT,
                        new UserId("village"),
                        Amount.ofYuan(1_500_000),
                        "中央 60%,省 40%",
                        120,
                        310,
                        List.of(),
                        "务工",
                        "村民代表大会"));
    }

    static NoticeDrafted drafted(NoticeId id, Type type, Form form, @Nullable NoticeId supersedes) {
        var c = draft(id, type, form, supersedes);
        return new NoticeDrafted(
                c.noticeId(),
                c.number(),
                c.noticeType(),
                c.form(),
                c.level(),
                c.divisionCode(),
                c.subjects(),
                c.title(),
                c.contentSha256(),
                c.asOfPosition(),
                c.foldVersion(),
                supersedes == null ? null : supersedes.value());
    }

    static NoticeDrafted drafted() {
        return drafted(N05_P1, Type.N05, Form.NOTICE, null);
    }

    static NoticeApproved approved(NoticeId id) {
        return new NoticeApproved(id, CONTENT);
    }

    static NoticePosted posted(NoticeId id, @Nullable LocalDate lastOn) {
        return new NoticePosted(id, Channel.FIXED_BOARD, null, PHOTO, lastOn);
    }

    public static PostNotice post(NoticeId id) {
        return new PostNotice(id, Channel.FIXED_BOARD, null, PHOTO);
    }

    static LedgerFixture<NoticeAggregate> nothing() {
        return LedgerFixture.of(NoticeAggregate.class)
                .elsewhere(TestActors.VILLAGE, "2018-01-10", proposed(new ProjectId(P1), TestActors.BAISHANTOU));
    }

    static LedgerFixture<NoticeAggregate> aDraft() {
        return nothing().given(TestActors.VILLAGE, "2018-03-30", drafted());
    }

    static LedgerFixture<NoticeAggregate> approvedNotice() {
        return aDraft().given(TestActors.NOTICE_OFFICER, "2018-03-31", approved(N05_P1));
    }

    static LedgerFixture<NoticeAggregate> postedNotice() {
        return approvedNotice().given(TestActors.NOTICE_OFFICER, "2018-04-02", posted(N05_P1, LAST));
    }
}
