package org.sunledger.ledger.journal.eventstoredb;

import java.util.regex.Pattern;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * How one ledger's streams are called on a server that many ledgers share: {@code {StreamType}-{ledgerId}.{id}}. A type
 * holds no hyphen and a ledger's id no dot, so a name reads back in one way only.
 */
record StreamNames(String ledgerId) {
    private static final Pattern LEDGER_ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    StreamNames {
        if (!LEDGER_ID.matcher(ledgerId).matches())
            throw new IllegalArgumentException(
                    "A ledger's id is 1 to 64 letters, digits, _ and -, not \"%s\"".formatted(ledgerId));
    }

    String of(StreamId stream) {
        return stream.type().wireName() + "-" + ledgerId + "." + stream.id();
    }

    /** @throws Damaged a name that this ledger never gives */
    StreamId parse(String name) {
        try {
            int hyphen = name.indexOf('-');
            var start = "-" + ledgerId + ".";
            if (hyphen > 0 && name.startsWith(start, hyphen))
                return new StreamId(
                        StreamType.ofWireName(name.substring(0, hyphen)), name.substring(hyphen + start.length()));
        } catch (RuntimeException malformed) {
            throw foreign(name);
        }
        throw foreign(name);
    }

    private Damaged foreign(String name) {
        return new Damaged(
                "流名 %s 不是账套 %s 所写 / stream %s was not written by ledger %s".formatted(name, ledgerId, name, ledgerId));
    }
}
