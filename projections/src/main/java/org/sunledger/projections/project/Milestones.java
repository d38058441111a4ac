package org.sunledger.projections.project;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneVerified;
import org.sunledger.ledger.project.MilestoneEvent.MilestonesPlanned;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;

/** 里程碑: planned weights and verified progress; what was only reported counts for nothing. */
public final class Milestones implements AppendOnly<Milestones.Key, Milestones.Row> {
    public record Key(long position, int milestoneNo) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byPosition = Long.compare(position, other.position);
            return byPosition != 0 ? byPosition : Integer.compare(milestoneNo, other.milestoneNo);
        }
    }

    /** Either planned (name, day, weight) or verified (progress). */
    public record Row(
            ProjectId projectId,
            LocalDate effectiveOn,
            @Nullable String name,
            @Nullable LocalDate plannedOn,
            @Nullable Integer weightBp,
            @Nullable Integer progressBp) {}

    @Override
    public String name() {
        return "project_milestone";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Key, Row> apply(JournalEvent event) {
        var day = event.envelope().effectiveOn();
        return switch (event.event()) {
            case MilestonesPlanned e -> {
                var rows = new HashMap<Key, Row>();
                for (var m : e.milestones()) {
                    rows.put(
                            new Key(event.position(), m.no()),
                            new Row(e.projectId(), day, m.name(), m.plannedOn(), m.weightBp(), null));
                }
                yield rows;
            }
            case MilestoneVerified e ->
                Map.of(
                        new Key(event.position(), e.milestoneNo()),
                        new Row(e.projectId(), day, null, null, null, e.progressBp()));
            default -> Map.of();
        };
    }
}
