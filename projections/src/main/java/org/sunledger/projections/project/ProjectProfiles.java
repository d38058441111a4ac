package org.sunledger.projections.project;

import java.time.LocalDate;
import java.util.Map;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;

/** 项目申报: what the village proposed. */
public final class ProjectProfiles implements AppendOnly<Long, ProjectProfiles.Row> {
    public record Row(ProjectId projectId, LocalDate effectiveOn, Profile profile) {}

    @Override
    public String name() {
        return "project_profile";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        return event.event() instanceof ProjectProposed e
                ? Map.of(
                        event.position(),
                        new Row(e.projectId(), event.envelope().effectiveOn(), e.profile()))
                : Map.of();
    }
}
