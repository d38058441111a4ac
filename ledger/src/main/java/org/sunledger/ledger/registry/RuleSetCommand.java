package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.RuleSetEvent.RuleParameter;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** What may be asked of a rule set. */
public sealed interface RuleSetCommand extends Command {
    String ruleSetId();

    @Override
    default StreamId stream() {
        return new StreamId(StreamType.RULE_SET, ruleSetId());
    }

    /**
     * 发布规则.
     *
     * @param version the number it will have: one more than the last
     * @param effectiveTo last day, inclusive; null: open
     */
    record PublishRuleSet(
            String ruleSetId,
            int version,
            @Nullable DocNo docNo,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            List<RuleParameter> params)
            implements RuleSetCommand {
        public PublishRuleSet {
            params = List.copyOf(params);
            var shape = new Shape()
                    .given("params", !params.isEmpty())
                    .right(
                            "effectiveTo",
                            effectiveTo == null || !effectiveTo.isBefore(effectiveFrom),
                            "不早于 effectiveFrom 的日期",
                            "a day not before effectiveFrom")
                    .distinct("params", params.stream().map(RuleParameter::key).toList());
            for (int i = 0; i < params.size(); i++) {
                shape.text("params[" + i + "].key", params.get(i).key());
            }
            shape.orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.APPROVER);
        }

        @Override
        public boolean needsValidPlace() {
            return false;
        }
    }
}
