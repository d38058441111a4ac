package org.sunledger.ledger.supervision;

import org.sunledger.ledger.shared.Refusal;

/** Every way a case says no. */
public enum CaseRefusal implements Refusal {
    UNKNOWN_CASE(NO_INVARIANT, Kind.UNKNOWN, "case/unknown", "事项 {caseId} 不存在。", "There is no case {caseId}."),
    RECEIVED_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "case/received-already",
            "事项 {caseId} 已登记。",
            "Case {caseId} is recorded already."),
    UNKNOWN_SUBJECT(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "case/unknown-subject",
            "事项所述项目 {projectId} 不存在。",
            "The case is about project {projectId}, which does not exist."),
    UNKNOWN_NOTICE(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "case/unknown-notice",
            "异议所指的公示 {noticeId} 不存在。",
            "The notice objected to, {noticeId}, does not exist."),
    NOTICE_NOT_ON_DISPLAY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "case/notice-not-on-display",
            "公示 {number} 在 {effectiveOn} 不在公示中,请作为信访事项登记(不填公示编号)。",
            "Notice {number} was not on display on {effectiveOn}; record a petition without a notice instead."),
    ACCEPTED_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "case/accepted-already",
            "事项 {caseId} 已受理。",
            "Case {caseId} is accepted already."),
    NOT_ACCEPTED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "case/not-accepted",
            "事项 {caseId} 尚未受理。",
            "Case {caseId} is not accepted yet."),
    NOT_ASSIGNED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "case/not-assigned",
            "事项 {caseId} 尚未交办。",
            "Case {caseId} is not assigned to anybody yet."),
    NOT_THE_OWNER(
            NO_INVARIANT,
            Kind.FORBIDDEN,
            "case/not-the-owner",
            "只能由承办人 {owner} 或其所在单位答复,{user} 不属该单位。",
            "Only the owner {owner} or the owner's unit may reply; {user} is not of that unit."),
    REPLIED_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "case/replied-already",
            "事项 {caseId} 已答复。",
            "Case {caseId} is answered already."),
    NOT_REPLIED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "case/not-replied",
            "事项 {caseId} 尚未答复,不得办结。",
            "Case {caseId} is not answered; it cannot be closed."),
    CLOSED_ALREADY(NO_INVARIANT, Kind.CONFLICT, "case/closed-already", "事项 {caseId} 已办结。", "Case {caseId} is closed.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    CaseRefusal(int invariant, Kind kind, String code, String chinese, String english) {
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
