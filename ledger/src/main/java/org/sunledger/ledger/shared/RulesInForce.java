package org.sunledger.ledger.shared;

import org.jspecify.annotations.Nullable;

/** The answer of a rule set: which version was in force; every envelope names it. */
public interface RulesInForce {
    /** Null before the first rule set is published. */
    Envelope.@Nullable RuleSetVersion ruleSet();
}
