package org.sunledger.ledger.registry;

import java.util.List;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.registry.LedgerCommand.RecordProjectionSwitch;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.registry.LedgerEvent.ProjectionSwitched;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;

/** The one rule of the ledger as a whole: it is opened once, and before anything else. */
final class LedgerDecisions {
    private LedgerDecisions() {}

    static DivisionCode placeOf(OpenedLedger ledger, LedgerCommand command, Context x) {
        return switch (command) {
            case OpenLedger c -> c.countyCode();
            case RecordProjectionSwitch ignored -> required(ledger).countyCode();
        };
    }

    static List<LedgerEvent> decide(OpenedLedger ledger, LedgerCommand command, Context x) {
        return switch (command) {
            case OpenLedger c -> open(ledger, c);
            case RecordProjectionSwitch c -> recordSwitch(ledger, c);
        };
    }

    private static List<LedgerEvent> open(OpenedLedger ledger, OpenLedger c) {
        var opened = ledger.opened();
        if (opened != null) throw RegistryRefusal.LEDGER_OPEN.because("name", opened.name());
        return List.of(new LedgerOpened(c.ledgerId(), c.name(), c.countyCode(), c.recordFormat(), c.isDemo()));
    }

    private static List<LedgerEvent> recordSwitch(OpenedLedger ledger, RecordProjectionSwitch c) {
        return List.of(new ProjectionSwitched(
                required(ledger).ledgerId(),
                c.projection(),
                c.fromVersion(),
                c.toVersion(),
                c.position(),
                c.tables(),
                c.differenceSha256(),
                c.approver()));
    }

    private static LedgerOpened required(OpenedLedger ledger) {
        var opened = ledger.opened();
        if (opened == null) throw RegistryRefusal.LEDGER_NOT_OPEN.because();
        return opened;
    }
}
