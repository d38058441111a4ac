package org.sunledger.ledger.asset;

import java.util.UUID;

/** 收益编号, within one asset. */
public record IncomeId(UUID value) {
    public static IncomeId of(String text) {
        return new IncomeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
