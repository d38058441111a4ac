package org.sunledger.ledger.journal;

import java.util.Arrays;
import java.util.Optional;

/** The engines that keep a county's journal. The wire name is frozen: it stands in settings, marks and exported files. */
public enum JournalEngine {
    POSTGRES("postgres"),
    EVENTSTOREDB("eventstoredb");

    private final String wireName;

    JournalEngine(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<JournalEngine> named(String wireName) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(wireName))
                .findFirst();
    }
}
