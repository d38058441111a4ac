package org.sunledger.ledger.journal.eventstoredb.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the last event of a {@code $$} stream says about its stream. Absent values are null; what is no JSON object says
 * nothing, as on a real node.
 *
 * @param truncateBefore revision of the first event that is still read; {@link Long#MAX_VALUE}: soft-deleted
 * @param maxAgeSeconds seconds an event stays readable
 */
record StreamRules(
        @Nullable Long maxCount,
        @Nullable Long maxAgeSeconds,
        @Nullable Long truncateBefore,
        @Nullable Acl acl) {
    static final StreamRules NONE = new StreamRules(null, null, null, null);
    static final long SOFT_DELETED = Long.MAX_VALUE;
    private static final ObjectMapper JSON = new ObjectMapper();

    static StreamRules of(@Nullable LoggedEvent metadata) {
        if (metadata == null || !metadata.json()) return NONE;
        if (!(parsed(metadata.data()) instanceof ObjectNode rules)) return NONE;
        return new StreamRules(
                number(rules, "$maxCount"), number(rules, "$maxAge"), number(rules, "$tb"), Acl.of(rules.get("$acl")));
    }

    boolean isSoftDeleted() {
        return truncateBefore != null && truncateBefore == SOFT_DELETED;
    }

    /** The same metadata with another {@code $tb}, as a node writes it when a soft-deleted stream is written again. */
    static byte[] withTruncateBefore(byte[] metadata, long revision) {
        var rules = parsed(metadata) instanceof ObjectNode object ? object : JSON.createObjectNode();
        rules.put("$tb", revision);
        try {
            return JSON.writeValueAsBytes(rules);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static @Nullable JsonNode parsed(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Long number(JsonNode rules, String name) {
        var value = rules.get(name);
        return value != null && value.canConvertToLong() ? value.longValue() : null;
    }

    /** Who may do what; null: not said here, ask the next one. */
    record Acl(
            @Nullable Set<String> read,
            @Nullable Set<String> write,
            @Nullable Set<String> delete,
            @Nullable Set<String> metadataRead,
            @Nullable Set<String> metadataWrite) {

        static Acl everything(String role) {
            var roles = Set.of(role);
            return new Acl(roles, roles, roles, roles, roles);
        }

        static @Nullable Acl of(@Nullable JsonNode acl) {
            if (acl == null || !acl.isObject()) return null;
            return new Acl(
                    roles(acl.get("$r")),
                    roles(acl.get("$w")),
                    roles(acl.get("$d")),
                    roles(acl.get("$mr")),
                    roles(acl.get("$mw")));
        }

        private static @Nullable Set<String> roles(@Nullable JsonNode roles) {
            if (roles == null || roles.isNull()) return null;
            if (roles.isTextual()) return Set.of(roles.textValue());
            Set<String> all = new LinkedHashSet<>();
            roles.forEach(role -> all.add(role.asText()));
            return all;
        }
    }
}
