package org.sunledger.ledger.journal.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The two digests of a file, growing with its lines. */
final class Digests {
    private static final byte END = '\n';

    private final MessageDigest all = sha256();
    private final MessageDigest records = sha256();

    void header(byte[] line) {
        add(all, line);
    }

    void stored(byte[] line) {
        add(all, line);
        add(records, line);
    }

    /** Asked once, at the end. */
    String ofAll() {
        return HexFormat.of().formatHex(all.digest());
    }

    /** Asked once, at the end. */
    String ofRecords() {
        return HexFormat.of().formatHex(records.digest());
    }

    private static void add(MessageDigest digest, byte[] line) {
        digest.update(line);
        digest.update(END);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
