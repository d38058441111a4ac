package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.RulesInForce;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** The parameters in force on a day. A parameter that the rule set does not name has no value: nothing is assumed. */
public record Rules(Envelope.@Nullable RuleSetVersion ruleSet, Map<String, Long> params) implements RulesInForce {
    /** The ledger's one rule set. */
    public static final String RULE_SET_ID = "default";

    public Rules {
        params = Map.copyOf(params);
    }

    /** The value of a parameter (domain.md section 5). */
    public long value(String key) {
        var value = params.get(key);
        if (value == null) throw RegistryRefusal.PARAMETER_MISSING.because("key", key);
        return value;
    }

    /** What was in force on the day: the highest version whose span holds it. */
    public static Question<Rules> on(LocalDate day) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return new StreamId(StreamType.RULE_SET, RULE_SET_ID);
            }

            @Override
            public Rules answer(List<Recorded<Event>> history) {
                RuleSetPublished inForce = null;
                for (var recorded : history) {
                    if (recorded.event() instanceof RuleSetPublished p && holds(p, day)) inForce = p;
                }
                return inForce == null ? new Rules(null, Map.of()) : of(inForce);
            }
        };
    }

    private static Rules of(RuleSetPublished p) {
        var params = new HashMap<String, Long>();
        for (var param : p.params()) params.put(param.key(), param.value());
        return new Rules(new Envelope.RuleSetVersion(p.ruleSetId(), p.version()), params);
    }

    private static boolean holds(RuleSetPublished p, LocalDate day) {
        var to = p.effectiveTo();
        return !day.isBefore(p.effectiveFrom()) && (to == null || !day.isAfter(to));
    }
}
