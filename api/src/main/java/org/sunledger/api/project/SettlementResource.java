package org.sunledger.api.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.SettlementCommand.AcceptProject;
import org.sunledger.ledger.project.SettlementCommand.ApproveSettlement;
import org.sunledger.ledger.project.SettlementCommand.ProposeSettlement;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.UserId;

/** 竣工验收与结算审定. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}")
@Tag(name = "验收与结算 settlement")
class SettlementResource {
    private final Desk desk;

    SettlementResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "验收 / accept the works")
    @Sends(AcceptProject.class)
    @PutMapping("/acceptance")
    ResponseEntity<Written> accept(@PathVariable UUID projectId, Slip slip, @RequestBody Acceptance body) {
        return desk.enter(
                slip, body.basis(), new AcceptProject(new ProjectId(projectId), body.result(), body.signatories()));
    }

    @Operation(summary = "结算送审 / propose the settlement")
    @Sends(ProposeSettlement.class)
    @PutMapping("/settlement")
    ResponseEntity<Written> propose(@PathVariable UUID projectId, Slip slip, @RequestBody NewSettlement body) {
        return desk.enter(slip, body.basis(), new ProposeSettlement(new ProjectId(projectId), body.settlementFen()));
    }

    @Operation(summary = "结算审定 / approve the settlement")
    @Sends(ApproveSettlement.class)
    @PutMapping("/settlement/approval")
    ResponseEntity<Written> approve(@PathVariable UUID projectId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new ApproveSettlement(new ProjectId(projectId)));
    }

    record Acceptance(@JsonUnwrapped Basis basis, Result result, List<UserId> signatories) {}

    record NewSettlement(@JsonUnwrapped Basis basis, Amount settlementFen) {}
}
