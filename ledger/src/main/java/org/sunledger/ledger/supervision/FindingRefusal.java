package org.sunledger.ledger.supervision;

import org.sunledger.ledger.shared.Refusal;

/** Every way a finding says no. */
public enum FindingRefusal implements Refusal {
    UNKNOWN_FINDING(
            NO_INVARIANT, Kind.UNKNOWN, "finding/unknown", "问题 {findingId} 不存在。", "There is no finding {findingId}."),
    RAISED_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "finding/raised-already",
            "问题 {findingId} 已登记,编号 {number}。",
            "Finding {findingId} is recorded already, under number {number}."),
    UNKNOWN_SUBJECT(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "finding/unknown-subject",
            "问题所述项目 {projectId} 不存在。",
            "The finding is about project {projectId}, which does not exist."),
    NOT_VERIFIED(
            24,
            Kind.CONFLICT,
            "finding/not-verified",
            "未复核,不得销号:问题 {number} 的整改尚未复核通过。",
            "Finding {number} cannot be closed: its rectification is not verified."),
    NOTHING_TO_VERIFY(
            24,
            Kind.CONFLICT,
            "finding/nothing-to-verify",
            "问题 {number} 没有待复核的整改报告。",
            "Finding {number} has no reported rectification that waits for verification."),
    TOOK_PART_IN_CORRECTION(
            24,
            Kind.FORBIDDEN,
            "finding/took-part-in-correction",
            "复核与销号不得由参与整改的人(责任人、报告人、追缴经办)办理:{user}。",
            "Who had a part in the correction may neither verify nor close: {user} was responsible, reported it or signed its recovery."),
    RECOVERY_OUTSTANDING(
            24,
            Kind.CONFLICT,
            "finding/recovery-outstanding",
            "追缴未到位,不得销号:项目 {projectId} 追缴 {recoveryId} 应收 {ordered} 元,已收 {received} 元,减免 {waived} 元,尚差 {outstanding} 元。",
            "The recovery {recoveryId} of project {projectId} is not complete: {ordered} yuan were ordered, {received} yuan received, {waived} yuan waived, {outstanding} yuan are outstanding."),
    NO_RESPONSIBLE_PERSON(
            25,
            Kind.CONFLICT,
            "finding/no-responsible-person",
            "责任人须唯一:问题 {number} 尚未交办到人。",
            "A finding has exactly one responsible person: {number} is assigned to nobody."),
    REPORTED_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "finding/reported-already",
            "问题 {number} 的整改已报告,等待复核。",
            "The rectification of finding {number} is reported and waits for verification."),
    VERIFIED_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "finding/verified-already",
            "问题 {number} 的整改已复核通过。",
            "The rectification of finding {number} is verified already."),
    CLOSED_ALREADY(
            NO_INVARIANT, Kind.CONFLICT, "finding/closed-already", "问题 {number} 已销号。", "Finding {number} is closed.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    FindingRefusal(int invariant, Kind kind, String code, String chinese, String english) {
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
