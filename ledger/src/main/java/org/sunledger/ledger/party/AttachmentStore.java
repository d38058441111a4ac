package org.sunledger.ledger.party;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.Sha256;

/** Scans, photos and lists by their SHA-256; events hold the digest. */
public final class AttachmentStore {
    /** 10 MiB: a scanned document of some thirty pages. */
    public static final int BYTES_MAX = 10 * 1024 * 1024;

    private final JdbcClient sql;

    public AttachmentStore(DataSource dataSource) {
        this.sql = JdbcClient.create(dataSource);
    }

    /**
     * Keeps the bytes; the same bytes given again are kept once.
     *
     * @return their SHA-256 in lower-case hex
     */
    public String put(byte[] bytes) {
        if (bytes.length == 0) throw PartyRefusal.ATTACHMENT_EMPTY.because();
        if (bytes.length > BYTES_MAX) {
            throw PartyRefusal.ATTACHMENT_TOO_LARGE.because("max", BYTES_MAX, "length", bytes.length);
        }
        var sha256 = Sha256.of(bytes);
        sql.sql("insert into vault.attachment (sha256, body) values (?, ?) on conflict do nothing")
                .params(sha256, bytes)
                .update();
        return sha256;
    }

    public byte[] get(String sha256) {
        var bytes = sql.sql("select body from vault.attachment where sha256 = ?")
                .param(sha256)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> PartyRefusal.UNKNOWN_ATTACHMENT.because("sha256", sha256));
        if (!Sha256.of(bytes).equals(sha256)) {
            throw new IllegalStateException("附件被改动 / The attachment " + sha256 + " is not what was kept");
        }
        return bytes;
    }
}
