package org.sunledger.ledger.shared;

import java.util.Optional;
import java.util.Set;

/**
 * When X, then Y: finishes in a person's name what the person began. It may see an event again after a restart, so what
 * it sends is idempotent: the same event gives the same command ids.
 */
public interface Automation {
    /** The events it acts on; it is shown no others. */
    Set<Class<? extends Event>> occasions();

    void on(JournalEvent event, FollowUps followUps);

    /** Sends commands in the name of the event's actor, on the event's effective date, caused by the event. */
    interface FollowUps {
        /** Sends one command: the refusal if the command was refused; empty when it was accepted, now or before. */
        Optional<Rejection> send(Command command);

        /** The answer of another stream as it stands now. */
        <T> T ask(Question<T> question);

        /** The answer as it stood when the event was recorded: the same whenever the event is shown. */
        <T> T askThen(Question<T> question);
    }
}
