package org.sunledger.api.attachment;

/** Keeps bytes by their digest. */
public interface Attachments {
    /** @return SHA-256 in lower-case hex */
    String put(byte[] bytes);

    /** @throws org.sunledger.ledger.shared.Rejection there is none */
    byte[] get(String sha256);
}
