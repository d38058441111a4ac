package org.sunledger.projections.supervision;

import java.time.LocalDate;
import java.util.Map;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.supervision.FindingEvent.FindingRaised;
import org.sunledger.projections.engine.AppendOnly;

/** 发现问题: what an auditor found, where, and by when it must be put right. */
public final class FindingProfiles implements AppendOnly<Long, FindingProfiles.Row> {
    /**
     * One finding as it was raised.
     *
     * @param source the unit that found it
     */
    public record Row(FindingRaised raised, LocalDate effectiveOn, DivisionCode divisionCode, OrgId source) {}

    @Override
    public String name() {
        return "finding_profile";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        var envelope = event.envelope();
        return event.event() instanceof FindingRaised e
                ? Map.of(
                        event.position(),
                        new Row(
                                e,
                                envelope.effectiveOn(),
                                envelope.divisionCode(),
                                envelope.actor().unit()))
                : Map.of();
    }
}
