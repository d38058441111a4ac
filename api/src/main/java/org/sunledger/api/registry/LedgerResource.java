package org.sunledger.api.registry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.shared.DivisionCode;

/** 开账: the first entry of a ledger; rules, divisions and units come after it. */
@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "账本 ledger")
class LedgerResource {
    /** Of the records of this release (architecture section 2). */
    private static final int RECORD_FORMAT = 1;

    private final Desk desk;
    private final Journal journal;

    LedgerResource(Desk desk, Journal journal) {
        this.desk = desk;
        this.journal = journal;
    }

    @Operation(summary = "开账 / open the ledger, once")
    @Sends(OpenLedger.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> open(Slip slip, @RequestBody NewLedger body) {
        var id = ledgerId(slip);
        return desk.open(
                slip, body.basis(), new OpenLedger(id, body.name(), body.countyCode(), RECORD_FORMAT, false), id);
    }

    /** Asked of an open ledger, the same ledger answers: a retry with its receipt, anybody else with its refusal. */
    private UUID ledgerId(Slip slip) {
        return journal.at(1)
                .map(opened -> UUID.fromString(opened.stream().id()))
                .orElseGet(() -> slip.idOf("ledger"));
    }

    record NewLedger(@JsonUnwrapped Basis basis, String name, DivisionCode countyCode) {}
}
