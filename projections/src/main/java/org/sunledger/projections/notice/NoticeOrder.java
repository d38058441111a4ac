package org.sunledger.projections.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeEvent.Level;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;

/**
 * What a notice officer asks to be composed. Together with the journal up to the position it fixes every byte (INV-28).
 *
 * @param title null: the notice's own name
 * @param subjects the streams it tells of: projects, funds, assets, the case and the notice objected to
 * @param basis 依据文号
 * @param periodDays 公示期, start day not counted; null for an announcement
 * @param supersedesNumber of the notice it takes the place of
 * @param statements what the ledger cannot know; null where the type asks for none
 * @param watermark of a demo ledger
 */
public record NoticeOrder(
        String number,
        NoticeEvent.Type type,
        Form form,
        Level level,
        DivisionCode divisionCode,
        List<StreamId> subjects,
        @Nullable String title,
        OrgId publisher,
        List<DocNo> basis,
        Contact contact,
        Role handledBy,
        Role checkedBy,
        @Nullable Integer periodDays,
        @Nullable String supersedesNumber,
        @Nullable Statements statements,
        @Nullable String watermark,
        LocalDate businessDate,
        long asOfPosition) {
    public NoticeOrder {
        subjects = List.copyOf(subjects);
        basis = List.copyOf(basis);
    }

    /**
     * The order that a content came from: what the officer asked for stands in it beside what was computed.
     *
     * @param subjects as drafted; a content names them only in words
     */
    static NoticeOrder behind(NoticeContent content, List<StreamId> subjects) {
        return new NoticeOrder(
                content.number(),
                content.type(),
                content.form(),
                content.level(),
                DivisionCode.of(content.place().divisionCode()),
                subjects,
                content.title(),
                new OrgId(content.publisher().orgId()),
                content.basis().stream().map(DocNo::new).toList(),
                new Contact(content.hotlineUnit(), content.hotline(), content.address(), content.mail()),
                content.handledBy(),
                content.checkedBy(),
                content.periodDays(),
                content.supersedesNumber(),
                Statements.in(content),
                content.watermark(),
                content.asOf().businessDate(),
                content.asOf().position());
    }

    /** 监督电话与受理地址: of units, never of persons. */
    public record Contact(String hotlineUnit, String hotline, String address, String mail) {}

    /**
     * 异议处理 (N12), in the officer's words and without identity.
     *
     * @param repostOn day the notice is posted again; null when it is not
     */
    public record Statements(
            String objection,
            String verified,
            String outcome,
            @Nullable LocalDate repostOn) {
        static final String OBJECTION = "异议摘要";
        static final String VERIFIED = "核实情况";
        static final String OUTCOME = "处理结果";
        static final String REPOST_ON = "重新公示日期";
        static final String NO_REPOST = "不再公示";

        private static @Nullable Statements in(NoticeContent content) {
            if (content.type() != NoticeEvent.Type.N12) return null;
            var repostOn = said(content, REPOST_ON);
            return new Statements(
                    said(content, OBJECTION),
                    said(content, VERIFIED),
                    said(content, OUTCOME),
                    repostOn.equals(NO_REPOST) ? null : LocalDate.parse(repostOn));
        }

        private static String said(NoticeContent content, String label) {
            return content.fields().stream()
                    .filter(field -> field.label().equals(label))
                    .map(NoticeContent.Field::value)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The notice says nothing under " + label));
        }
    }
}
