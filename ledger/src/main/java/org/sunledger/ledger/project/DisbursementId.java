package org.sunledger.ledger.project;

import java.util.UUID;

/** 拨付编号, within one project. */
public record DisbursementId(UUID value) {
    public static DisbursementId of(String text) {
        return new DisbursementId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
