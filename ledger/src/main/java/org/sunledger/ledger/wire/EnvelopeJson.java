package org.sunledger.ledger.wire;

import org.sunledger.ledger.shared.Envelope;

/** Envelope ↔ metadata, by the same rules as payloads. {@code LedgerOpened.recordFormat} names its version. */
public final class EnvelopeJson {
    private static final String NAME = "envelope";
    private static final RecordForm FORM = new RecordForm(Envelope.class);

    private EnvelopeJson() {}

    /**
     * The envelope (信封) in its one canonical form.
     *
     * @throws WireException the envelope holds what cannot be written
     */
    public static byte[] write(Envelope envelope) {
        try {
            return StrictJson.bytes(FORM, envelope);
        } catch (MalformedJson e) {
            throw new WireException(NAME, e);
        }
    }

    /**
     * Reads only what {@link #write} could have written.
     *
     * @throws WireException the bytes are not exactly an envelope
     */
    public static Envelope read(byte[] metadata) {
        try {
            return (Envelope) StrictJson.read(FORM, metadata);
        } catch (MalformedJson e) {
            throw new WireException(NAME, e);
        }
    }
}
