package org.sunledger.ledger.shared;

import java.util.UUID;

/** 资金指标编号: one quota document, category and year is one fund. */
public record FundId(UUID value) {
    public static FundId of(String text) {
        return new FundId(UUID.fromString(text));
    }

    public StreamId stream() {
        return StreamId.of(StreamType.FUND, value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
