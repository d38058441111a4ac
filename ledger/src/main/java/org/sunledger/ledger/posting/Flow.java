package org.sunledger.ledger.posting;

import org.sunledger.ledger.shared.Labelled;

/** 资金流向: why money moved. A reversal keeps the flow of what it reverses, with the sign turned. */
public enum Flow implements Labelled {
    ARRIVAL("到账"),
    WITHDRAWAL("上级收回"),
    ALLOCATION("分配下达"),
    REDUCTION("调减"),
    PAYMENT("支付"),
    RETURN("退票"),
    RECOVERY("追回"),
    POOL_RETURN("收回统筹"),
    ASSET("资产移交与量化"),
    INCOME("收益");

    private final String chinese;

    Flow(String chinese) {
        this.chinese = chinese;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
