package org.sunledger.ledger.party;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.TextDigest;

/** What people type freely (reasons, opinions, objections): the digest goes into the event, the text can be erased. */
public final class TextStore {
    /** A page and a half of Chinese: what is longer is a document and belongs in an attachment. */
    public static final int CHARACTERS_MAX = 4_000;

    private static final int SALT_BYTES = 16;

    private final JdbcClient sql;

    public TextStore(DataSource dataSource) {
        this.sql = JdbcClient.create(dataSource);
    }

    /**
     * Keeps a text typed into a field of a request; the same text given again gets the same digest.
     *
     * @param commandId the request's {@code Idempotency-Key}
     * @return SHA-256(salt ‖ UTF-8 of the text)
     */
    public TextDigest keep(UUID commandId, String field, String text) {
        if (text.isBlank()) throw PartyRefusal.TEXT_EMPTY.because("field", field);
        var length = text.codePointCount(0, text.length());
        if (length > CHARACTERS_MAX) {
            throw PartyRefusal.TEXT_TOO_LONG.because("field", field, "max", CHARACTERS_MAX, "length", length);
        }
        var body = text.getBytes(StandardCharsets.UTF_8);
        var salt = AesGcm.random(SALT_BYTES);
        sql.sql("""
                insert into vault.free_text (command_id, field, digest, salt, body) values (?, ?, ?, ?, ?)
                on conflict (command_id, field) do nothing
                """).params(commandId, field, Sha256.of(salt, body), salt, body).update();
        var kept = sql.sql("select digest, salt, body from vault.free_text where command_id = ? and field = ?")
                .params(commandId, field)
                .query((row, number) -> new Kept(row.getString(1), row.getBytes(2), row.getBytes(3)))
                .single();
        // Erased since: the salt is gone, so nothing can be compared; a retry still gets its first answer.
        if (kept.salt() != null && !Sha256.of(kept.salt(), body).equals(kept.digest())) {
            throw PartyRefusal.TEXT_CHANGED.because("commandId", commandId, "field", field);
        }
        return new TextDigest(kept.digest());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(String digest, byte @Nullable [] salt, byte @Nullable [] body) {}

    /** The text; empty once it was erased. */
    public Optional<String> text(TextDigest digest) {
        var kept = sql.sql("select digest, salt, body from vault.free_text where digest = ?")
                .param(digest.sha256())
                .query((row, number) -> new Kept(row.getString(1), row.getBytes(2), row.getBytes(3)))
                .optional()
                .orElseThrow(() -> PartyRefusal.UNKNOWN_TEXT.because("digest", digest.sha256()));
        var salt = kept.salt();
        var body = kept.body();
        if (salt == null || body == null) return Optional.empty();
        if (!Sha256.of(salt, body).equals(digest.sha256())) {
            throw new IllegalStateException("文字被改动 / The text " + digest.sha256() + " is not what was kept");
        }
        return Optional.of(new String(body, StandardCharsets.UTF_8));
    }

    /** Destroys text and salt. It cannot be undone; the digest in the event stays and says nothing any more. */
    public void erase(TextDigest digest) {
        sql.sql("""
                update vault.free_text set salt = null, body = null, erased_at = now()
                 where digest = ? and body is not null
                """).param(digest.sha256()).update();
    }
}
