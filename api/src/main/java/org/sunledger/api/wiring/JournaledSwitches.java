package org.sunledger.api.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.registry.LedgerCommand.RecordProjectionSwitch;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.LedgerGateway;
import org.sunledger.ledger.shell.Surroundings;
import org.sunledger.projections.rebuild.SwitchRecorder;
import org.sunledger.projections.rebuild.Switched;

/**
 * Tells the ledger's own stream of a switch, as an automation in the name of who asked for the rebuild. Id and digest
 * follow from the switch, so telling it again gets the first answer.
 */
record JournaledSwitches(LedgerGateway gateway, Journal journal, Clock clock) implements SwitchRecorder {
    @Override
    public void record(Switched switched, Actor askedBy) {
        // Whoever told the rebuild to end came too late: it is switched, and the journal hears of it first.
        var isToEnd = Thread.interrupted();
        try {
            send(switched, askedBy);
        } finally {
            if (isToEnd) Thread.currentThread().interrupt();
        }
    }

    private void send(Switched switched, Actor askedBy) {
        var approver = switched.approver();
        gateway.send(
                new RecordProjectionSwitch(
                        ledgerId(),
                        switched.group(),
                        switched.from(),
                        switched.to(),
                        switched.position(),
                        switched.tables(),
                        switched.differenceSha256(),
                        approver == null ? null : new UserId(approver)),
                Request.automated(
                        switched.id(),
                        Sha256.of(switched.id().toString()),
                        askedBy,
                        LocalDate.ofInstant(clock.instant(), Surroundings.ZONE),
                        switched.id(),
                        null,
                        List.of()));
    }

    private UUID ledgerId() {
        var opened = journal.at(1).orElseThrow(() -> new JournalException.NotOpened("projection.switched"));
        return UUID.fromString(opened.stream().id());
    }
}
