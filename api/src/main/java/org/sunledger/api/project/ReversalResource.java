package org.sunledger.api.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Ending;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.ReversalCommand.ConfirmReversal;
import org.sunledger.ledger.project.ReversalCommand.EnterReversal;

/** 红字更正: reverse, then enter the right thing. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/reversals")
@Tag(name = "红字更正 reversals")
class ReversalResource {
    private final Desk desk;

    ReversalResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "冲销(经办) / enter a reversal")
    @Sends(EnterReversal.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> enter(@PathVariable UUID projectId, Slip slip, @RequestBody NewReversal body) {
        var reversalId = slip.idOf("reversal");
        return desk.open(
                slip,
                body.basis(),
                new EnterReversal(new ProjectId(projectId), reversalId, body.correctsEventId()),
                reversalId);
    }

    @Operation(summary = "冲销(复核) / confirm a reversal")
    @Sends(value = ConfirmReversal.class, settles = true)
    @PutMapping("/{reversalId}/confirmation")
    ResponseEntity<Written> confirm(
            @PathVariable UUID projectId, @PathVariable UUID reversalId, Slip slip, @RequestBody Basis basis) {
        return desk.enterAndSettle(slip, basis, new ConfirmReversal(new ProjectId(projectId), reversalId), Ending.NONE);
    }

    record NewReversal(@JsonUnwrapped Basis basis, UUID correctsEventId) {}
}
