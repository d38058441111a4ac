package org.sunledger.ledger.journal.eventstoredb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.sunledger.ledger.shared.Sha256;

/**
 * 次序摘要: what the order of records was, in one line per {@value #EVERY} positions. Each digest covers the one before
 * (its hex as ASCII; nothing for the first) and the 16 bytes of each event id, so the last one stands for the whole order.
 */
final class DigestChain {
    static final int EVERY = 1_000;

    /** The order of the records up to and including the position. */
    record Digest(long position, String digest) {
        /** Before the first record. */
        static final Digest NONE = new Digest(0, "");
    }

    private final ByteBuffer ids = ByteBuffer.allocate(EVERY * 16);
    private Digest last;
    private long position;

    DigestChain(Digest last) {
        this.last = last;
        position = last.position();
    }

    /** Takes the next id. @return a digest, when the id completes one */
    Optional<Digest> add(UUID id) {
        ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        if (++position % EVERY != 0) return Optional.empty();
        last = new Digest(position, Sha256.of(last.digest().getBytes(US_ASCII), ids.array()));
        ids.clear();
        return Optional.of(last);
    }
}
