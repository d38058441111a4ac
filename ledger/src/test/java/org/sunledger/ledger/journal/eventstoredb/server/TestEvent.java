package org.sunledger.ledger.journal.eventstoredb.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** An event to be written, as a client proposes it or as a test puts it behind the client's back. */
public record TestEvent(UUID id, String type, boolean json, byte[] data, byte[] metadata) {
    /** An event of JSON whose id follows from type and data, so that runs repeat. */
    public static TestEvent of(String type, String data) {
        return new TestEvent(
                UUID.nameUUIDFromBytes((type + '/' + data).getBytes(UTF_8)),
                type,
                true,
                data.getBytes(UTF_8),
                new byte[0]);
    }

    public TestEvent withId(UUID other) {
        return new TestEvent(other, type, json, data, metadata);
    }

    public TestEvent withMetadata(byte[] other) {
        return new TestEvent(id, type, json, data, other);
    }

    String dataText() {
        return new String(data, UTF_8);
    }

    /** What counts against the limit of one append. */
    int size() {
        return data.length + metadata.length + 2 * type.length();
    }
}
