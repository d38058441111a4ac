package org.sunledger.projections.check;

import java.util.HashMap;
import java.util.Map;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordedAt;

/** 连号: positions 1, 2, 3 … and, in every stream, versions 0, 1, 2 … */
final class Sequence {
    private final Findings findings;
    private final Map<String, Long> versions = new HashMap<>();
    private long position;

    Sequence(Findings findings) {
        this.findings = findings;
    }

    void next(JournalRecord record) {
        if (record.position() != position + 1) {
            findings.fault(
                    record.position(),
                    "缺号:前一条是 %d。".formatted(position),
                    "A gap: the record before is %d.".formatted(position));
        }
        position = record.position();
        var stream = record.stream().toString();
        var last = versions.put(stream, record.streamVersion());
        long due = last == null ? 0 : last + 1;
        if (record.streamVersion() != due) {
            findings.fault(
                    position,
                    "%s 的版本是 %d,应为 %d(%s)。"
                            .formatted(stream, record.streamVersion(), due, RecordedAt.text(record.recordedAt())),
                    "%s is at version %d where %d was due (%s)."
                            .formatted(stream, record.streamVersion(), due, RecordedAt.text(record.recordedAt())));
        }
    }

    /** The journal ended; it says where its head is. */
    void end(long head) {
        if (position < head) {
            findings.fault(
                    position,
                    "日记账到此为止,而末号应为 %d。".formatted(head),
                    "The journal ends here; its head is said to be %d.".formatted(head));
        }
    }

    long position() {
        return position;
    }
}
