package org.sunledger.ledger.registry;

import java.util.List;
import org.sunledger.ledger.registry.RuleSetCommand.PublishRuleSet;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Verdict;

/** The rules of publishing rules: versions without gaps, and none that comes into force before its predecessor. */
final class RuleSetDecisions {
    private RuleSetDecisions() {}

    static DivisionCode placeOf(RuleSet rules, RuleSetCommand command, Context x) {
        return x.actor().area().county();
    }

    static List<RuleSetEvent> decide(RuleSet rules, RuleSetCommand command, Context x) {
        return switch (command) {
            case PublishRuleSet c -> publish(rules, c);
        };
    }

    private static List<RuleSetEvent> publish(RuleSet rules, PublishRuleSet c) {
        var last = rules.last();
        var expected = last == null ? 1 : last.version() + 1;
        var verdict = new Verdict()
                .refuseIf(
                        c.version() != expected,
                        RegistryRefusal.RULES_VERSION_NOT_NEXT,
                        "expected",
                        expected,
                        "version",
                        c.version());
        if (last != null) {
            verdict.refuseIf(
                    c.effectiveFrom().isBefore(last.effectiveFrom()),
                    RegistryRefusal.RULES_BEFORE_PREVIOUS,
                    "effectiveFrom",
                    c.effectiveFrom(),
                    "previousFrom",
                    last.effectiveFrom());
        }
        return verdict.or(new RuleSetPublished(
                c.ruleSetId(), c.version(), c.docNo(), c.effectiveFrom(), c.effectiveTo(), c.params()));
    }
}
