package org.sunledger.ledger.shared;

/** The kinds of streams. The wire name is frozen: it stands in every record and in stream names of the engines. */
public enum StreamType {
    LEDGER("Ledger"),
    RULE_SET("RuleSet"),
    DIVISION("Division"),
    ORG("Org"),
    PARTY("Party"),
    CLAIM("Claim"),
    PERIOD("Period"),
    FUND("Fund"),
    PROJECT("Project"),
    ASSET("Asset"),
    NOTICE("Notice"),
    CASE("Case"),
    FINDING("Finding"),
    ENGAGEMENT("Engagement");

    private final String wireName;

    StreamType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static StreamType ofWireName(String wireName) {
        for (var type : values()) if (type.wireName.equals(wireName)) return type;
        throw new IllegalArgumentException("Unknown stream type " + wireName);
    }
}
