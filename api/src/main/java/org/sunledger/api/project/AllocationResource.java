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
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.project.AllocationCommand.ApproveAllocation;
import org.sunledger.ledger.project.AllocationCommand.IssueAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeReduction;
import org.sunledger.ledger.project.AllocationCommand.ReduceAllocation;
import org.sunledger.ledger.project.AllocationCommand.WithdrawAllocation;
import org.sunledger.ledger.project.AllocationEvent.AbandonReason;
import org.sunledger.ledger.project.AllocationEvent.AllocationAbandoned;
import org.sunledger.ledger.project.AllocationEvent.BeneficiaryShare;
import org.sunledger.ledger.project.AllocationEvent.Method;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Rejection;

/** 资金分配: proposed, approved, then issued or abandoned; reduced. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/allocations")
@Tag(name = "资金分配 allocations")
class AllocationResource {
    private final Desk desk;

    AllocationResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "提出分配 / propose")
    @Sends(ProposeAllocation.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> propose(@PathVariable UUID projectId, Slip slip, @RequestBody NewAllocation body) {
        var allocationId = slip.idOf("allocation");
        return desk.open(
                slip,
                body.basis(),
                new ProposeAllocation(
                        new ProjectId(projectId),
                        new AllocationId(allocationId),
                        body.divisionCode(),
                        body.beneficiaryDivs(),
                        body.amountFen(),
                        body.fiscalYear(),
                        body.split(),
                        body.allocationBasis(),
                        body.method()),
                allocationId);
    }

    @Operation(summary = "审定 / approve; the funds are asked before the answer")
    @Sends(value = ApproveAllocation.class, settles = true)
    @PutMapping("/{allocationId}/approval")
    ResponseEntity<Written> approve(
            @PathVariable UUID projectId,
            @PathVariable UUID allocationId,
            Slip slip,
            @RequestBody AllocationApproval body) {
        return desk.enterAndSettle(
                slip,
                body.basis(),
                new ApproveAllocation(
                        new ProjectId(projectId),
                        new AllocationId(allocationId),
                        body.decisionDocNo(),
                        body.meetingRef()),
                event -> abandoned(event, allocationId));
    }

    @Operation(summary = "撤回审定 / take an approval back")
    @Sends(value = WithdrawAllocation.class, settles = true)
    @PutMapping("/{allocationId}/withdrawal")
    ResponseEntity<Written> withdraw(
            @PathVariable UUID projectId, @PathVariable UUID allocationId, Slip slip, @RequestBody Basis basis) {
        return desk.enterAndSettle(
                slip,
                basis,
                new WithdrawAllocation(new ProjectId(projectId), new AllocationId(allocationId)),
                Ending.NONE);
    }

    @Operation(summary = "下达 / issue")
    @Sends(IssueAllocation.class)
    @PutMapping("/{allocationId}/issue")
    ResponseEntity<Written> issue(
            @PathVariable UUID projectId,
            @PathVariable UUID allocationId,
            Slip slip,
            @RequestBody AllocationIssue body) {
        return desk.enter(
                slip,
                body.basis(),
                new IssueAllocation(new ProjectId(projectId), new AllocationId(allocationId), body.issueDocNo()));
    }

    @Operation(summary = "提出调减 / propose a reduction")
    @Sends(ProposeReduction.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping("/{allocationId}/reductions")
    ResponseEntity<Written> proposeReduction(
            @PathVariable UUID projectId, @PathVariable UUID allocationId, Slip slip, @RequestBody NewReduction body) {
        var reductionId = slip.idOf("reduction");
        return desk.open(
                slip,
                body.basis(),
                new ProposeReduction(
                        new ProjectId(projectId),
                        new AllocationId(allocationId),
                        reductionId,
                        body.amountFen(),
                        body.reasonCode(),
                        body.docNo()),
                reductionId);
    }

    @Operation(summary = "调减 / approve a reduction")
    @Sends(value = ReduceAllocation.class, settles = true)
    @PutMapping("/{allocationId}/reductions/{reductionId}/approval")
    ResponseEntity<Written> reduce(
            @PathVariable UUID projectId,
            @PathVariable UUID allocationId,
            @PathVariable UUID reductionId,
            Slip slip,
            @RequestBody Basis basis) {
        return desk.enterAndSettle(
                slip,
                basis,
                new ReduceAllocation(new ProjectId(projectId), new AllocationId(allocationId), reductionId),
                Ending.NONE);
    }

    record NewAllocation(
            @JsonUnwrapped Basis basis,
            DivisionCode divisionCode,
            List<BeneficiaryShare> beneficiaryDivs,
            Amount amountFen,
            int fiscalYear,
            List<FundLine> split,
            String allocationBasis,
            Method method) {}

    record AllocationApproval(
            @JsonUnwrapped Basis basis,
            DocNo decisionDocNo,
            @Nullable String meetingRef) {}

    record AllocationIssue(@JsonUnwrapped Basis basis, DocNo issueDocNo) {}

    record NewReduction(@JsonUnwrapped Basis basis, Amount amountFen, ReductionReason reasonCode, DocNo docNo) {}

    private static Optional<Rejection> abandoned(Event event, UUID allocationId) {
        return event instanceof AllocationAbandoned e
                        && e.allocationId().value().equals(allocationId)
                        && e.reasonCode() == AbandonReason.POOL_TOO_SMALL
                ? Optional.of(ApiRefusal.ALLOCATION_ABANDONED.because("fundId", e.fundId()))
                : Optional.empty();
    }
}
