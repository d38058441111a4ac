package org.sunledger.api.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.EnterPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.EnterRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.OrderRecovery;
import org.sunledger.ledger.project.RecoveryCommand.ProposeWaiver;
import org.sunledger.ledger.project.RecoveryCommand.RejectRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.WaiveRecovery;
import org.sunledger.ledger.project.RecoveryEvent.Kind;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptRejected;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Rejection;

/** 追缴与退还: ordered, received, returned to the pool or waived. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/recoveries")
@Tag(name = "追缴与退还 recoveries")
class RecoveryResource {
    private final Desk desk;

    RecoveryResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "责令退回 / order")
    @Sends(OrderRecovery.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> order(@PathVariable UUID projectId, Slip slip, @RequestBody NewRecovery body) {
        var recoveryId = slip.idOf("recovery");
        return desk.open(
                slip,
                body.basis(),
                new OrderRecovery(
                        new ProjectId(projectId),
                        new RecoveryId(recoveryId),
                        new AllocationId(body.allocationId()),
                        body.kind(),
                        body.debtor(),
                        body.amountFen(),
                        body.findingId(),
                        body.dueOn()),
                recoveryId);
    }

    @Operation(summary = "追回到账(经办) / enter a receipt")
    @Sends(value = EnterRecoveryReceipt.class, settles = true)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{recoveryId}/receipts")
    ResponseEntity<Written> enterReceipt(
            @PathVariable UUID projectId, @PathVariable UUID recoveryId, Slip slip, @RequestBody NewReceipt body) {
        var receiptId = slip.idOf("receipt");
        return desk.openAndSettle(
                slip,
                body.basis(),
                new EnterRecoveryReceipt(
                        new ProjectId(projectId),
                        new RecoveryId(recoveryId),
                        receiptId,
                        body.amountFen(),
                        body.bankRef()),
                receiptId,
                event -> returned(event, receiptId));
    }

    @Operation(summary = "追回到账(复核) / confirm a receipt")
    @Sends(ConfirmRecoveryReceipt.class)
    @PutMapping("/{recoveryId}/receipts/{receiptId}/confirmation")
    ResponseEntity<Written> confirmReceipt(
            @PathVariable UUID projectId,
            @PathVariable UUID recoveryId,
            @PathVariable UUID receiptId,
            Slip slip,
            @RequestBody Basis basis) {
        return desk.enter(
                slip,
                basis,
                new ConfirmRecoveryReceipt(new ProjectId(projectId), new RecoveryId(recoveryId), receiptId));
    }

    @Operation(summary = "退回经办 / return a receipt to its maker")
    @Sends(value = RejectRecoveryReceipt.class, settles = true)
    @PutMapping("/{recoveryId}/receipts/{receiptId}/rejection")
    ResponseEntity<Written> rejectReceipt(
            @PathVariable UUID projectId,
            @PathVariable UUID recoveryId,
            @PathVariable UUID receiptId,
            Slip slip,
            @RequestBody Basis basis) {
        return desk.enterAndSettle(
                slip,
                basis,
                new RejectRecoveryReceipt(new ProjectId(projectId), new RecoveryId(recoveryId), receiptId),
                Ending.NONE);
    }

    @Operation(summary = "收回统筹(经办) / enter a return to the pool")
    @Sends(EnterPoolReturn.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{recoveryId}/pool-returns")
    ResponseEntity<Written> enterPoolReturn(
            @PathVariable UUID projectId, @PathVariable UUID recoveryId, Slip slip, @RequestBody NewPoolReturn body) {
        var returnId = slip.idOf("pool-return");
        return desk.open(
                slip,
                body.basis(),
                new EnterPoolReturn(new ProjectId(projectId), new RecoveryId(recoveryId), returnId, body.amountFen()),
                returnId);
    }

    @Operation(summary = "收回统筹(复核) / confirm a return to the pool")
    @Sends(value = ConfirmPoolReturn.class, settles = true)
    @PutMapping("/{recoveryId}/pool-returns/{returnId}/confirmation")
    ResponseEntity<Written> confirmPoolReturn(
            @PathVariable UUID projectId,
            @PathVariable UUID recoveryId,
            @PathVariable UUID returnId,
            Slip slip,
            @RequestBody Basis basis) {
        return desk.enterAndSettle(
                slip,
                basis,
                new ConfirmPoolReturn(new ProjectId(projectId), new RecoveryId(recoveryId), returnId),
                Ending.NONE);
    }

    @Operation(summary = "申请减免 / propose a waiver")
    @Sends(ProposeWaiver.class)
    @PutMapping("/{recoveryId}/waiver")
    ResponseEntity<Written> proposeWaiver(
            @PathVariable UUID projectId, @PathVariable UUID recoveryId, Slip slip, @RequestBody NewWaiver body) {
        return desk.enter(
                slip,
                body.basis(),
                new ProposeWaiver(
                        new ProjectId(projectId), new RecoveryId(recoveryId), body.amountFen(), body.docNo()));
    }

    @Operation(summary = "减免 / approve a waiver")
    @Sends(WaiveRecovery.class)
    @PutMapping("/{recoveryId}/waiver/approval")
    ResponseEntity<Written> waive(
            @PathVariable UUID projectId, @PathVariable UUID recoveryId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new WaiveRecovery(new ProjectId(projectId), new RecoveryId(recoveryId)));
    }

    record NewRecovery(
            @JsonUnwrapped Basis basis,
            UUID allocationId,
            Kind kind,
            PartyVersion debtor,
            Amount amountFen,
            @Nullable UUID findingId,
            LocalDate dueOn) {}

    record NewReceipt(@JsonUnwrapped Basis basis, Amount amountFen, BankRef bankRef) {}

    record NewPoolReturn(@JsonUnwrapped Basis basis, Amount amountFen) {}

    record NewWaiver(@JsonUnwrapped Basis basis, Amount amountFen, DocNo docNo) {}

    private static Optional<Rejection> returned(Event event, UUID receiptId) {
        return event instanceof RecoveryReceiptRejected e && e.receiptId().equals(receiptId)
                ? Optional.of(ApiRefusal.CLAIM_LOST.because())
                : Optional.empty();
    }
}
