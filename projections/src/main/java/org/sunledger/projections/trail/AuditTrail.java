package org.sunledger.projections.trail;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.wire.WireNames;
import org.sunledger.projections.engine.AppendOnly;

/** 审计轨迹: every record of the journal, whatever it says, with what an auditor looks for. */
public final class AuditTrail implements AppendOnly<Long, AuditTrail.Row> {
    /**
     * One record.
     *
     * @param docNos every document number in the envelope and in the payload
     * @param words what can be looked up in its texts, see {@link SearchWords}
     */
    public record Row(
            JournalEvent event, String eventType, @Nullable Long amountFen, List<String> docNos, String words) {}

    @Override
    public String name() {
        return "audit_trail";
    }

    @Override
    public int foldVersion() {
        return 3; // 2: words; 3: a reversal is a correction, a document number is a word
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        var facts = PayloadFacts.of(event);
        return Map.of(
                event.position(),
                new Row(
                        event,
                        WireNames.of(event.event()).eventType(),
                        facts.amountFen(),
                        facts.docNos(),
                        SearchWords.of(facts.texts())));
    }
}
