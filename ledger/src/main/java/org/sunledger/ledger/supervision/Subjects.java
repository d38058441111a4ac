package org.sunledger.ledger.supervision;

import java.util.List;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** The streams that a case, a finding or a notice is about, as printed. */
final class Subjects {
    private Subjects() {}

    /** The same list, unless something in it is no stream. */
    static List<String> checked(List<String> printed, int max) {
        if (printed.size() > max) throw SharedRefusal.FIELD_MISSING.because("field", "subjects");
        for (var subject : printed) {
            try {
                StreamId.parse(subject);
            } catch (IllegalArgumentException notAStream) {
                throw SharedRefusal.FIELD_MISSING.because("field", "subjects");
            }
        }
        return List.copyOf(printed);
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
}
