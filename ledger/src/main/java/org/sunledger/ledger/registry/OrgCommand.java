package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.Set;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.UserId;

/** What may be asked of a unit and its people. */
public sealed interface OrgCommand extends Command {
    OrgId orgId();

    @Override
    default StreamId stream() {
        return new StreamId(StreamType.ORG, orgId().value());
    }

    @Override
    default Set<Role> mayBeGivenBy() {
        return Set.of(Role.ADMIN);
    }

    record RegisterOrg(OrgId orgId, String name, DivisionCode divisionCode) implements OrgCommand {
        public RegisterOrg {
            new Shape().text("name", name).orThrow();
        }
    }

    record AppointUser(OrgId orgId, UserId userId, Role role, DivisionCode area, LocalDate from)
            implements OrgCommand {}

    /**
     * 免职.
     *
     * @param lastOn the last day of the appointment, inclusive
     */
    record RetireUser(OrgId orgId, UserId userId, Role role, LocalDate lastOn) implements OrgCommand {
        /** People leave also after their place was merged away. */
        @Override
        public boolean needsValidPlace() {
            return false;
        }
    }
}
