package org.sunledger.api.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
import org.sunledger.api.json.FreeText;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementCommand.ApproveDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ConfirmReturn;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RejectDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RequestDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ReviewDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRejected;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.RejectionReason;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Rejection;

/** 拨付: requested, reviewed, approved, paid; a disbursement has one payment, so the bank's word is put in its place. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/disbursements")
@Tag(name = "拨付 disbursements")
class DisbursementResource {
    private final Desk desk;

    DisbursementResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "申请 / request; the vouchers are taken before the answer")
    @Sends(value = RequestDisbursement.class, settles = true)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> request(@PathVariable UUID projectId, Slip slip, @RequestBody NewDisbursement body) {
        var disbursementId = slip.idOf("disbursement");
        return desk.openAndSettle(
                slip,
                body.basis(),
                new RequestDisbursement(
                        new ProjectId(projectId),
                        new DisbursementId(disbursementId),
                        new AllocationId(body.allocationId()),
                        body.milestoneNo(),
                        body.payee(),
                        body.amountFen(),
                        body.kind(),
                        body.vouchers()),
                disbursementId,
                event -> rejected(event, disbursementId));
    }

    @Operation(summary = "业务审核 / review")
    @Sends(ReviewDisbursement.class)
    @PutMapping("/{disbursementId}/review")
    ResponseEntity<Written> review(
            @PathVariable UUID projectId,
            @PathVariable UUID disbursementId,
            Slip slip,
            @RequestBody DisbursementOpinion body) {
        var opinion = desk.keepIfGiven(slip, "opinion", body.opinion());
        return desk.enter(
                slip,
                body.basis(),
                new ReviewDisbursement(new ProjectId(projectId), new DisbursementId(disbursementId), opinion));
    }

    @Operation(summary = "财政审核 / approve")
    @Sends(ApproveDisbursement.class)
    @PutMapping("/{disbursementId}/approval")
    ResponseEntity<Written> approve(
            @PathVariable UUID projectId,
            @PathVariable UUID disbursementId,
            Slip slip,
            @RequestBody DisbursementOpinion body) {
        var opinion = desk.keepIfGiven(slip, "opinion", body.opinion());
        return desk.enter(
                slip,
                body.basis(),
                new ApproveDisbursement(new ProjectId(projectId), new DisbursementId(disbursementId), opinion));
    }

    @Operation(summary = "驳回 / reject")
    @Sends(value = RejectDisbursement.class, settles = true)
    @PutMapping("/{disbursementId}/rejection")
    ResponseEntity<Written> reject(
            @PathVariable UUID projectId,
            @PathVariable UUID disbursementId,
            Slip slip,
            @RequestBody DisbursementRejection body) {
        return desk.enterAndSettle(
                slip,
                body.basis(),
                new RejectDisbursement(new ProjectId(projectId), new DisbursementId(disbursementId), body.reasonCode()),
                Ending.NONE);
    }

    @Operation(summary = "支付 / payment: the bank confirmed")
    @Sends(PayDisbursement.class)
    @PutMapping("/{disbursementId}/payment")
    ResponseEntity<Written> pay(
            @PathVariable UUID projectId, @PathVariable UUID disbursementId, Slip slip, @RequestBody Payment body) {
        return desk.enter(
                slip,
                body.basis(),
                new PayDisbursement(new ProjectId(projectId), new DisbursementId(disbursementId), body.bankRef()));
    }

    @Operation(summary = "退票(经办) / the bank sent it back")
    @Sends(value = EnterReturn.class, settles = true)
    @PutMapping("/{disbursementId}/return")
    ResponseEntity<Written> enterReturn(
            @PathVariable UUID projectId, @PathVariable UUID disbursementId, Slip slip, @RequestBody BankReturn body) {
        return desk.enterAndSettle(
                slip,
                body.basis(),
                new EnterReturn(
                        new ProjectId(projectId),
                        new DisbursementId(disbursementId),
                        body.amountFen(),
                        body.bankRef(),
                        body.reasonCode()),
                Ending.NONE);
    }

    @Operation(summary = "退票(复核) / confirm a return")
    @Sends(value = ConfirmReturn.class, settles = true)
    @PutMapping("/{disbursementId}/return/confirmation")
    ResponseEntity<Written> confirmReturn(
            @PathVariable UUID projectId, @PathVariable UUID disbursementId, Slip slip, @RequestBody Basis basis) {
        return desk.enterAndSettle(
                slip,
                basis,
                new ConfirmReturn(new ProjectId(projectId), new DisbursementId(disbursementId)),
                Ending.NONE);
    }

    record NewDisbursement(
            @JsonUnwrapped Basis basis,
            UUID allocationId,
            @Nullable Integer milestoneNo,
            PartyVersion payee,
            Amount amountFen,
            Kind kind,
            List<Voucher> vouchers) {}

    record DisbursementOpinion(
            @JsonUnwrapped Basis basis, @Nullable FreeText opinion) {}

    record DisbursementRejection(@JsonUnwrapped Basis basis, RejectionReason reasonCode) {}

    record Payment(@JsonUnwrapped Basis basis, BankRef bankRef) {}

    record BankReturn(@JsonUnwrapped Basis basis, Amount amountFen, BankRef bankRef, ReturnReason reasonCode) {}

    private static Optional<Rejection> rejected(Event event, UUID disbursementId) {
        return event instanceof DisbursementRejected e
                        && e.disbursementId().value().equals(disbursementId)
                        && e.reasonCode() == RejectionReason.DUPLICATE_VOUCHER
                ? Optional.of(ApiRefusal.CLAIM_LOST.because())
                : Optional.empty();
    }
}
