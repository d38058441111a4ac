package org.sunledger.ledger.asset;

import org.sunledger.ledger.shared.Refusal;

/** Every way an asset says no. */
public enum AssetRefusal implements Refusal {
    UNKNOWN_ASSET(NO_INVARIANT, Kind.UNKNOWN, "asset/unknown", "资产 {assetId} 不存在。", "There is no asset {assetId}."),
    ALREADY_REGISTERED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "asset/already-registered",
            "资产 {assetId} 已登记,编号 {code}。",
            "Asset {assetId} is registered already, under code {code}."),
    REGISTRATION_ABANDONED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "asset/registration-abandoned",
            "资产 {assetId} 的登记已作废,请重新登记。",
            "The registration of asset {assetId} was abandoned; register it anew."),
    SOURCES_DIFFER(
            2,
            Kind.CONFLICT,
            "asset/sources-differ",
            "资金来源合计与总额相差 {difference} 元:来源合计 {sum} 元,资产原值 {value} 元。",
            "The sources differ from the value by {difference} yuan: they sum to {sum} yuan, the original value is {value} yuan."),
    PROJECT_VALUES_DIFFER(
            18,
            Kind.CONFLICT,
            "asset/project-values-differ",
            "各项目形成的价值合计与资产原值相差 {difference} 元:合计 {sum} 元,原值 {value} 元。",
            "What the projects put in differs from the original value by {difference} yuan: {sum} yuan against {value} yuan."),
    NOT_SETTLED(
            18,
            Kind.CONFLICT,
            "asset/not-settled",
            "项目 {projectId} 尚无结算审定价,不得登记资产。",
            "Project {projectId} has no approved settlement; no asset can be registered from it."),
    ABOVE_SETTLEMENT(
            18,
            Kind.CONFLICT,
            "asset/above-settlement",
            "资产原值超过结算审定价:项目 {projectId} 审定 {settlement} 元,已登记 {registered} 元,本次 {asked} 元。",
            "The value exceeds the settlement: project {projectId} was settled at {settlement} yuan, {registered} yuan of it are registered, {asked} yuan were asked for."),
    VALUE_NOT_CLAIMED(
            18,
            Kind.CONFLICT,
            "asset/value-not-claimed",
            "项目 {projectId} 的结算审定价尚未计入本资产的 {asked} 元,请稍后再办确权。",
            "Project {projectId} has not yet counted {asked} yuan of its settlement for this asset; confirm the title later."),
    TITLE_ALREADY_CONFIRMED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "asset/title-already-confirmed",
            "资产 {assetId} 已确权。",
            "The title of asset {assetId} is confirmed already."),
    TITLE_NOT_CONFIRMED(
            19,
            Kind.CONFLICT,
            "asset/title-not-confirmed",
            "缺少移交手续:资产 {assetId} 尚未确权。",
            "The title of asset {assetId} is not confirmed."),
    HANDOVER_INCOMPLETE(
            19,
            Kind.CONFLICT,
            "asset/handover-incomplete",
            "缺少移交手续:{missing}。",
            "The handover is incomplete; it lacks: {missingEn}."),
    SIDE_SIGNED_TWICE(
            19,
            Kind.CONFLICT,
            "asset/side-signed-twice",
            "移交签字须每方一人:{side}有 {count} 个签字。",
            "One person signs for each side: {sideEn} has {count} signatures."),
    SIGNED_FOR_TWO_SIDES(
            19,
            Kind.CONFLICT,
            "asset/signed-for-two-sides",
            "移交三方签字须为不同的人:{user} 签了 {count} 次。",
            "Three different persons sign a handover: {user} signed {count} times."),
    SIDE_OF_ANOTHER_ORG(
            19,
            Kind.CONFLICT,
            "asset/side-of-another-org",
            "移交签字单位不符:{side}应为 {expected},签字人属 {given}。",
            "The signature is of another organisation: {sideEn} is {expected}, the signer stands for {given}."),
    ALREADY_HANDED_OVER(
            NO_INVARIANT,
            Kind.CONFLICT,
            "asset/already-handed-over",
            "资产 {assetId} 已于 {on} 移交。",
            "Asset {assetId} was handed over on {on}."),
    DIVIDED_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "asset/divided-already",
            "资产 {assetId} 已决定量化到 {villages} 个村,不得再次量化或整体移交。",
            "Asset {assetId} was divided among {villages} villages; it is neither divided again nor handed over whole."),
    NOT_A_VILLAGE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "asset/not-a-village",
            "只能量化或分配到村:{divisionCode} 不是村级区划。",
            "Shares and income go to villages: {divisionCode} is no village."),
    SHARES_DIFFER(
            18,
            Kind.CONFLICT,
            "asset/shares-differ",
            "份额合计不为 100%:合计 {sum} 元,资产原值 {value} 元,相差 {difference} 元。",
            "The shares do not make the whole: they sum to {sum} yuan, the value is {value} yuan, {difference} yuan apart."),
    TOO_SMALL_TO_DIVIDE(
            18,
            Kind.CONFLICT,
            "asset/too-small-to-divide",
            "资产原值 {value} 元不足以量化到 {villages} 个村,每村至少 1 分。",
            "A value of {value} yuan cannot be divided among {villages} villages with a fen for each."),
    NO_SHARE_DECIDED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "asset/no-share-decided",
            "量化方案中没有 {divisionCode} 的份额。",
            "No share was decided for {divisionCode}."),
    SHARE_ASSIGNED_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "asset/share-assigned-already",
            "{divisionCode} 的份额 {share} 元已量化到村。",
            "The share of {divisionCode}, {share} yuan, is assigned already."),
    INCOME_ALREADY_RECORDED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "asset/income-already-recorded",
            "收益 {incomeId} 已登记,金额 {received} 元。",
            "Income {incomeId} is recorded already, with {received} yuan."),
    UNKNOWN_INCOME(
            NO_INVARIANT, Kind.UNKNOWN, "asset/unknown-income", "收益 {incomeId} 不存在。", "There is no income {incomeId}."),
    DISTRIBUTION_DECIDED_ALREADY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "asset/distribution-decided-already",
            "收益 {incomeId} 的分配方案已定,金额 {decided} 元。",
            "The distribution of income {incomeId} is decided already, {decided} yuan."),
    LINES_DIFFER(
            20,
            Kind.CONFLICT,
            "asset/lines-differ",
            "分配合计与收益不符:各村合计 {sum} 元,分配额 {asked} 元,相差 {difference} 元。",
            "The lines do not sum to what is distributed: {sum} yuan against {asked} yuan, {difference} yuan apart."),
    ABOVE_INCOME(
            20,
            Kind.CONFLICT,
            "asset/above-income",
            "分配超过收益:到账 {received} 元,分配 {asked} 元。",
            "More is distributed than was received: {asked} yuan of {received} yuan."),
    DISTRIBUTION_NOT_DECIDED(
            20,
            Kind.CONFLICT,
            "asset/distribution-not-decided",
            "收益 {incomeId} 尚无分配方案。",
            "The distribution of income {incomeId} is not decided."),
    NO_LINE_DECIDED(
            20,
            Kind.CONFLICT,
            "asset/no-line-decided",
            "收益 {incomeId} 的分配方案中没有 {divisionCode}。",
            "The distribution of income {incomeId} has no line for {divisionCode}."),
    DISTRIBUTED_ALREADY(
            20,
            Kind.CONFLICT,
            "asset/distributed-already",
            "收益 {incomeId} 已向 {divisionCode} 分配 {amount} 元。",
            "{amount} yuan of income {incomeId} were distributed to {divisionCode} already.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    AssetRefusal(int invariant, Kind kind, String code, String chinese, String english) {
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
