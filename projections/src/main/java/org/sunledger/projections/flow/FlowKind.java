package org.sunledger.projections.flow;

import org.sunledger.ledger.shared.Labelled;

/** 流向: why money went from one node to the next. What comes back has kinds of its own and is never netted. */
public enum FlowKind implements Labelled {
    ARRIVAL("到账", "arrival", false),
    WITHDRAWAL("上级收回", "withdrawn by the higher level", true),
    ALLOCATION("分配下达", "allocation", false),
    REDUCTION("调减", "reduction", true),
    PAYMENT("支付", "payment", false),
    RETURN("退票", "sent back by the bank", true),
    PAYMENT_REVERSED("支付冲销", "payment reversed", true),
    RECOVERY("追回", "recovery", false),
    RECOVERY_REVERSED("追回冲销", "recovery reversed", true),
    POOL_RETURN("收回统筹", "returned to the pool", true);

    private final String chinese;
    private final String english;
    private final boolean isBack;

    FlowKind(String chinese, String english, boolean isBack) {
        this.chinese = chinese;
        this.english = english;
        this.isBack = isBack;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    /** Whether it runs against the way from the document to the payee. */
    public boolean isBack() {
        return isBack;
    }
}
