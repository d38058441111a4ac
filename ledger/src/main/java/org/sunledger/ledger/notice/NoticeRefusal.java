package org.sunledger.ledger.notice;

import org.sunledger.ledger.shared.Refusal;

/** Every way a notice says no. */
public enum NoticeRefusal implements Refusal {
    UNKNOWN_NOTICE(
            NO_INVARIANT, Kind.UNKNOWN, "notice/unknown", "公示 {noticeId} 不存在。", "There is no notice {noticeId}."),
    DRAFTED_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "notice/drafted-already",
            "公示 {noticeId} 已起草,编号 {number}。",
            "Notice {noticeId} is drafted already, under number {number}."),
    UNKNOWN_SUBJECT(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "notice/unknown-subject",
            "公示所述项目 {projectId} 不存在。",
            "The notice tells of project {projectId}, which does not exist."),
    SUBJECT_ELSEWHERE(
            27,
            Kind.CONFLICT,
            "notice/subject-elsewhere",
            "项目 {projectId} 位于 {projectDivision},不能在 {divisionCode} 公示。",
            "Project {projectId} lies in {projectDivision}; its notice cannot be posted for {divisionCode}."),
    SUPERSEDES_ITSELF(
            NO_INVARIANT,
            Kind.CONFLICT,
            "notice/supersedes-itself",
            "公示不能替换自己:{noticeId}。",
            "A notice cannot take its own place: {noticeId}."),
    SUPERSEDES_ANOTHER_TYPE(
            22,
            Kind.CONFLICT,
            "notice/supersedes-another-type",
            "只能替换同类公示:原公示为 {before},新公示为 {given}。",
            "A notice takes the place of one of its own type: the earlier one is {before}, this one {given}."),
    POSTED_IS_IMMUTABLE(
            22,
            Kind.CONFLICT,
            "notice/posted-is-immutable",
            "已发布公示不可修改:{number} 已于 {postedOn} 发布,请另行起草并替换原公示,公示期重新计算。",
            "A posted notice is immutable: {number} was posted on {postedOn}. Draft another one that supersedes it; the period restarts."),
    WAS_WITHDRAWN(
            NO_INVARIANT, Kind.CONFLICT, "notice/was-withdrawn", "公示 {number} 已撤下。", "Notice {number} was withdrawn."),
    NOT_A_DRAFT(
            NO_INVARIANT,
            Kind.CONFLICT,
            "notice/not-a-draft",
            "公示 {number} 已审核,无需再次审核。",
            "Notice {number} is approved already."),
    CONTENT_CHANGED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "notice/content-changed",
            "审核的内容不是当前草稿:审核摘要 {read},草稿摘要 {draft}。",
            "What was read is not the draft as it stands: digest {read} was read, the draft's is {draft}."),
    PERSONAL_DATA(
            23,
            Kind.CONFLICT,
            "notice/personal-data",
            "含身份证号/银行账号等,禁止公示:{found}。",
            "The notice holds personal data that must not be posted: {foundEn}."),
    NOT_APPROVED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "notice/not-approved",
            "公示 {number} 尚未审核,不得发布。",
            "Notice {number} is not approved; it cannot be posted."),
    POSTED_BEFORE_APPROVAL(
            26,
            Kind.CONFLICT,
            "notice/posted-before-approval",
            "业务日期错误:发布日期 {effectiveOn} 早于审核日期 {approvedOn}。",
            "The day of posting, {effectiveOn}, lies before the day of approval, {approvedOn}."),
    PHOTO_MISSING(
            NO_INVARIANT,
            Kind.CONFLICT,
            "notice/photo-missing",
            "在{channel}发布须附照片。",
            "Posting on a board ({channel}) needs its photo."),
    SUPERSEDED_WAS_NEVER_POSTED(
            22,
            Kind.CONFLICT,
            "notice/superseded-was-never-posted",
            "拟替换的公示 {number} 未曾发布,请直接修改草稿。",
            "The notice to be superseded, {number}, was never posted; revise its draft instead."),
    SUPERSEDED_ALREADY(
            22,
            Kind.CONFLICT,
            "notice/superseded-already",
            "公示 {number} 已被替换。",
            "Notice {number} was superseded already."),
    SUPERSEDED_HAS_OBJECTIONS(
            22,
            Kind.CONFLICT,
            "notice/superseded-has-objections",
            "原公示 {number} 有 {count} 件异议未处理,处理后方可重新公示。",
            "The notice to be superseded, {number}, has {count} open objections; answer them before it is posted again."),
    NO_PERIOD(
            21,
            Kind.CONFLICT,
            "notice/no-period",
            "公告 {number} 长期公开,没有公示期,无需归档。",
            "Announcement {number} stays open and has no period to close."),
    NOT_POSTED(21, Kind.CONFLICT, "notice/not-posted", "公示 {number} 不在公示中。", "Notice {number} is not on display."),
    PERIOD_NOT_OVER(
            21,
            Kind.CONFLICT,
            "notice/period-not-over",
            "公示期未满 {days} 天:最后一日为 {lastOn},{closableOn} 起可归档。",
            "The period of {days} days is not over: its last day is {lastOn}, the notice can be closed from {closableOn}."),
    OBJECTION_OPEN(
            21,
            Kind.CONFLICT,
            "notice/objection-open",
            "公示期内有未处理异议:{count} 件。",
            "The notice is suspended: {count} objections are not answered."),
    PERIOD_INTERRUPTED(
            21,
            Kind.CONFLICT,
            "notice/period-interrupted",
            "公示 {number} 在公示期内因异议暂停,须重新公示,不得归档。",
            "The period of notice {number} was interrupted by an objection; it must be posted again and cannot be closed."),
    UNKNOWN_OBJECTION(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "notice/unknown-objection",
            "公示 {number} 没有异议 {caseId}。",
            "Notice {number} has no objection {caseId}.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    NoticeRefusal(int invariant, Kind kind, String code, String chinese, String english) {
        this.invariant = invariant;
        this.kind = kind;
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public int invariant() {
        return invariant;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String code() {
        return code;
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
