package org.sunledger.ledger.supervision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.ProjectStanding;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.Verdict;

/** The streams that a case, a finding or a notice is about, as printed. */
final class Subjects {
    private Subjects() {}

    /** Not too many, and each a stream. */
    static Shape check(Shape shape, List<String> printed, int max) {
        return shape.atMost("subjects", printed, max).streams("subjects", areStreams(printed));
    }

    private static boolean areStreams(List<String> printed) {
        try {
            projects(printed);
            return true;
        } catch (IllegalArgumentException | Rejection notAStream) {
            return false;
        }
    }

    /** The projects among them, each once, in their order. */
    static List<ProjectId> projects(List<String> printed) {
        return printed.stream()
                .map(StreamId::parse)
                .filter(s -> s.type() == StreamType.PROJECT)
                .map(s -> ProjectId.of(s.id()))
                .distinct()
                .toList();
    }

    /** The smallest place that holds every project among them; null when there is none. */
    static @Nullable DivisionCode place(List<String> printed, Context x) {
        DivisionCode place = null;
        for (var project : projects(printed)) {
            var code = x.ask(ProjectStanding.of(project)).division();
            if (code == null) continue;
            place = place == null ? code : common(place, code);
        }
        return place;
    }

    /** Notes every project among them that does not exist. */
    static void refuseUnknown(List<String> printed, Refusal refusal, Verdict verdict, Context x) {
        for (var project : projects(printed)) {
            verdict.refuseIf(!x.ask(ProjectStanding.of(project)).exists(), refusal, "projectId", project);
        }
    }

    private static DivisionCode common(DivisionCode one, DivisionCode other) {
        if (other.isWithin(one)) return one;
        if (one.isWithin(other)) return other;
        return one.town().equals(other.town()) ? one.town() : one.county();
    }
}
