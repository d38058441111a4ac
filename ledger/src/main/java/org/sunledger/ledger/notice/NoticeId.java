package org.sunledger.ledger.notice;

import java.util.UUID;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 公示公告内部编号; the number printed on it is the notice's number. */
public record NoticeId(UUID value) {
    public static NoticeId of(String text) {
        return new NoticeId(UUID.fromString(text));
    }

    public StreamId stream() {
        return StreamId.of(StreamType.NOTICE, value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
