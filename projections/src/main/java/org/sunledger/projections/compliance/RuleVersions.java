package org.sunledger.projections.compliance;

import java.util.Map;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;

/** 规则集: every version that was published, so that a past day is judged by what was known of its rules. */
public final class RuleVersions implements AppendOnly<Long, RuleSetPublished> {
    @Override
    public String name() {
        return "rule_version";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Long, RuleSetPublished> apply(JournalEvent event) {
        return event.event() instanceof RuleSetPublished e ? Map.of(event.position(), e) : Map.of();
    }
}
