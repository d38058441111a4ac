package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** What may be asked of a division code. Whether it is registered is what these commands are about. */
public sealed interface DivisionCommand extends Command {
    DivisionCode code();

    @Override
    default StreamId stream() {
        return new StreamId(StreamType.DIVISION, code().value());
    }

    @Override
    default Set<Role> mayBeGivenBy() {
        return Set.of(Role.PROJECT_AUTHORITY);
    }

    @Override
    default boolean needsValidPlace() {
        return false;
    }

    /**
     * 登记区划.
     *
     * @param validTo last valid day, inclusive; null: open
     */
    record RegisterDivision(
            DivisionCode code,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validTo) implements DivisionCommand {
        public RegisterDivision {
            if (name.isBlank()) throw SharedRefusal.FIELD_MISSING.because("field", "name");
            if (validTo != null && validTo.isBefore(validFrom)) {
                throw SharedRefusal.FIELD_MISSING.because("field", "validTo");
            }
        }
    }

    record RenameDivision(DivisionCode code, String name, LocalDate validFrom) implements DivisionCommand {
        public RenameDivision {
            if (name.isBlank()) throw SharedRefusal.FIELD_MISSING.because("field", "name");
        }
    }

    /**
     * 撤并.
     *
     * @param validTo the last day of the old code, inclusive
     */
    record MergeDivision(DivisionCode code, DivisionCode successor, LocalDate validTo) implements DivisionCommand {
        public MergeDivision {
            if (successor.equals(code)) throw SharedRefusal.FIELD_MISSING.because("field", "successor");
        }
    }

    /** A person confirms that another name found in papers means this code. */
    record ConfirmDivisionAlias(DivisionCode code, String alias) implements DivisionCommand {
        public ConfirmDivisionAlias {
            if (alias.isBlank()) throw SharedRefusal.FIELD_MISSING.because("field", "alias");
        }
    }
}
