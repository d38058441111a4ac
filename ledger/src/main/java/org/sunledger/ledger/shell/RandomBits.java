package org.sunledger.ledger.shell;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Random bits for many threads: each draws a portion at a time, so that they do not wait for each other. */
final class RandomBits {
    private static final int PORTION = 1_024;
    private static final SecureRandom SOURCE = new SecureRandom();
    private static final ThreadLocal<ByteBuffer> DRAWN =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(PORTION).limit(0));

    private RandomBits() {}

    static long next() {
        var drawn = DRAWN.get();
        if (drawn.remaining() < Long.BYTES) {
            var portion = new byte[PORTION];
            SOURCE.nextBytes(portion);
            drawn.clear().put(portion).flip();
        }
        return drawn.getLong();
    }
}
