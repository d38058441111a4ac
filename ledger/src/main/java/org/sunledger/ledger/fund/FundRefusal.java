package org.sunledger.ledger.fund;

import org.sunledger.ledger.shared.Refusal;

/** Every way a fund says no. */
public enum FundRefusal implements Refusal {
    UNKNOWN_FUND(NO_INVARIANT, Kind.UNKNOWN, "fund/unknown", "没有这笔资金指标:{fundId}。", "There is no fund {fundId}."),
    QUOTA_ENTERED_BEFORE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "fund/quota-entered-before",
            "指标重复:{quotaDocNo}、{category}、{fiscalYear} 年度的指标已经登记。",
            "The quota {quotaDocNo}, {category}, {fiscalYear} has already been entered."),
    INTEGRATION_ITEM_MISSING(
            13,
            Kind.CONFLICT,
            "fund/integration-item-missing",
            "不在统筹整合范围:{quotaDocNo} 为统筹整合资金,须填写整合项目号。",
            "{quotaDocNo} is integrated money; it must name an item of the integration list."),
    CODE_USED(
            9,
            Kind.CONFLICT,
            "fund/code-used",
            "指标代码重复:{fundCode} 已由 {holder} 使用,请换一个代码。",
            "The fund code {fundCode} is already used by {holder}; give this fund another one."),
    CODE_NOT_CLAIMED(
            9,
            Kind.CONFLICT,
            "fund/code-not-claimed",
            "指标代码 {fundCode} 尚未核定为本指标所用,不能复核。",
            "The fund code {fundCode} is not yet held by this fund; it cannot be confirmed."),
    REGISTERED_BEFORE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "fund/registered-before",
            "指标 {quotaDocNo} 已复核登记。",
            "The quota {quotaDocNo} has already been registered."),
    NOT_REGISTERED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "fund/not-registered",
            "指标 {quotaDocNo} 尚未复核登记。",
            "The quota {quotaDocNo} has been entered but not yet registered by a checker."),
    UNKNOWN_ENTRY(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "fund/unknown-entry",
            "该指标下没有这笔{entry}记录:{entryId}。",
            "This fund has no such entry: {entryId}."),
    ENTRY_EXISTS(
            NO_INVARIANT,
            Kind.CONFLICT,
            "fund/entry-exists",
            "记录编号 {entryId} 已经使用。",
            "The entry id {entryId} is already in use."),
    ENTRY_ENDED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "fund/entry-ended",
            "记录 {entryId} 已办结({outcome}),不能再次办理。",
            "The entry {entryId} has already been {outcomeEn}; nothing more can be done with it."),
    ARRIVAL_EXCEEDS_QUOTA(
            NO_INVARIANT,
            Kind.CONFLICT,
            "fund/arrival-exceeds-quota",
            "累计到账超过指标:指标 {quotaFen} 元,已到账 {arrivedFen} 元,本次 {amountFen} 元。",
            "The quota is {quotaFen} yuan and {arrivedFen} yuan have arrived; {amountFen} yuan more would exceed it."),
    REFERENCE_NOT_CLAIMED(
            9,
            Kind.CONFLICT,
            "fund/reference-not-claimed",
            "流水号 {bankRef} 尚未核定为本次到账所用,不能复核。",
            "The bank reference {bankRef} is not yet held by this arrival; it cannot be confirmed."),
    ADJUSTED_BELOW_ARRIVED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "fund/adjusted-below-arrived",
            "调整后指标低于已到账:指标 {quotaFen} 元,调减 {reductionFen} 元,已到账 {arrivedFen} 元。",
            "The quota is {quotaFen} yuan and {arrivedFen} yuan have arrived; it cannot be reduced by {reductionFen} yuan."),
    WITHDRAWAL_EXCEEDS_POOL(
            3,
            Kind.CONFLICT,
            "fund/withdrawal-exceeds-pool",
            "收回金额超过未分配资金:可用 {availableFen} 元,收回 {amountFen} 元。",
            "The pool has {availableFen} yuan available; {amountFen} yuan cannot be withdrawn."),
    INSUFFICIENT(
            3,
            Kind.CONFLICT,
            "fund/insufficient",
            "资金来源余额不足:可用 {availableFen} 元,需要 {requiredFen} 元。",
            "The fund has {availableFen} yuan available; {requiredFen} yuan is needed."),
    RESERVED_OTHERWISE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "fund/reserved-otherwise",
            "分配 {allocationId} 已预留 {reservedFen} 元,与本次 {amountFen} 元不符。",
            "{reservedFen} yuan is reserved for allocation {allocationId}; {amountFen} yuan was asked for now."),
    RESERVATION_RELEASED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "fund/reservation-released",
            "分配 {allocationId} 的预留已经释放,须重新提出分配。",
            "The reservation for allocation {allocationId} was released; a new allocation must be proposed."),
    REPLENISHED_OTHERWISE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "fund/replenished-otherwise",
            "来源 {sourceId} 已退回 {replenishedFen} 元,与本次 {amountFen} 元不符。",
            "{replenishedFen} yuan came back from {sourceId}; {amountFen} yuan was told now.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    FundRefusal(int invariant, Kind kind, String code, String chinese, String english) {
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
