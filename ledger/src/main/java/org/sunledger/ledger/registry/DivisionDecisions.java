package org.sunledger.ledger.registry;

import java.util.List;
import org.sunledger.ledger.registry.DivisionCommand.ConfirmDivisionAlias;
import org.sunledger.ledger.registry.DivisionCommand.MergeDivision;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.DivisionCommand.RenameDivision;
import org.sunledger.ledger.registry.DivisionEvent.DivisionAliasConfirmed;
import org.sunledger.ledger.registry.DivisionEvent.DivisionMerged;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRenamed;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Verdict;

/** The rules of a division code: registered once, renamed forward in time, ended by a merger into a living code. */
final class DivisionDecisions {
    private DivisionDecisions() {}

    static DivisionCode placeOf(Division division, DivisionCommand command, Context x) {
        return command.code();
    }

    static List<DivisionEvent> decide(Division division, DivisionCommand command, Context x) {
        return switch (command) {
            case RegisterDivision c -> register(division, c);
            case RenameDivision c -> rename(division, c);
            case MergeDivision c -> merge(division, c, x);
            case ConfirmDivisionAlias c -> confirmAlias(division, c);
        };
    }

    private static List<DivisionEvent> register(Division division, RegisterDivision c) {
        var entry = division.entry();
        if (entry != null) {
            throw RegistryRefusal.DIVISION_REGISTERED_BEFORE.because("divisionCode", c.code(), "name", entry.name());
        }
        return List.of(new DivisionRegistered(c.code(), c.name(), c.validFrom(), c.validTo()));
    }

    private static List<DivisionEvent> rename(Division division, RenameDivision c) {
        var entry = registered(division, c.code());
        var to = entry.to();
        return new Verdict()
                .refuseIf(
                        c.validFrom().isBefore(entry.from()),
                        RegistryRefusal.DIVISION_RENAME_TOO_EARLY,
                        "validFrom",
                        c.validFrom(),
                        "currentFrom",
                        entry.from())
                .refuseIf(
                        to != null && c.validFrom().isAfter(to),
                        RegistryRefusal.DIVISION_ENDED,
                        "divisionCode",
                        c.code(),
                        "validTo",
                        to)
                .or(new DivisionRenamed(c.code(), c.name(), c.validFrom()));
    }

    private static List<DivisionEvent> merge(Division division, MergeDivision c, Context x) {
        var entry = registered(division, c.code());
        var firstDay = c.validTo().plusDays(1);
        return new Verdict()
                .refuseIf(
                        entry.to() != null,
                        RegistryRefusal.DIVISION_ENDED,
                        "divisionCode",
                        c.code(),
                        "validTo",
                        entry.to())
                .refuseIf(
                        c.validTo().isBefore(entry.from()),
                        RegistryRefusal.DIVISION_ENDS_BEFORE_START,
                        "validTo",
                        c.validTo(),
                        "currentFrom",
                        entry.from())
                .refuseOutsideArea(c.successor(), x.actor())
                .refuseIf(
                        !x.ask(DivisionStanding.of(c.successor(), firstDay)).isValid(),
                        RegistryRefusal.SUCCESSOR_NOT_VALID,
                        "successor",
                        c.successor(),
                        "day",
                        firstDay)
                .or(new DivisionMerged(c.code(), c.successor(), c.validTo()));
    }

    private static List<DivisionEvent> confirmAlias(Division division, ConfirmDivisionAlias c) {
        registered(division, c.code());
        // Confirmed twice is confirmed once.
        if (division.isAlias(c.alias())) return List.of();
        return List.of(new DivisionAliasConfirmed(c.code(), c.alias()));
    }

    private static Division.Entry registered(Division division, DivisionCode code) {
        var entry = division.entry();
        if (entry == null) throw RegistryRefusal.UNKNOWN_DIVISION.because("divisionCode", code);
        return entry;
    }
}
