package org.sunledger.ledger.shell;

import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/**
 * Event ids as UUIDv7 (RFC 9562 section 5.7): 48 bits of milliseconds, then random, so that the index on event ids grows
 * at one end. Axon finds it through the service loader.
 */
public final class UuidV7 extends IdentifierFactory {
    @Override
    public String generateIdentifier() {
        return next().toString();
    }

    public static UUID next() {
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (RandomBits.next() & 0xFFF);
        long low = (RandomBits.next() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
