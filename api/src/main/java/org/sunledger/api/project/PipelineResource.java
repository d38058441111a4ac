package org.sunledger.api.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.api.json.FreeText;
import org.sunledger.ledger.project.PipelineCommand.ApproveProject;
import org.sunledger.ledger.project.PipelineCommand.DelistProject;
import org.sunledger.ledger.project.PipelineCommand.ListProject;
import org.sunledger.ledger.project.PipelineCommand.ProposeProject;
import org.sunledger.ledger.project.PipelineCommand.ReviewProject;
import org.sunledger.ledger.project.PipelineCommand.SelectProject;
import org.sunledger.ledger.project.PipelineCommand.SignContract;
import org.sunledger.ledger.project.PipelineCommand.StartProject;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.PartyVersion;

/** 项目库: from the proposal to the start of works. */
@RestController
@RequestMapping("/api/v1/projects")
@Tag(name = "项目库 pipeline")
class PipelineResource {
    private final Desk desk;

    PipelineResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "村申报 / propose a project")
    @Sends(ProposeProject.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> propose(Slip slip, @RequestBody NewProject body) {
        var projectId = slip.idOf("project");
        return desk.open(slip, body.basis(), new ProposeProject(new ProjectId(projectId), body.profile()), projectId);
    }

    @Operation(summary = "乡审核 / review by the town")
    @Sends(ReviewProject.class)
    @PutMapping("/{projectId}/review")
    ResponseEntity<Written> review(@PathVariable UUID projectId, Slip slip, @RequestBody StageReview body) {
        var opinion = desk.keepIfGiven(slip, "opinion", body.opinion());
        return desk.enter(slip, body.basis(), new ReviewProject(new ProjectId(projectId), body.noticeId(), opinion));
    }

    @Operation(summary = "县审定 / approval by the county")
    @Sends(ApproveProject.class)
    @PutMapping("/{projectId}/approval")
    ResponseEntity<Written> approve(@PathVariable UUID projectId, Slip slip, @RequestBody StageReview body) {
        var opinion = desk.keepIfGiven(slip, "opinion", body.opinion());
        return desk.enter(slip, body.basis(), new ApproveProject(new ProjectId(projectId), body.noticeId(), opinion));
    }

    @Operation(summary = "入库 / list")
    @Sends(ListProject.class)
    @PutMapping("/{projectId}/listing")
    ResponseEntity<Written> list(@PathVariable UUID projectId, Slip slip, @RequestBody Listing body) {
        return desk.enter(slip, body.basis(), new ListProject(new ProjectId(projectId), body.noticeId()));
    }

    @Operation(summary = "出库 / delist")
    @Sends(DelistProject.class)
    @PutMapping("/{projectId}/delisting")
    ResponseEntity<Written> delist(@PathVariable UUID projectId, Slip slip, @RequestBody Delisting body) {
        return desk.enter(slip, body.basis(), new DelistProject(new ProjectId(projectId), body.docNo()));
    }

    @Operation(summary = "立项 / select for the year plan")
    @Sends(SelectProject.class)
    @PutMapping("/{projectId}/selection")
    ResponseEntity<Written> select(@PathVariable UUID projectId, Slip slip, @RequestBody Selection body) {
        return desk.enter(
                slip, body.basis(), new SelectProject(new ProjectId(projectId), body.year(), body.planDocNo()));
    }

    @Operation(summary = "签约 / sign the contract")
    @Sends(SignContract.class)
    @PutMapping("/{projectId}/contract")
    ResponseEntity<Written> sign(@PathVariable UUID projectId, Slip slip, @RequestBody Contract body) {
        return desk.enter(
                slip,
                body.basis(),
                new SignContract(
                        new ProjectId(projectId),
                        body.contractNo(),
                        body.supplier(),
                        body.amountFen(),
                        body.method(),
                        body.retentionBp(),
                        body.prepayBp()));
    }

    @Operation(summary = "开工 / start the works")
    @Sends(StartProject.class)
    @PutMapping("/{projectId}/start")
    ResponseEntity<Written> start(@PathVariable UUID projectId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new StartProject(new ProjectId(projectId)));
    }

    record NewProject(@JsonUnwrapped Basis basis, Profile profile) {}

    record StageReview(
            @JsonUnwrapped Basis basis,
            UUID noticeId,
            @Nullable FreeText opinion) {}

    record Listing(@JsonUnwrapped Basis basis, UUID noticeId) {}

    record Delisting(@JsonUnwrapped Basis basis, DocNo docNo) {}

    record Selection(@JsonUnwrapped Basis basis, int year, DocNo planDocNo) {}

    record Contract(
            @JsonUnwrapped Basis basis,
            String contractNo,
            PartyVersion supplier,
            Amount amountFen,
            Procurement method,
            int retentionBp,
            int prepayBp) {}
}
