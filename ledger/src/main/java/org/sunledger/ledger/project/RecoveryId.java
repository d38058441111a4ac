package org.sunledger.ledger.project;

import java.util.UUID;

/** 追缴编号, within one project. */
public record RecoveryId(UUID value) {
    public static RecoveryId of(String text) {
        return new RecoveryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
