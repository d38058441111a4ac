package org.sunledger.ledger.supervision;

import java.util.UUID;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 审计任务编号. */
public record EngagementId(UUID value) {
    public static EngagementId of(String text) {
        return new EngagementId(UUID.fromString(text));
    }

    public StreamId stream() {
        return StreamId.of(StreamType.ENGAGEMENT, value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
