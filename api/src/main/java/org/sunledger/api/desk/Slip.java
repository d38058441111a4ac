package org.sunledger.api.desk;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Actor;

/**
 * What a write brings in its headers.
 *
 * @param key the {@code Idempotency-Key}: the command's id
 * @param digest SHA-256 over method, path and the bytes of the body, lower-case hex
 * @param expectedVersion from {@code If-Match}; null: whatever the version is now
 */
public record Slip(UUID key, String digest, @Nullable Long expectedVersion, Actor actor) {
    /** The id of what this request opens: the same key gives the same id, so a retry opens nothing twice. */
    public UUID idOf(String kind) {
        return UUID.nameUUIDFromBytes((key + "/" + kind).getBytes(StandardCharsets.UTF_8));
    }

    /** For one of several entries that a request makes; each has a key of its own that follows from the request's. */
    public Slip part(String name) {
        return new Slip(idOf(name), digest, expectedVersion, actor);
    }
}
