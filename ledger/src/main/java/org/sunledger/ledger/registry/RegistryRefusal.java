package org.sunledger.ledger.registry;

import org.sunledger.ledger.shared.Refusal;

/** Every way the registries say no. */
public enum RegistryRefusal implements Refusal {
    PARAMETER_MISSING(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/parameter-missing",
            "规则集中没有参数 {key},请先发布规则。",
            "The rule set in force has no parameter {key}; publish it first."),
    CLAIM_HELD(
            9,
            Kind.CONFLICT,
            "registry/claim-held",
            "票据/流水号重复,疑似重复报账:{kind} {value} 已由 {holder} 使用。",
            "{value} is already used by {holder}; this looks like a second claim for the same payment."),
    LEDGER_OPEN(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/ledger-open",
            "账本“{name}”已经开账。",
            "The ledger \"{name}\" is already open."),
    LEDGER_NOT_OPEN(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/ledger-not-open",
            "该编号的账本没有开账。",
            "No ledger of this id has been opened."),
    RULES_VERSION_NOT_NEXT(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/rules-version-not-next",
            "规则集版本不连续:应为第 {expected} 版,申请第 {version} 版。",
            "Rule set versions count up by one: {expected} is next, {version} was given."),
    RULES_BEFORE_PREVIOUS(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/rules-before-previous",
            "规则生效日 {effectiveFrom} 早于上一版的生效日 {previousFrom}。",
            "Rules in force from {effectiveFrom} would lie before the previous version, in force from {previousFrom}."),
    UNKNOWN_DIVISION(
            27,
            Kind.UNKNOWN,
            "registry/unknown-division",
            "区划代码 {divisionCode} 未登记。",
            "Division {divisionCode} is not registered."),
    DIVISION_REGISTERED_BEFORE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/division-registered-before",
            "区划代码 {divisionCode} 已登记为“{name}”。",
            "Division {divisionCode} is already registered as \"{name}\"."),
    DIVISION_RENAME_TOO_EARLY(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/division-rename-too-early",
            "更名日期 {validFrom} 早于现名称的启用日期 {currentFrom}。",
            "A name from {validFrom} on would begin before the present one, used from {currentFrom}."),
    DIVISION_ENDED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/division-ended",
            "区划代码 {divisionCode} 已于 {validTo} 撤销。",
            "Division {divisionCode} ended on {validTo}."),
    DIVISION_ENDS_BEFORE_START(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/division-ends-before-start",
            "撤并日期 {validTo} 早于该区划现名称的启用日期 {currentFrom}。",
            "A last day of {validTo} lies before {currentFrom}, when the present entry begins."),
    SUCCESSOR_NOT_VALID(
            27,
            Kind.CONFLICT,
            "registry/successor-not-valid",
            "承接区划 {successor} 在 {day} 未登记或已撤销。",
            "The successor {successor} is not a valid division on {day}."),
    UNKNOWN_ORG(
            NO_INVARIANT,
            Kind.UNKNOWN,
            "registry/unknown-org",
            "单位 {orgId} 未登记。",
            "The organisation {orgId} is not registered."),
    ORG_REGISTERED_BEFORE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/org-registered-before",
            "单位 {orgId} 已登记为“{name}”。",
            "The organisation {orgId} is already registered as \"{name}\"."),
    AREA_OUTSIDE_ORG(
            27,
            Kind.CONFLICT,
            "registry/area-outside-org",
            "管辖范围 {area} 不在单位所在区划 {divisionCode} 内。",
            "The area {area} lies outside the organisation's division {divisionCode}."),
    APPOINTED_BEFORE(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/appointed-before",
            "{user} 已任 {role},{from} 起的任命与之重叠。",
            "{user} already holds the role {role}; an appointment from {from} would overlap it."),
    NOT_APPOINTED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/not-appointed",
            "{user} 未任 {role},或任命晚于 {lastOn}。",
            "{user} does not hold the role {role}, or was appointed after {lastOn}."),
    CALENDAR_NOT_COVERED(
            NO_INVARIANT,
            Kind.CONFLICT,
            "registry/calendar-not-covered",
            "工作日历未包含 {year} 年(已有 {years}),请先导入国务院办公厅当年放假通知。",
            "The working-day calendar does not cover {year} (it has {years}); load that year's holiday notice first.");

    private final int invariant;
    private final Kind kind;
    private final String code;
    private final String chinese;
    private final String english;

    RegistryRefusal(int invariant, Kind kind, String code, String chinese, String english) {
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
