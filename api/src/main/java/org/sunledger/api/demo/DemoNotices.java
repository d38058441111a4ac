package org.sunledger.api.demo;

import static org.sunledger.api.demo.DemoCounty.NOTICE;
import static org.sunledger.api.demo.DemoCounty.id;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.api.html.Frame;
import org.sunledger.ledger.notice.NoticeCommand.ApproveNotice;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeCommand.DraftNotice;
import org.sunledger.ledger.notice.NoticeCommand.PostNotice;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.projections.notice.NoticeOrder;
import org.sunledger.projections.notice.NoticeOrder.Contact;
import org.sunledger.projections.notice.NoticeOrder.Statements;

/** Notices of the story: drafted and approved by two persons, posted, closed when their days are over. */
final class DemoNotices {
    static final String WATERMARK = Frame.WATERMARK;

    private static final Contact CONTACT =
            new Contact("安丘市扶贫办(演示)", "0536-0000000", "安丘市扶贫办公室(演示)", "board@example.invalid");
    private static final List<DocNo> BASIS = List.of(new DocNo("安扶组发〔2018〕4号"));

    private final DemoDesk desk;
    private final Script script;
    private final List<Notice> registered = new ArrayList<>();

    /**
     * A notice of the story.
     *
     * @param closedOn null: an announcement, or a period that is cut off
     */
    record Notice(
            String name,
            NoticeEvent.Type type,
            Form form,
            Level level,
            Actor drafter,
            OrgId publisher,
            DivisionCode division,
            String title,
            List<StreamId> subjects,
            String draftedOn,
            String postedOn,
            @Nullable String closedOn,
            @Nullable Notice supersedes,
            Channel channel,
            @Nullable Statements statements) {
        NoticeId noticeId() {
            return new NoticeId(id("notice/" + name));
        }

        /** About one project, on the village's board. */
        static Notice of(
                DemoCases.Case p,
                String name,
                NoticeEvent.Type type,
                Level level,
                Actor drafter,
                OrgId publisher,
                DivisionCode division,
                String draftedOn,
                String postedOn,
                @Nullable String closedOn) {
            return new Notice(
                    p.code() + "/" + name,
                    type,
                    Form.NOTICE,
                    level,
                    drafter,
                    publisher,
                    division,
                    p.profile().name() + type.chinese(),
                    List.of(p.projectId().stream()),
                    draftedOn,
                    postedOn,
                    closedOn,
                    null,
                    Channel.FIXED_BOARD,
                    null);
        }

        /** 公告: informs and stays. */
        static Notice announcement(
                String name,
                NoticeEvent.Type type,
                Level level,
                Actor drafter,
                OrgId publisher,
                DivisionCode division,
                String title,
                List<StreamId> subjects,
                String draftedOn,
                String postedOn,
                Channel channel) {
            return new Notice(
                    name,
                    type,
                    Form.ANNOUNCEMENT,
                    level,
                    drafter,
                    publisher,
                    division,
                    title,
                    subjects,
                    draftedOn,
                    postedOn,
                    null,
                    null,
                    channel,
                    null);
        }

        Notice superseding(Notice earlier) {
            return new Notice(
                    name,
                    type,
                    form,
                    level,
                    drafter,
                    publisher,
                    division,
                    title,
                    subjects,
                    draftedOn,
                    postedOn,
                    closedOn,
                    earlier,
                    channel,
                    statements);
        }

        Notice stating(Statements words) {
            return new Notice(
                    name,
                    type,
                    form,
                    level,
                    drafter,
                    publisher,
                    division,
                    title,
                    subjects,
                    draftedOn,
                    postedOn,
                    closedOn,
                    supersedes,
                    channel,
                    words);
        }
    }

    DemoNotices(DemoDesk desk, Script script) {
        this.desk = desk;
        this.script = script;
    }

    NoticeId tell(Notice notice) {
        registered.add(notice);
        var noticeId = notice.noticeId();
        var step = "notice/" + notice.name();
        var photo = notice.channel() == Channel.FIXED_BOARD ? DemoProjects.SCAN : null;
        script.day(notice.draftedOn(), "06:30", notice.drafter(), step + "/draft", () -> {
            var draft = desk.compose(noticeId, position -> order(notice, position));
            return new DraftNotice(
                    noticeId,
                    number(notice),
                    notice.type(),
                    notice.form(),
                    notice.level(),
                    notice.division(),
                    notice.subjects().stream().map(StreamId::toString).toList(),
                    notice.title(),
                    draft.sha256(),
                    draft.position(),
                    draft.foldVersion(),
                    notice.supersedes() == null ? null : notice.supersedes().noticeId());
        });
        script.day(
                notice.draftedOn(),
                "07:00",
                NOTICE,
                step + "/approve",
                () -> new ApproveNotice(noticeId, desk.contentOf(noticeId), List.of()));
        script.day(
                notice.postedOn(),
                "07:30",
                NOTICE,
                step + "/post",
                new PostNotice(noticeId, notice.channel(), null, photo));
        var closedOn = notice.closedOn();
        if (closedOn != null) script.day(closedOn, "01:30", NOTICE, step + "/close", new CloseNotice(noticeId));
        return noticeId;
    }

    private NoticeOrder order(Notice notice, long position) {
        return new NoticeOrder(
                number(notice),
                notice.type(),
                notice.form(),
                notice.level(),
                notice.division(),
                notice.subjects(),
                notice.title(),
                notice.publisher(),
                BASIS,
                CONTACT,
                notice.drafter().role(),
                Role.NOTICE_OFFICER,
                notice.form() == Form.NOTICE ? 10 : null,
                notice.supersedes() == null ? null : number(notice.supersedes()),
                notice.statements(),
                WATERMARK,
                LocalDate.parse(notice.draftedOn()),
                position);
    }

    /** Numbered through the year in the order of drafting. */
    private String number(Notice notice) {
        var year = notice.draftedOn().substring(0, 4);
        var inYear = registered.stream()
                .filter(other -> other.draftedOn().startsWith(year))
                .sorted(Comparator.comparing(Notice::draftedOn))
                .toList();
        return "安公示〔%s〕%d号".formatted(year, inYear.indexOf(notice) + 1);
    }
}
