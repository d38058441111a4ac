package org.sunledger.api.exporting;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests what passes. */
final class MeasuredOutput extends FilterOutputStream {
    private final MessageDigest digest;
    private long bytes;

    MeasuredOutput(OutputStream to) {
        super(to);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        digest.update((byte) one);
        bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
        out.write(some, from, length);
        digest.update(some, from, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** Of all that passed; asked once, at the end. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
