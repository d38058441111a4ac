package org.sunledger.projections.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.supervision.CaseEvent.AssignedLevel;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;
import org.sunledger.ledger.supervision.CaseEvent.Channel;
import org.sunledger.ledger.supervision.CaseId;
import org.sunledger.projections.engine.AppendOnly;

/** 收到的异议与信访: an allow-list of what was received. Who complained does not reach a table, not even as a reference. */
public final class CaseProfiles implements AppendOnly<Long, CaseProfiles.Row> {
    public record Row(
            CaseId caseId,
            LocalDate effectiveOn,
            DivisionCode divisionCode,
            Channel channel,
            AssignedLevel assignedLevel,
            String categoryCode,
            List<String> subjects,
            @Nullable UUID noticeId,
            LocalDate dueOn) {}

    @Override
    public String name() {
        return "case_profile";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        var envelope = event.envelope();
        return event.event() instanceof CaseReceived e
                ? Map.of(
                        event.position(),
                        new Row(
                                e.caseId(),
                                envelope.effectiveOn(),
                                envelope.divisionCode(),
                                e.channel(),
                                e.assignedLevel(),
                                e.categoryCode(),
                                e.subjects(),
                                e.noticeId(),
                                e.dueOn()))
                : Map.of();
    }
}
