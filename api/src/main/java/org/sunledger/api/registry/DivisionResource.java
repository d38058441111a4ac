package org.sunledger.api.registry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.ledger.registry.DivisionCommand.ConfirmDivisionAlias;
import org.sunledger.ledger.registry.DivisionCommand.MergeDivision;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.DivisionCommand.RenameDivision;
import org.sunledger.ledger.shared.DivisionCode;

/** 区划: codes by date. */
@RestController
@RequestMapping("/api/v1/divisions")
@Tag(name = "区划 divisions")
class DivisionResource {
    private final Desk desk;

    DivisionResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "登记区划 / register a code")
    @Sends(RegisterDivision.class)
    @PutMapping("/{code}")
    ResponseEntity<Written> register(@PathVariable DivisionCode code, Slip slip, @RequestBody NewDivision body) {
        return desk.enter(
                slip, body.basis(), new RegisterDivision(code, body.name(), body.validFrom(), body.validTo()));
    }

    @Operation(summary = "更名 / rename")
    @Sends(RenameDivision.class)
    @PostMapping("/{code}/names")
    ResponseEntity<Written> rename(@PathVariable DivisionCode code, Slip slip, @RequestBody NewDivisionName body) {
        return desk.enter(slip, body.basis(), new RenameDivision(code, body.name(), body.validFrom()));
    }

    @Operation(summary = "撤并 / merge into a successor")
    @Sends(MergeDivision.class)
    @PutMapping("/{code}/merger")
    ResponseEntity<Written> merge(@PathVariable DivisionCode code, Slip slip, @RequestBody Merger body) {
        return desk.enter(slip, body.basis(), new MergeDivision(code, body.successor(), body.validTo()));
    }

    @Operation(summary = "确认别名 / confirm an alias")
    @Sends(ConfirmDivisionAlias.class)
    @PostMapping("/{code}/aliases")
    ResponseEntity<Written> confirmAlias(@PathVariable DivisionCode code, Slip slip, @RequestBody NewAlias body) {
        return desk.enter(slip, body.basis(), new ConfirmDivisionAlias(code, body.alias()));
    }

    record NewDivision(
            @JsonUnwrapped Basis basis,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    record NewDivisionName(@JsonUnwrapped Basis basis, String name, LocalDate validFrom) {}

    record Merger(@JsonUnwrapped Basis basis, DivisionCode successor, LocalDate validTo) {}

    record NewAlias(@JsonUnwrapped Basis basis, String alias) {}
}
