package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
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
            new Shape()
                    .text("name", name)
                    .right(
                            "validTo",
                            validTo == null || !validTo.isBefore(validFrom),
                            "不早于 validFrom 的日期",
                            "a day not before validFrom")
                    .orThrow();
        }
    }

    record RenameDivision(DivisionCode code, String name, LocalDate validFrom) implements DivisionCommand {
        public RenameDivision {
            new Shape().text("name", name).orThrow();
        }
    }

    /**
     * 撤并.
     *
     * @param validTo the last day of the old code, inclusive
     */
    record MergeDivision(DivisionCode code, DivisionCode successor, LocalDate validTo) implements DivisionCommand {
        public MergeDivision {
            new Shape()
                    .right("successor", !successor.equals(code), "另一个区划代码", "another division code")
                    .orThrow();
        }
    }

    /** A person confirms that another name found in papers means this code. */
    record ConfirmDivisionAlias(DivisionCode code, String alias) implements DivisionCommand {
        public ConfirmDivisionAlias {
            new Shape().text("alias", alias).orThrow();
        }
    }
}
