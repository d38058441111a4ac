package org.sunledger.api.county;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.sunledger.ledger.shared.TextDigest;

/**
 * What is left to chance, by seed. Each story has a chance of its own, so that none changes because another one asked
 * once more. Only whole numbers and {@link StrictMath}: the same on every machine.
 */
final class Chance {
    private static final int WHOLE = 100;
    private static final int UNIFORMS = 12;

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Of one story. */
    Chance own() {
        return new Chance(random.nextLong());
    }

    /** Both inclusive. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Both inclusive. */
    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    boolean percent(int percent) {
        return random.nextInt(WHOLE) < percent;
    }

    boolean perMille(int perMille) {
        return random.nextInt(10 * WHOLE) < perMille;
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Skewed: the first hundredth is picked about as often as a fifth of the rest. */
    <T> T pickFirst(List<T> all) {
        double place = random.nextDouble();
        return all.get((int) (all.size() * place * place * place));
    }

    /** Half lie below the median, few lie far above it. */
    double skewed(double median, double spread) {
        double normal = -UNIFORMS / 2.0;
        for (int i = 0; i < UNIFORMS; i++) normal += random.nextDouble();
        return median * StrictMath.exp(spread * normal);
    }

    long bits() {
        return random.nextLong();
    }

    /** RFC 9562 version 4. */
    UUID id() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** A digest of something that is not kept. */
    String sha256() {
        var hex = java.util.HexFormat.of();
        return hex.toHexDigits(bits()) + hex.toHexDigits(bits()) + hex.toHexDigits(bits()) + hex.toHexDigits(bits());
    }

    TextDigest text() {
        return new TextDigest(sha256());
    }
}
