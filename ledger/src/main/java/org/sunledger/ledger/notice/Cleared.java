package org.sunledger.ledger.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** Which projects' rules wait for a notice to close, and for what. */
final class Cleared {
    private Cleared() {}

    /** Null: no rule of a project waits for this notice. */
    static @Nullable Subject by(NoticeEvent.Type type) {
        return switch (type) {
            case N02 -> Subject.LISTING;
            case N05 -> Subject.IMPLEMENTATION;
            case N06 -> Subject.COMPLETION;
            case N01, N03, N04, N07, N08, N09, N10, N11, N12, N13 -> null;
        };
    }

    /** The projects among the printed streams, each once, in their order. */
    static List<ProjectId> projects(List<String> subjects) {
        return subjects.stream()
                .map(StreamId::parse)
                .filter(s -> s.type() == StreamType.PROJECT)
                .map(s -> ProjectId.of(s.id()))
                .distinct()
                .toList();
    }
}
