package org.sunledger.api.desk;

import java.util.UUID;
import org.sunledger.ledger.shared.TextDigest;

/** Keeps what people type, erasable, beside the journal. */
@FunctionalInterface
public interface Texts {
    /**
     * The salted digest by which events know the text.
     *
     * @param commandId of the request, which with the field names the text: a retry gets the same digest
     */
    TextDigest keep(UUID commandId, String field, String text);
}
