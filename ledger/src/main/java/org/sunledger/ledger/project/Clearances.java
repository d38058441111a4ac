package org.sunledger.ledger.project;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.ClearanceEvent.FindingClosureRecorded;
import org.sunledger.ledger.project.ClearanceEvent.HoldLifted;
import org.sunledger.ledger.project.ClearanceEvent.HoldOverridden;
import org.sunledger.ledger.project.ClearanceEvent.HoldSet;
import org.sunledger.ledger.project.ClearanceEvent.ProjectNoticeClosed;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Envelope;

/** What notices, objections and findings mean for a project's money. */
final class Clearances {
    private final Map<UUID, ClosedNotice> closedNotices = new HashMap<>();
    private final Map<UUID, Hold> holds = new LinkedHashMap<>();
    private final Set<UUID> closedFindings = new HashSet<>();

    /** A notice whose period ended without an open objection. */
    record ClosedNotice(Subject subject, DivisionCode.Level level, LocalDate closedOn) {}

    /** 暂停, while an objection is open. */
    record Hold(LocalDate setOn, @Nullable LocalDate liftedOn, boolean isOverridden) {
        boolean isOpen() {
            return liftedOn == null && !isOverridden;
        }

        /** INV-06: open now, or open on that day; what was overridden holds nothing any more. */
        boolean holds(LocalDate day) {
            if (isOverridden) return false;
            return liftedOn == null || (!day.isBefore(setOn) && day.isBefore(liftedOn));
        }
    }

    @Nullable
    ClosedNotice closedNotice(UUID noticeId) {
        return closedNotices.get(noticeId);
    }

    /** INV-05: an 实施前公示 was closed on or before the day. */
    boolean isImplementationCleared(LocalDate day) {
        return closedNotices.values().stream()
                .anyMatch(n ->
                        n.subject() == Subject.IMPLEMENTATION && !n.closedOn().isAfter(day));
    }

    @Nullable
    Hold hold(UUID caseId) {
        return holds.get(caseId);
    }

    /** The first case whose hold forbids payment on the day; null: none does. */
    @Nullable
    UUID caseHolding(LocalDate day) {
        return holds.entrySet().stream()
                .filter(hold -> hold.getValue().holds(day))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    boolean isFindingClosed(UUID findingId) {
        return closedFindings.contains(findingId);
    }

    void on(ClearanceEvent event, Envelope envelope) {
        var day = envelope.effectiveOn();
        switch (event) {
            case ProjectNoticeClosed e ->
                closedNotices.put(e.noticeId(), new ClosedNotice(e.subject(), e.level(), day));
            case HoldSet e -> holds.put(e.caseId(), new Hold(day, null, false));
            case HoldLifted e ->
                holds.computeIfPresent(e.caseId(), (id, h) -> new Hold(h.setOn(), day, h.isOverridden()));
            case HoldOverridden e ->
                holds.computeIfPresent(e.caseId(), (id, h) -> new Hold(h.setOn(), h.liftedOn(), true));
            case FindingClosureRecorded e -> closedFindings.add(e.findingId());
        }
    }
}
