package org.sunledger.ledger.supervision;

import java.util.UUID;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 审计发现编号. */
public record FindingId(UUID value) {
    public static FindingId of(String text) {
        return new FindingId(UUID.fromString(text));
    }

    public StreamId stream() {
        return StreamId.of(StreamType.FINDING, value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
