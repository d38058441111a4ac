package org.sunledger.ledger.shared;

/** The kinds of streams. The wire name is frozen: it stands in every record and in stream names of the engines. */
public enum StreamType implements Labelled {
    LEDGER("Ledger", "账本", "ledger"),
    RULE_SET("RuleSet", "规则集", "rule set"),
    DIVISION("Division", "区划", "division"),
    ORG("Org", "机构人员", "organisation"),
    PARTY("Party", "收款人", "party"),
    CLAIM("Claim", "票据流水", "claim"),
    PERIOD("Period", "会计期间", "period"),
    FUND("Fund", "资金指标", "fund"),
    PROJECT("Project", "项目", "project"),
    ASSET("Asset", "资产", "asset"),
    NOTICE("Notice", "公告公示", "notice"),
    CASE("Case", "异议信访", "case"),
    FINDING("Finding", "审计发现", "finding"),
    ENGAGEMENT("Engagement", "审计任务", "engagement");

    private final String wireName;
    private final String chinese;
    private final String english;

    StreamType(String wireName, String chinese, String english) {
        this.wireName = wireName;
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    public String wireName() {
        return wireName;
    }

    public static StreamType ofWireName(String wireName) {
        for (var type : values()) if (type.wireName.equals(wireName)) return type;
        throw new IllegalArgumentException("Unknown stream type " + wireName);
    }
}
