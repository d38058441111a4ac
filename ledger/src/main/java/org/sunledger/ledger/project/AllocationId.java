package org.sunledger.ledger.project;

import java.util.UUID;

/** 分配编号, within one project. */
public record AllocationId(UUID value) {
    public static AllocationId of(String text) {
        return new AllocationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
