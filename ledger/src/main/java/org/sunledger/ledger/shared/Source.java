package org.sunledger.ledger.shared;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an entry came in; an imported one names batch, file, sheet and row. */
public record Source(
        Channel channel,
        @Nullable UUID batchId,
        @Nullable String fileSha256,
        @Nullable String sheet,
        @Nullable Integer row) {
    /** The way in. {@code AUTOMATION} finishes what a person began and acts in that person's name. */
    public enum Channel {
        UI,
        IMPORT,
        API,
        AUTOMATION
    }

    public static Source of(Channel channel) {
        return new Source(channel, null, null, null, null);
    }
}
