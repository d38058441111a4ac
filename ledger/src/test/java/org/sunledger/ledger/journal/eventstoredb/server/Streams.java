package org.sunledger.ledger.journal.eventstoredb.server;

/** How streams are named: those of the system begin with $, those that hold another stream's metadata with $$. */
final class Streams {
    static final String ALL = "$all";
    static final String SETTINGS = "$settings";
    static final String EPOCHS = "$epoch-information";

    private Streams() {}

    static boolean isSystem(String stream) {
        return stream.startsWith("$");
    }

    static boolean isMetadata(String stream) {
        return stream.startsWith("$$");
    }

    static String metadataOf(String stream) {
        return "$$" + stream;
    }

    static String originalOf(String metadataStream) {
        return metadataStream.substring(2);
    }
}
