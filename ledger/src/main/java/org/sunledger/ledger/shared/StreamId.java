package org.sunledger.ledger.shared;

import java.util.UUID;
import java.util.regex.Pattern;

/** A stream of the journal: its kind and its id, printed {@code Project/0190…}; the print is Axon's aggregate identifier. */
public record StreamId(StreamType type, String id) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._:-]{1,64}");

    public StreamId {
        if (!FORM.matcher(id).matches()) throw SharedRefusal.STREAM_ID_MALFORMED.because("id", id);
    }

    public static StreamId of(StreamType type, UUID id) {
        return new StreamId(type, id.toString());
    }

    /** Reads {@link #toString()} back. */
    public static StreamId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) throw new IllegalArgumentException("Not a stream: " + text);
        return new StreamId(StreamType.ofWireName(text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return type.wireName() + "/" + id;
    }
}
