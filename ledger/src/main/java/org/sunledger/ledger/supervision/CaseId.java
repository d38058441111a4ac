package org.sunledger.ledger.supervision;

import java.util.UUID;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 异议与信访事项编号. */
public record CaseId(UUID value) {
    public static CaseId of(String text) {
        return new CaseId(UUID.fromString(text));
    }

    public StreamId stream() {
        return StreamId.of(StreamType.CASE, value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
