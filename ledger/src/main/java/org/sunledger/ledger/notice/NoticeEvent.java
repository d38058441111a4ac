package org.sunledger.ledger.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.StreamId;

/** 公示与公告: what was posted where, for how long, and what came of it. */
public sealed interface NoticeEvent extends Event {
    /**
     * The fold version of a made-up notice: nothing composed it, so its digest stands for bytes that never were. Only a
     * county that was made up as events has it; no command may say so.
     */
    int NOT_COMPOSED = 0;

    NoticeId noticeId();

    @Override
    default StreamId stream() {
        return noticeId().stream();
    }

    /** 公示种类 (domain.md 11.11). */
    enum Type implements Labelled {
        N01("资金分配结果公告", "Announcement of allocations"),
        N02("项目库入库公示", "Notice of entry into the project pool"),
        N03("年度计划公告", "Announcement of the year plan"),
        N04("年度计划完成情况公告", "Announcement of the year plan's completion"),
        N05("项目实施前公示", "Notice before works begin"),
        N06("竣工验收公告", "Announcement of completion and acceptance"),
        N07("到户补助公示", "Notice of household subsidies"),
        N08("扶贫贷款贴息公告", "Announcement of loan interest subsidies"),
        N09("行业协作资金公告", "Announcement of sector and cooperation funds"),
        N10("资产登记移交公告", "Announcement of asset registration and handover"),
        N11("收益分配公示", "Notice of income distribution"),
        N12("异议处理结果公告", "Announcement of how an objection was settled"),
        N13("审计整改结果公告", "Announcement of rectification after audit");

        private final String chinese;
        private final String english;

        Type(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        @Override
        public String english() {
            return english;
        }
    }

    /** 公示 asks for objections and has a last day; 公告 informs and stays (T5). */
    enum Form implements Labelled {
        NOTICE("公示"),
        ANNOUNCEMENT("公告");

        private final String chinese;

        Form(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 公开层级. */
    enum Level implements Labelled {
        COUNTY("县"),
        TOWN("乡"),
        VILLAGE("村"),
        SITE("项目地");

        private final String chinese;

        Level(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 公开渠道. */
    enum Channel implements Labelled {
        WEB_PORTAL("门户网站"),
        FIXED_BOARD("固定公开栏"),
        SITE_BOARD("项目公示牌"),
        BROADCAST("广播"),
        WECHAT("微信"),
        CARD("明白卡"),
        SCREEN("电子屏");

        private final String chinese;

        Channel(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 公示结论. */
    enum Outcome implements Labelled {
        NO_OBJECTION("无异议"),
        OBJECTION_RESOLVED("异议已处理");

        private final String chinese;

        Outcome(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * 起草.
     *
     * @param subjects the streams it tells of, printed
     * @param contentSha256 of the exact bytes that will be posted, lower-case hex
     * @param asOfPosition the journal position the content was computed at (INV-28)
     * @param foldVersion of the fold that computed it, or {@link #NOT_COMPOSED}
     * @param supersedes the notice it takes the place of
     */
    record NoticeDrafted(
            NoticeId noticeId,
            String number,
            Type noticeType,
            Form form,
            Level level,
            DivisionCode divisionCode,
            List<String> subjects,
            String title,
            String contentSha256,
            long asOfPosition,
            int foldVersion,
            @Nullable UUID supersedes)
            implements NoticeEvent {
        public NoticeDrafted {
            subjects = List.copyOf(subjects);
        }
    }

    /** 修改草稿: before posting only (INV-22). */
    record NoticeRevised(NoticeId noticeId, String title, String contentSha256, long asOfPosition, int foldVersion)
            implements NoticeEvent {}

    /** 审核: the privacy check found nothing forbidden. */
    record NoticeApproved(NoticeId noticeId, String contentSha256) implements NoticeEvent {}

    /**
     * 发布, on the effective date.
     *
     * @param lastOn last day of the period; null for an announcement
     */
    record NoticePosted(
            NoticeId noticeId,
            Channel channel,
            @Nullable String url,
            @Nullable String photoSha256,
            @Nullable LocalDate lastOn)
            implements NoticeEvent {}

    /** 暂停: an objection was received. */
    record NoticeSuspended(NoticeId noticeId, UUID caseId) implements NoticeEvent {}

    /** 异议已处理: the case was answered; the notice may be posted again under a new number. */
    record NoticeObjectionResolved(NoticeId noticeId, UUID caseId) implements NoticeEvent {}

    /** 公示期满归档. */
    record NoticeClosed(NoticeId noticeId, Outcome outcome) implements NoticeEvent {}

    /** 已替换. */
    record NoticeSuperseded(NoticeId noticeId, UUID by) implements NoticeEvent {}

    /** 撤下. */
    record NoticeWithdrawn(NoticeId noticeId) implements NoticeEvent {}
}
