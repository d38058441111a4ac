package org.sunledger.ledger.supervision;

import org.sunledger.ledger.shared.Refusal;

/** Every way an audit engagement says no. */
public enum EngagementRefusal implements Refusal {
    DRAWN_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "engagement/drawn-already",
            "任务 {engagementId} 已抽样,不得重抽;另抽请另立一次,每次抽样都留有记录。",
            "The sample of {engagementId} is drawn already and is not drawn again; another draw is another record."),
    EMPTY_POPULATION(
            NO_INVARIANT,
            Kind.CONFLICT,
            "engagement/empty-population",
            "截至第 {position} 号记录,没有符合条件的记录可抽。",
            "No record up to position {position} belongs to the population."),
    SIZE_OUT_OF_RANGE(
            NO_INVARIANT,
            Kind.MALFORMED,
            "engagement/size-out-of-range",
            "样本量 {size} 不在 1 至 {max} 之间。",
            "A sample of {size} was asked for; 1 to {max} are possible."),
    LARGER_THAN_POPULATION(
            NO_INVARIANT,
            Kind.CONFLICT,
            "engagement/larger-than-population",
            "样本量 {size} 大于总体 {populationSize} 条,请全数检查。",
            "A sample of {size} was asked for from {populationSize} records; look at all of them.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    EngagementRefusal(int invariant, Kind kind, String code, String chinese, String english) {
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
