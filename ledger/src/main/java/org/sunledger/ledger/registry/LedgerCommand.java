package org.sunledger.ledger.registry;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.LedgerEvent.TableSwitched;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.UserId;

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
            new Shape()
                    .text("name", name)
                    .atLeast("recordFormat", recordFormat, 1)
                    .right(
                            "countyCode",
                            countyCode.level() == DivisionCode.Level.COUNTY,
                            "县级区划代码,以 000000 结尾",
                            "the code of a county, which ends in 000000")
                    .orThrow();
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

    /** 登记视图切换: told after the fact by whatever switched, in the name of who asked for it; so it decides nothing. */
    record RecordProjectionSwitch(
            UUID ledgerId,
            String projection,
            int fromVersion,
            int toVersion,
            long position,
            List<TableSwitched> tables,
            @Nullable String differenceSha256,
            @Nullable UserId approver)
            implements LedgerCommand {
        public RecordProjectionSwitch {
            tables = List.copyOf(tables);
            new Shape()
                    .text("projection", projection)
                    .given("approver", differenceSha256 == null || approver != null)
                    .orThrow();
        }

        /** Nobody: only what switched knows what it switched. */
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of();
        }

        @Override
        public boolean needsValidPlace() {
            return false;
        }

        /** It moves no money, so it is never late. */
        @Override
        public boolean isSubjectToPeriod() {
            return false;
        }
    }
}
