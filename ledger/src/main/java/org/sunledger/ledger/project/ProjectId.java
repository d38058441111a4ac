package org.sunledger.ledger.project;

import java.util.UUID;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 项目内部编号; the number people use is the project's code. */
public record ProjectId(UUID value) {
    public static ProjectId of(String text) {
        return new ProjectId(UUID.fromString(text));
    }

    public StreamId stream() {
        return StreamId.of(StreamType.PROJECT, value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
