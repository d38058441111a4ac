package org.sunledger.ledger.period;

import org.sunledger.ledger.shared.Refusal;

/** Every way a period says no. */
public enum PeriodRefusal implements Refusal {
    CLOSED_BEFORE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "period/closed-before",
            "{period} 已经结账。",
            "The period {period} is already closed."),
    NOT_ENDED(
            26,
            Kind.CONFLICT,
            "period/not-ended",
            "{period} 尚未结束:{lastDay} 之后方可结账,今天是 {today}。",
            "The period {period} has not ended: it may be closed after {lastDay}, today is {today}."),
    NOT_CLOSED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "period/not-closed",
            "{period} 未结账,无须重开。",
            "The period {period} is not closed."),
    REOPEN_PROPOSED_BEFORE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "period/reopen-proposed-before",
            "{period} 的重开已由 {user} 申请,待审计同意。",
            "{user} has already proposed to reopen {period}; the auditor has to agree."),
    REOPEN_NOT_PROPOSED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "period/reopen-not-proposed",
            "{period} 的重开须先由分管领导申请。",
            "Reopening {period} must be proposed by a leader first.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    PeriodRefusal(int invariant, Kind kind, String code, String chinese, String english) {
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
