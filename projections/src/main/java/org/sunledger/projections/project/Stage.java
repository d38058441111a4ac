package org.sunledger.projections.project;

import org.sunledger.ledger.shared.Labelled;

/** 项目阶段 (domain.md section 7). */
public enum Stage implements Labelled {
    PROPOSED("谋划申报"),
    TOWN_REVIEWED("乡镇审核"),
    COUNTY_APPROVED("县级审定"),
    LISTED("储备(已入库)"),
    DELISTED("出库"),
    SELECTED("遴选立项"),
    NOTIFIED("实施前公示"),
    STARTED("组织实施"),
    ACCEPTED("竣工验收"),
    ACCEPTANCE_FAILED("验收不合格"),
    SETTLED("结算审定"),
    ASSET_REGISTERED("资产登记");

    private final String chinese;

    Stage(String chinese) {
        this.chinese = chinese;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
