package org.sunledger.ledger.shared;

/** Ways to say no that every feature shares. */
public enum SharedRefusal implements Refusal {
    AMOUNT_OUT_OF_RANGE(
            NO_INVARIANT,
            Kind.MALFORMED,
            "shared/amount-out-of-range",
            "金额 {amount} 分超出范围:应为 0 至 {max} 分(1000亿元),请检查单位。",
            "An amount of {amount} fen is out of range: 0 to {max} fen (100 billion yuan) is allowed; check the unit."),
    AMOUNT_ZERO(NO_INVARIANT, Kind.MALFORMED, "shared/amount-zero", "金额不能为 0。", "The amount must not be 0."),
    DIVISION_MALFORMED(
            NO_INVARIANT,
            Kind.MALFORMED,
            "shared/division-malformed",
            "区划代码“{divisionCode}”格式错误:应为 12 位数字。",
            "Division code \"{divisionCode}\" is malformed: 12 digits are expected."),
    ORG_MALFORMED(
            NO_INVARIANT,
            Kind.MALFORMED,
            "shared/org-malformed",
            "统一社会信用代码“{orgId}”错误:应为 18 位且校验码相符(GB 32100-2015)。",
            "Organisation code \"{orgId}\" is wrong: 18 characters with a matching check character are expected (GB 32100-2015)."),
    DOC_NO_MALFORMED(
            NO_INVARIANT,
            Kind.MALFORMED,
            "shared/doc-no-malformed",
            "文号“{docNo}”格式错误:应如“安财农〔2018〕5号”。",
            "Document number \"{docNo}\" is malformed: a form such as 安财农〔2018〕5号 is expected."),
    BANK_REF_MALFORMED(
            NO_INVARIANT,
            Kind.MALFORMED,
            "shared/bank-ref-malformed",
            "银行流水号“{bankRef}”格式错误:应为 1 至 64 位字母、数字或 . _ / -。",
            "Bank reference \"{bankRef}\" is malformed: 1 to 64 letters, digits or . _ / - are expected."),
    DIGEST_MALFORMED(
            NO_INVARIANT,
            Kind.MALFORMED,
            "shared/digest-malformed",
            "摘要“{digest}”格式错误:应为 64 位小写十六进制 SHA-256。",
            "Digest \"{digest}\" is malformed: a SHA-256 of 64 lower-case hex digits is expected."),
    STREAM_ID_MALFORMED(
            NO_INVARIANT,
            Kind.MALFORMED,
            "shared/id-malformed",
            "编号“{id}”格式错误:应为 1 至 64 位字母、数字或 . _ : -。",
            "Id \"{id}\" is malformed: 1 to 64 letters, digits or . _ : - are expected."),
    FIELD_MISSING(
            NO_INVARIANT,
            Kind.MALFORMED,
            "shared/field-missing",
            "缺少字段 {field},或内容为空。",
            "Field {field} is missing or empty."),
    REASON_MISSING(
            NO_INVARIANT,
            Kind.MALFORMED,
            "shared/reason-missing",
            "请用文字说明原因(字段 {field}):此事项没有代码能说明。",
            "Say why in words (field {field}): no code tells it here."),
    FIELD_WRONG(
            NO_INVARIANT,
            Kind.MALFORMED,
            "shared/field-wrong",
            "字段 {field} 的值不对,应为{expected}。",
            "Field {field} cannot be right; expected: {expectedEn}."),
    ROLE_NOT_ALLOWED(
            8,
            Kind.FORBIDDEN,
            "shared/role-not-allowed",
            "岗位“{role}”不得办理此事项,应由以下岗位办理:{allowed}。",
            "The role {roleEn} may not do this; it is for: {allowedEn}."),
    SAME_PERSON(
            8,
            Kind.CONFLICT,
            "shared/same-person",
            "经办与复核不能为同一人:{user} 已在本流程签字。",
            "Maker and checker must differ: {user} has already signed in this chain."),
    OUTSIDE_AREA(
            27,
            Kind.FORBIDDEN,
            "shared/outside-area",
            "越权:区划 {divisionCode} 不在本单位管辖范围 {area} 内。",
            "Division {divisionCode} is outside the area {area} of the acting unit."),
    DIVISION_NOT_VALID(
            27,
            Kind.CONFLICT,
            "shared/division-not-valid",
            "区划代码在该日期无效:{divisionCode} 在 {effectiveOn} 未登记或已撤销。",
            "Division {divisionCode} was not valid on {effectiveOn}."),
    DATE_IN_FUTURE(
            26,
            Kind.CONFLICT,
            "shared/date-in-future",
            "业务日期错误:{effectiveOn} 晚于今天 {today}。",
            "The effective date {effectiveOn} lies after today, {today}."),
    DATE_BEFORE_STREAM(
            26,
            Kind.CONFLICT,
            "shared/date-before-first",
            "业务日期错误:{effectiveOn} 早于该事项的首个日期 {firstOn}。",
            "The effective date {effectiveOn} lies before the first date of this record, {firstOn}."),
    DATE_BEFORE_STEP(
            26,
            Kind.CONFLICT,
            "shared/date-before-step",
            "业务日期错误:{effectiveOn} 早于前一步的业务日期 {stepOn};复核、审批、退回不得早于所办事项。",
            "The effective date {effectiveOn} lies before that of the step before, {stepOn}; nothing is confirmed, approved or returned before it was entered."),
    PERIOD_CLOSED(
            26,
            Kind.CONFLICT,
            "shared/period-closed",
            "期间已结账:{period} 已结账,补录 {effectiveOn} 的业务须填写迟报原因。",
            "Period {period} is closed; an entry dated {effectiveOn} needs a reason for being late."),
    KEY_REUSED(
            29,
            Kind.CONFLICT,
            "shared/key-reused",
            "请求编号 {commandId} 已用于另一内容或另一人的请求,请换一个新编号。",
            "The idempotency key {commandId} was already used, with another body or by another user; take a new one."),
    STALE_VERSION(
            30,
            Kind.CONFLICT,
            "shared/stale-version",
            "数据已被他人更新,请刷新:您看到的是第 {expected} 版,现为第 {actual} 版。",
            "The record was changed by someone else: you saw version {expected}, it is now {actual}. Please reload.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    SharedRefusal(int invariant, Kind kind, String code, String chinese, String english) {
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
