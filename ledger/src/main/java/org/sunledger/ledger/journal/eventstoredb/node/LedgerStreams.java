package org.sunledger.ledger.journal.eventstoredb.node;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.sunledger.ledger.shared.StreamType;

/**
 * The streams of one ledger in a cluster that many share: {@code {StreamType}-{ledgerId}.{id}}.
 *
 * <p>The server filters by .NET regular expressions, and the client's prefixes are sent to it as such, unanchored and
 * unescaped. So the expression is written here: anchored, and with every character of the id taken as it is. Java's
 * {@code \Q…\E} means nothing there.
 */
public record LedgerStreams(String ledgerId) {
    private static final String META = "\\*+?|{}[]()^$.";
    private static final String TYPES =
            Arrays.stream(StreamType.values()).map(StreamType::wireName).collect(Collectors.joining("|"));

    public LedgerStreams {
        if (ledgerId.isBlank()) throw new IllegalArgumentException("A ledger has an id");
    }

    /** Matches this ledger's streams and no other. */
    String ofEvents() {
        return "^(?:%s)-%s\\.".formatted(TYPES, escaped(ledgerId));
    }

    /** Matches the metadata streams of this ledger's streams, and what a scavenge leaves behind. */
    String ofThreats() {
        return "^(?:\\$\\$(?:%s)-%s\\.|\\$scavenge)".formatted(TYPES, escaped(ledgerId));
    }

    /** A stream of this ledger that nobody writes, to find out what rights one has. */
    String probe() {
        return "%s-%s.rights-probe".formatted(StreamType.LEDGER.wireName(), ledgerId);
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (META.indexOf(text.charAt(i)) >= 0) escaped.append('\\');
            escaped.append(text.charAt(i));
        }
        return escaped.toString();
    }
}
