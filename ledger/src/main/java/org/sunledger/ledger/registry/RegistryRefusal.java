package org.sunledger.ledger.registry;

import org.sunledger.ledger.shared.Refusal;

/** Every way the registries say no. */
public enum RegistryRefusal implements Refusal {
    PARAMETER_MISSING(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/parameter-missing",
            "规则集中没有参数 {key},请先发布规则。",
            "The rule set in force has no parameter {key}; publish it first.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    RegistryRefusal(int invariant, Kind kind, String code, String chinese, String english) {
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
