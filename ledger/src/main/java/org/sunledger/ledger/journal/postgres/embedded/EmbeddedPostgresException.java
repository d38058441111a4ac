package org.sunledger.ledger.journal.postgres.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Why the program's own PostgreSQL cannot be started, used or stopped: a Chinese and an English sentence, each of which
 * says what was found, where, and what would be right. Whoever reads it stands before a program that did not start.
 */
public final class EmbeddedPostgresException extends RuntimeException {
    private final String chinese;
    private final String english;

    EmbeddedPostgresException(String chinese, String english) {
        this(chinese, english, null);
    }

    EmbeddedPostgresException(String chinese, String english, @Nullable Throwable cause) {
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
