package org.sunledger.ledger.shared;

import java.util.UUID;

/** A stream of the journal: its kind and its id, printed {@code Project/0190…}; the print is Axon's aggregate identifier. */
public record StreamId(StreamType type, String id) {
    private static final int LENGTH_MAX = 64;

    public StreamId {
        if (!isWellFormed(id)) throw SharedRefusal.STREAM_ID_MALFORMED.because("id", id);
    }

    /** By hand: every row that is read passes here. */
    private static boolean isWellFormed(String id) {
        if (id.isEmpty() || id.length() > LENGTH_MAX) return false;
        for (int i = 0; i < id.length(); i++) if (!isAllowed(id.charAt(i))) return false;
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
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
