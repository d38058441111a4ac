package org.sunledger.ledger.shell;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;

/** Axon's event messages ↔ records of the journal. The ledger's own are {@link LedgerMessages}. */
public interface EventMessages {
    StreamId streamOf(String aggregateIdentifier);

    /** The record of a message that Axon wants stored. */
    NewRecord record(DomainEventMessage<?> message);

    DomainEventMessage<?> message(JournalRecord stored);

    /** A state as bytes; empty where states have no form in bytes, so that streams are read whole. */
    default Optional<Journal.Snapshot> snapshot(DomainEventMessage<?> state) {
        return Optional.empty();
    }

    /** A state from bytes; empty where they have a format that is not known. */
    default Optional<DomainEventMessage<?>> message(Journal.Snapshot kept) {
        return Optional.empty();
    }
}
