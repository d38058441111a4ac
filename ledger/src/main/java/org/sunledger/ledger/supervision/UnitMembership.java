package org.sunledger.ledger.supervision;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.registry.OrgEvent.UserRetired;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.UserId;

/** Whether a person held any role in a unit on a day. */
public record UnitMembership(boolean isMember) {
    public static Question<UnitMembership> of(OrgId unit, UserId user, LocalDate day) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return new StreamId(StreamType.ORG, unit.value());
            }

            @Override
            public UnitMembership answer(List<Recorded<Event>> history) {
                var roles = new HashSet<Role>();
                for (var recorded : history) {
                    if (recorded.event() instanceof UserAppointed e
                            && e.userId().equals(user)
                            && !day.isBefore(e.from())) {
                        roles.add(e.role());
                    }
                    if (recorded.event() instanceof UserRetired e
                            && e.userId().equals(user)
                            && day.isAfter(e.lastOn())) {
                        roles.remove(e.role());
                    }
                }
                return new UnitMembership(!roles.isEmpty());
            }
        };
    }
}
