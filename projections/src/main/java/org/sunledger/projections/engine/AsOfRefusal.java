package org.sunledger.projections.engine;

import org.sunledger.ledger.shared.Refusal;

/** Why no answer can be given for the point of view that was asked. */
public enum AsOfRefusal implements Refusal {
    POSITION_AND_KNOWN_AT(
            "as-of/position-and-known-at",
            "不能同时指定 position({position})和 knownAt({knownAt}):两者都表示账簿的知悉时点。",
            "position ({position}) and knownAt ({knownAt}) cannot be given together: both say what the ledger knew."),
    FUTURE_INSTANT(
            "as-of/future-instant",
            "knownAt {knownAt} 晚于现在 {now}:账簿尚未知悉。",
            "knownAt {knownAt} lies after now, {now}: nobody knows yet what the ledger will hold."),
    FUTURE_DAY(
            "as-of/future-day",
            "业务日期 {effectiveOn} 晚于今天 {today}。",
            "The effective day {effectiveOn} lies after today, {today}."),
    BEFORE_LEDGER_OPENED(
            "as-of/before-ledger-opened",
            "所问时点 {asked} 早于开账 {openedAt}。",
            "{asked} lies before the ledger was opened, {openedAt}."),
    POSITION_UNKNOWN(
            "as-of/position-unknown",
            "位置 {position} 不存在:账簿位置从 1 到 {head}。",
            "There is no position {position}: the journal goes from 1 to {head}."),
    FROM_AFTER_TO(
            "as-of/from-after-to",
            "起点 {from} 晚于终点 {to}:先知悉的在前。",
            "from ({from}) lies after to ({to}): the earlier knowledge comes first.");

    private final String code;
    private final String chinese;
    private final String english;

    AsOfRefusal(String code, String chinese, String english) {
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public int invariant() {
        return NO_INVARIANT;
    }

    @Override
    public Kind kind() {
        return Kind.MALFORMED;
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
