package org.sunledger.ledger.posting;

import org.sunledger.ledger.shared.Labelled;

/**
 * 会计科目 (domain.md 12.1). A posting's amount is positive when the account grows; the two postings of a move sum to
 * zero, so what one account gains another has lost.
 */
public enum Account implements Labelled {
    /** Where fiscal money comes from: minus what arrived, plus what the higher level took back. Never positive. */
    SOURCE(1, "预算指标"),
    /** Money nobody was promised: arrived, less allocated, plus what reductions and recoveries gave back. */
    POOL(2, "未分配"),
    /** Promised to a project and not paid yet: what is available (V). */
    ALLOCATED(3, "已分配"),
    /** Paid and neither returned nor recovered: net expenditure (N = D − R). */
    PAID(4, "已支付"),
    /** Held back until the defect period ends; unused so far, because retention simply stays in {@link #ALLOCATED}. */
    RETENTION(5, "质保金"),
    /** Recovered and not back in the pool yet: it buys nothing (INV-17). */
    RECOVERY_PENDING(6, "追回待处理"),
    /** Recovered money on its way to another pool; unused so far, because it returns to the pool in one step. */
    RETURNED_TO_POOL(7, "收回统筹"),
    /** Memorandum: value in the hands of the place it serves, by handover or by assigned share. */
    ASSET(8, "资产"),
    /** Memorandum: collective income distributed to a village; never fiscal money. */
    INCOME(9, "收益"),
    /** Paid back to people; unused so far. */
    RESTITUTION(10, "退还群众"),
    /** Carried into the next year; unused so far, because balances carry themselves. */
    CARRY_OVER(11, "结转"),
    /** What the bank says and the ledger does not; unused so far. */
    RECONCILIATION(12, "对账差异"),
    /** Memorandum contra of {@link #ASSET}: minus the value handed over or assigned. Never positive. */
    ASSET_SOURCE(13, "资产来源"),
    /** Memorandum contra of income: minus what assets earned. Never positive. */
    INCOME_SOURCE(14, "收益来源"),
    /** Memorandum: earned and not distributed yet, at the place that received it. */
    INCOME_PENDING(15, "待分配收益");

    private final int number;
    private final String chinese;

    Account(int number, String chinese) {
        this.number = number;
        this.chinese = chinese;
    }

    /** As the chart of accounts and the audit package print it; frozen. */
    public int number() {
        return number;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
