package org.sunledger.ledger.shell;

import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.TextDigest;

/** People in tests say why where the ledger asks them to, unless a test is about what happens when they do not. */
public final class Reasons {
    public static final TextDigest SAID = new TextDigest("ab".repeat(32));

    private Reasons() {}

    /** The request with a reason, where the command needs one and it has none. */
    public static Request given(Command command, Request request) {
        return command.needsReason() && request.reason() == null ? request.withReason(SAID) : request;
    }
}
