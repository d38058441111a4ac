package org.sunledger.projections.flow;

import org.sunledger.ledger.shared.Refusal;

/** Why money cannot be followed as it was asked. */
public enum FlowRefusal implements Refusal {
    UNKNOWN_START(
            Kind.UNKNOWN,
            "money-flow/unknown-start",
            "账簿在所问时点没有 {start} {value}。",
            "At the point of view asked the ledger knows no {startEn} {value}."),
    UNKNOWN_LINK(
            Kind.UNKNOWN,
            "money-flow/unknown-link",
            "没有从 {from} 到 {to} 的{kind}。",
            "No money of the kind {kind} went from {from} to {to}."),
    TOO_MANY(
            Kind.MALFORMED,
            "money-flow/too-many",
            "资金流向超过 {max} 条,请指定指标文号、资金、项目或区划。",
            "There are more than {max} links: name a document number, a fund, a project or a place.");

    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    FlowRefusal(Kind kind, String code, String chinese, String english) {
        this.kind = kind;
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
