package org.sunledger.ledger.journal.transfer;

import org.jspecify.annotations.Nullable;

/** A move that does not take place, with the reason in both languages. */
public final class TransferRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TransferRefusal refusal;
    private final String chinese;
    private final String english;

    TransferRefused(TransferRefusal refusal, String chinese, String english, @Nullable Throwable cause) {
        super(chinese + " " + english, cause);
        this.refusal = refusal;
        this.chinese = chinese;
        this.english = english;
    }

    public TransferRefusal refusal() {
        return refusal;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
