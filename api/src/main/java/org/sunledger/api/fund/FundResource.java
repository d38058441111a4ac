package org.sunledger.api.fund;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
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
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.fund.FundCommand.ConfirmAdjustment;
import org.sunledger.ledger.fund.FundCommand.ConfirmArrival;
import org.sunledger.ledger.fund.FundCommand.ConfirmWithdrawal;
import org.sunledger.ledger.fund.FundCommand.EnterAdjustment;
import org.sunledger.ledger.fund.FundCommand.EnterArrival;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundCommand.EnterWithdrawal;
import org.sunledger.ledger.fund.FundCommand.RegisterFund;
import org.sunledger.ledger.fund.FundCommand.RejectFundEntry;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.fund.FundIds;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.Rejection;

/** 资金指标: entered by the maker, confirmed by the checker. */
@RestController
@RequestMapping("/api/v1/funds")
@Tag(name = "资金指标 funds")
class FundResource {
    private final Desk desk;

    FundResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "登记指标(经办) / enter a fund")
    @Sends(value = EnterFund.class, settles = true)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> enter(Slip slip, @RequestBody NewFund body) {
        var fundId = FundIds.of(body.quota()).value();
        return desk.openAndSettle(
                slip, body.basis(), new EnterFund(body.quota()), fundId, event -> returned(event, fundId));
    }

    @Operation(summary = "登记指标(复核) / confirm a fund")
    @Sends(RegisterFund.class)
    @PutMapping("/{fundId}/registration")
    ResponseEntity<Written> register(@PathVariable UUID fundId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new RegisterFund(new FundId(fundId)));
    }

    @Operation(summary = "到账(经办) / enter an arrival")
    @Sends(value = EnterArrival.class, settles = true)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{fundId}/arrivals")
    ResponseEntity<Written> enterArrival(@PathVariable UUID fundId, Slip slip, @RequestBody NewArrival body) {
        var arrivalId = slip.idOf("arrival");
        return desk.openAndSettle(
                slip,
                body.basis(),
                new EnterArrival(new FundId(fundId), arrivalId, body.amountFen(), body.bankRef()),
                arrivalId,
                event -> returned(event, arrivalId));
    }

    @Operation(summary = "到账(复核) / confirm an arrival")
    @Sends(ConfirmArrival.class)
    @PutMapping("/{fundId}/arrivals/{arrivalId}/confirmation")
    ResponseEntity<Written> confirmArrival(
            @PathVariable UUID fundId, @PathVariable UUID arrivalId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new ConfirmArrival(new FundId(fundId), arrivalId));
    }

    @Operation(summary = "调整指标(经办) / enter an adjustment")
    @Sends(EnterAdjustment.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{fundId}/adjustments")
    ResponseEntity<Written> enterAdjustment(@PathVariable UUID fundId, Slip slip, @RequestBody NewAdjustment body) {
        var adjustmentId = slip.idOf("adjustment");
        return desk.open(
                slip,
                body.basis(),
                new EnterAdjustment(new FundId(fundId), adjustmentId, body.deltaFen(), body.docNo()),
                adjustmentId);
    }

    @Operation(summary = "调整指标(复核) / confirm an adjustment")
    @Sends(ConfirmAdjustment.class)
    @PutMapping("/{fundId}/adjustments/{adjustmentId}/confirmation")
    ResponseEntity<Written> confirmAdjustment(
            @PathVariable UUID fundId, @PathVariable UUID adjustmentId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new ConfirmAdjustment(new FundId(fundId), adjustmentId));
    }

    @Operation(summary = "上级收回(经办) / enter a withdrawal")
    @Sends(EnterWithdrawal.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{fundId}/withdrawals")
    ResponseEntity<Written> enterWithdrawal(@PathVariable UUID fundId, Slip slip, @RequestBody NewWithdrawal body) {
        var withdrawalId = slip.idOf("withdrawal");
        return desk.open(
                slip,
                body.basis(),
                new EnterWithdrawal(new FundId(fundId), withdrawalId, body.amountFen(), body.docNo()),
                withdrawalId);
    }

    @Operation(summary = "上级收回(复核) / confirm a withdrawal")
    @Sends(ConfirmWithdrawal.class)
    @PutMapping("/{fundId}/withdrawals/{withdrawalId}/confirmation")
    ResponseEntity<Written> confirmWithdrawal(
            @PathVariable UUID fundId, @PathVariable UUID withdrawalId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new ConfirmWithdrawal(new FundId(fundId), withdrawalId));
    }

    @Operation(summary = "退回经办 / return an entry to its maker")
    @Sends(RejectFundEntry.class)
    @PutMapping("/{fundId}/entries/{entryId}/rejection")
    ResponseEntity<Written> reject(
            @PathVariable UUID fundId, @PathVariable UUID entryId, Slip slip, @RequestBody EntryRejection body) {
        return desk.enter(slip, body.basis(), new RejectFundEntry(new FundId(fundId), entryId, body.reasonCode()));
    }

    record NewFund(@JsonUnwrapped Basis basis, Quota quota) {}

    record NewArrival(@JsonUnwrapped Basis basis, Amount amountFen, BankRef bankRef) {}

    record NewAdjustment(@JsonUnwrapped Basis basis, long deltaFen, DocNo docNo) {}

    record NewWithdrawal(@JsonUnwrapped Basis basis, Amount amountFen, DocNo docNo) {}

    record EntryRejection(@JsonUnwrapped Basis basis, RejectionReason reasonCode) {}

    private static Optional<Rejection> returned(Event event, UUID entryId) {
        return event instanceof FundEntryRejected e && e.entryId().equals(entryId)
                ? Optional.of(ApiRefusal.CLAIM_LOST.because())
                : Optional.empty();
    }
}
