package org.sunledger.ledger.registry;

import java.util.Set;
import java.util.UUID;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** What may be asked of the ledger as a whole. */
public sealed interface LedgerCommand extends Command {
    UUID ledgerId();

    @Override
    default StreamId stream() {
        return StreamId.of(StreamType.LEDGER, ledgerId());
    }

    /** 开账: once, before anything else; the divisions come after it. */
    record OpenLedger(UUID ledgerId, String name, DivisionCode countyCode, int recordFormat, boolean isDemo)
            implements LedgerCommand {
        public OpenLedger {
            if (name.isBlank()) throw SharedRefusal.FIELD_MISSING.because("field", "name");
            if (recordFormat < 1) throw SharedRefusal.FIELD_MISSING.because("field", "recordFormat");
            if (countyCode.level() != DivisionCode.Level.COUNTY) {
                throw SharedRefusal.FIELD_MISSING.because("field", "countyCode");
            }
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.ADMIN);
        }

        @Override
        public boolean needsValidPlace() {
            return false;
        }
    }
}
