package org.sunledger.ledger.project;

import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Yuan;

/** Sums as refusals tell them: an amount where it can be one, else yuan in words of digits. */
final class Figures {
    private Figures() {}

    static Object of(long fen) {
        return fen < 0 || fen > Amount.MAX ? Yuan.of(fen) : Amount.ofFen(fen);
    }
}
