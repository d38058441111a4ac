package org.sunledger.ledger.journal.postgres.embedded;

import java.util.Map;

/** A PostgreSQL that may forget what it acknowledged. The settings that are off stand in both sentences. */
public final class NotDurableException extends RuntimeException {
    private final String chinese;
    private final String english;

    NotDurableException(String url, Map<String, String> off) {
        this(
                "PostgreSQL（%s）的设置 %s 会在断电或崩溃时丢失已确认的数据，账本拒绝运行；这些设置必须为 on。".formatted(url, off),
                "The PostgreSQL at %s has %s: it may lose acknowledged entries in a crash, so the ledger refuses to run; "
                                .formatted(url, off)
                        + "these settings must be on.");
    }

    private NotDurableException(String chinese, String english) {
        super(chinese + " " + english);
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
