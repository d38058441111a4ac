package org.sunledger.projections.flow;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;

/** 项目名称: what projects are called, kept beside their money so that both are read at one position. */
public final class MoneyProjects implements AppendOnly<Long, MoneyProjects.Row> {
    public record Row(UUID projectId, LocalDate effectiveOn, String code, String name) {}

    @Override
    public String name() {
        return "money_project";
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
                        new Row(
                                e.projectId().value(),
                                event.envelope().effectiveOn(),
                                e.profile().code(),
                                e.profile().name()))
                : Map.of();
    }
}
