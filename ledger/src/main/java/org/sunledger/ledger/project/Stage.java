package org.sunledger.ledger.project;

import org.sunledger.ledger.shared.Labelled;

/** 项目阶段 (domain.md section 7), in order; 出库 is an exit. */
public enum Stage implements Labelled {
    PROPOSED("谋划申报"),
    TOWN_REVIEWED("乡镇审核"),
    COUNTY_APPROVED("县级审定"),
    LISTED("已入库"),
    SELECTED("立项"),
    CONTRACTED("签约"),
    STARTED("开工"),
    ACCEPTED("竣工验收"),
    SETTLED("结算审定"),
    DELISTED("出库");

    private final String chinese;

    Stage(String chinese) {
        this.chinese = chinese;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    /** INV-11: money may be given to it. */
    public boolean isListed() {
        return hasReached(LISTED);
    }

    /** INV-11: it stands in a year plan, so money may be paid. */
    public boolean isSelected() {
        return hasReached(SELECTED);
    }

    /** A delisted project has left the way and reaches nothing. */
    public boolean hasReached(Stage other) {
        return this != DELISTED && compareTo(other) >= 0;
    }
}
