package org.sunledger.ledger.project;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * Whether a project exists, where it lies and how far it is.
 *
 * @param division null: there is no such project
 * @param stage null: there is no such project
 */
public record ProjectStanding(
        @Nullable DivisionCode division, @Nullable Stage stage) {
    public boolean exists() {
        return stage != null;
    }

    public static Question<ProjectStanding> of(ProjectId projectId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return projectId.stream();
            }

            @Override
            public ProjectStanding answer(List<Recorded<Event>> history) {
                var project = Project.of(history);
                return new ProjectStanding(project.division(), project.life().stage());
            }
        };
    }
}
