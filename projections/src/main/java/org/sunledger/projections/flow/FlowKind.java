package org.sunledger.projections.flow;

/** 流向: why money went from one node to the next. What comes back has kinds of its own and is never netted. */
public enum FlowKind {
    ARRIVAL("到账", false),
    WITHDRAWAL("上级收回", true),
    ALLOCATION("分配下达", false),
    REDUCTION("调减", true),
    PAYMENT("支付", false),
    RETURN("退票", true),
    PAYMENT_REVERSED("支付冲销", true),
    RECOVERY("追回", false),
    RECOVERY_REVERSED("追回冲销", true),
    POOL_RETURN("收回统筹", true);

    private final String chinese;
    private final boolean isBack;

    FlowKind(String chinese, boolean isBack) {
        this.chinese = chinese;
        this.isBack = isBack;
    }

    public String chinese() {
        return chinese;
    }

    /** Whether it runs against the way from the document to the payee. */
    public boolean isBack() {
        return isBack;
    }
}
