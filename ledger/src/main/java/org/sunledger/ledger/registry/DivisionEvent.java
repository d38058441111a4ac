package org.sunledger.ledger.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 区划: codes by date, with successors; names do not identify (domain.md 12.10). One stream per code. */
public sealed interface DivisionEvent extends Event {
    DivisionCode code();

    @Override
    default StreamId stream() {
        return new StreamId(StreamType.DIVISION, code().value());
    }

    /**
     * 登记区划.
     *
     * @param validTo last valid day, inclusive; null: open
     */
    record DivisionRegistered(
            DivisionCode code,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validTo) implements DivisionEvent {}

    record DivisionRenamed(DivisionCode code, String name, LocalDate validFrom) implements DivisionEvent {}

    /** 撤并: the code ends on its last valid day and is continued by the successor. */
    record DivisionMerged(DivisionCode code, DivisionCode successor, LocalDate validTo) implements DivisionEvent {}

    /** A person confirmed that this other name means this code. */
    record DivisionAliasConfirmed(DivisionCode code, String alias) implements DivisionEvent {}
}
