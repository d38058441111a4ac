package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.sunledger.ledger.registry.RuleSetCommand.PublishRuleSet;
import org.sunledger.ledger.registry.RuleSetEvent.Certainty;
import org.sunledger.ledger.registry.RuleSetEvent.RuleParameter;

/**
 * The rule set a new ledger may begin with (domain.md section 5): data, not code. The table tells only what changes on a
 * day; each version here holds all parameters in force from its day on.
 */
public final class DefaultRules {
    private static final String TABLE = "default_rules.csv";

    private DefaultRules() {}

    /** One command for each version, oldest first; a ledger publishes those that have come into force. */
    public static List<PublishRuleSet> versions() {
        var byDay = new TreeMap<LocalDate, List<RuleParameter>>();
        for (var row : Csv.rows(TABLE)) {
            byDay.computeIfAbsent(LocalDate.parse(row.get("from")), day -> new ArrayList<>())
                    .add(new RuleParameter(
                            row.get("key"),
                            Long.parseLong(row.get("value")),
                            row.get("unit"),
                            row.get("source"),
                            Certainty.valueOf(row.get("certainty"))));
        }
        var inForce = new LinkedHashMap<String, RuleParameter>();
        var versions = new ArrayList<PublishRuleSet>();
        byDay.forEach((day, changes) -> {
            for (var change : changes) inForce.put(change.key(), change);
            versions.add(new PublishRuleSet(
                    Rules.RULE_SET_ID, versions.size() + 1, null, day, null, List.copyOf(inForce.values())));
        });
        return List.copyOf(versions);
    }

    /** The versions that have come into force by the day. */
    public static List<PublishRuleSet> versionsUntil(LocalDate day) {
        return versions().stream()
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .toList();
    }
}
