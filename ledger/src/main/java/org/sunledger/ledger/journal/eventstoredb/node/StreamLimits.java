package org.sunledger.ledger.journal.eventstoredb.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a stream's metadata takes away from it, or lets others take away.
 *
 * @param limits names and values of what makes the server forget events: {@code $tb}, {@code $maxAge}, {@code $maxCount}
 * @param rights who may delete or write metadata by the stream's own list; empty where it has none
 */
record StreamLimits(List<String> limits, List<String> rights) {
    private static final ObjectMapper JSON = new ObjectMapper();

    StreamLimits {
        limits = List.copyOf(limits);
        rights = List.copyOf(rights);
    }

    /** Metadata that nobody can read counts as a limit: what it would do is not known. */
    static StreamLimits parse(byte[] metadata) {
        if (metadata.length == 0) return new StreamLimits(List.of(), List.of());
        try {
            var read = JSON.readTree(metadata);
            var limits = new ArrayList<String>();
            for (var name : List.of("$tb", "$maxAge", "$maxCount"))
                if (read.hasNonNull(name))
                    limits.add(name + "=" + read.get(name).asText());
            var acl = read.path("$acl");
            var rights = new TreeSet<String>();
            for (var right : List.of("$d", "$mw")) names(acl.path(right)).forEach(who -> rights.add(right + "=" + who));
            return new StreamLimits(limits, List.copyOf(rights));
        } catch (IOException e) {
            return new StreamLimits(List.of("unreadable metadata"), List.of());
        }
    }

    private static List<String> names(JsonNode node) {
        if (node.isTextual()) return List.of(node.asText());
        var names = new ArrayList<String>();
        node.forEach(one -> names.add(one.asText()));
        return names;
    }

    boolean cutsShort() {
        return !limits.isEmpty();
    }

    /** Everybody, or the ledger's own user. */
    Optional<String> rightsOf(String user) {
        return rights.stream()
                .filter(right -> right.endsWith("=$all") || right.endsWith("=" + user))
                .findFirst();
    }
}
