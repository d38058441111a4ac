package org.sunledger.api.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.sunledger.ledger.project.ClearanceCommand.OverrideHold;
import org.sunledger.ledger.project.ProjectId;

/** 暂停: an objection holds payment; only a leader overrides, with a reason. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/holds")
@Tag(name = "暂停 holds")
class HoldResource {
    private final Desk desk;

    HoldResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "特批 / override a hold; the reason stands on the auditor's first page")
    @Sends(OverrideHold.class)
    @PutMapping("/{caseId}/override")
    ResponseEntity<Written> override(
            @PathVariable UUID projectId, @PathVariable UUID caseId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new OverrideHold(new ProjectId(projectId), caseId));
    }
}
