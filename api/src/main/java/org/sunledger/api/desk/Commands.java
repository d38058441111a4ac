package org.sunledger.api.desk;

import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;

/** The way into the ledger: its gateway. */
@FunctionalInterface
public interface Commands {
    /**
     * Has the command decided and recorded; the same request again gets the first answer.
     *
     * @throws Rejection nothing was written
     * @throws org.sunledger.ledger.journal.JournalException the journal could not do it
     */
    Receipt send(Command command, Request request);
}
