package org.sunledger.ledger.shared;

/** An attachment by hash, kept outside the event: SHA-256 in lower-case hex, media type, size in bytes, title. */
public record FileRef(String sha256, String mediaType, long bytes, String title) {
    public FileRef {
        sha256 = new TextDigest(sha256).sha256();
    }
}
