package org.sunledger.ledger.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/** What one command has read before it is decided. Lives in the command's unit of work and is used by its thread only. */
final class Reading {
    private static final String KEY = Reading.class.getName();

    private final Histories histories;
    private final List<Recorded<Event>> own;
    private final Map<StreamId, List<Recorded<Event>>> others;
    private final Set<StreamId> asked = new LinkedHashSet<>();

    Reading(Histories histories, List<Recorded<Event>> own, Map<StreamId, List<Recorded<Event>>> others) {
        this.histories = histories;
        this.own = own;
        this.others = others;
    }

    /** The reading of the command in hand; null outside of commands. */
    static @Nullable Reading current() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().getResource(KEY) : null;
    }

    void begin() {
        CurrentUnitOfWork.get().resources().put(KEY, this);
    }

    /** What followed in the command's own stream. */
    List<Recorded<Event>> own() {
        return own;
    }

    /** Another stream, as it stood when the command was read, or now where nobody expected the question. */
    List<Recorded<Event>> history(StreamId stream) {
        asked.add(stream);
        return others.computeIfAbsent(stream, histories::read);
    }

    /** The streams that were asked for. */
    Set<StreamId> asked() {
        return asked;
    }
}
