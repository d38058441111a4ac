package org.sunledger.ledger.asset;

import java.util.UUID;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 资产内部编号; the number people use is the asset's code. */
public record AssetId(UUID value) {
    public static AssetId of(String text) {
        return new AssetId(UUID.fromString(text));
    }

    public StreamId stream() {
        return StreamId.of(StreamType.ASSET, value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
