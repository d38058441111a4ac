package org.sunledger.ledger.journal.eventstoredb.node;

import org.jspecify.annotations.Nullable;

/**
 * Why the ledger does not start on this EventStoreDB: a Chinese and an English sentence, each of which says what was
 * found, where, and what would be right. Whoever reads it stands before a program that did not start.
 */
public final class LogRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String chinese;
    private final String english;

    LogRefused(String chinese, String english) {
        this(chinese, english, null);
    }

    LogRefused(String chinese, String english, @Nullable Throwable cause) {
        super(chinese + " " + english, cause);
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
