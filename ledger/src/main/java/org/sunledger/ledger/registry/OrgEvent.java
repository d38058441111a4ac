package org.sunledger.ledger.registry;

import java.time.LocalDate;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.UserId;

/** 机构与人员: who may sign for which unit, in which role and for which place. */
public sealed interface OrgEvent extends Event {
    OrgId orgId();

    @Override
    default StreamId stream() {
        return new StreamId(StreamType.ORG, orgId().value());
    }

    record OrgRegistered(OrgId orgId, String name, DivisionCode divisionCode) implements OrgEvent {}

    record UserAppointed(OrgId orgId, UserId userId, Role role, DivisionCode area, LocalDate from)
            implements OrgEvent {}

    /**
     * 免职.
     *
     * @param lastOn the last day of the appointment, inclusive
     */
    record UserRetired(OrgId orgId, UserId userId, Role role, LocalDate lastOn) implements OrgEvent {}
}
