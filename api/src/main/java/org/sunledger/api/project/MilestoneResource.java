package org.sunledger.api.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
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
import org.sunledger.ledger.project.MilestoneCommand.PlanMilestones;
import org.sunledger.ledger.project.MilestoneCommand.RejectMilestone;
import org.sunledger.ledger.project.MilestoneCommand.ReportMilestone;
import org.sunledger.ledger.project.MilestoneCommand.VerifyMilestone;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.FileRef;
import org.sunledger.ledger.shared.UserId;

/** 里程碑: planned, reported by one person, verified by others. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/milestones")
@Tag(name = "里程碑 milestones")
class MilestoneResource {
    private final Desk desk;

    MilestoneResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "计划 / plan")
    @Sends(PlanMilestones.class)
    @PutMapping
    ResponseEntity<Written> plan(@PathVariable UUID projectId, Slip slip, @RequestBody MilestonePlan body) {
        return desk.enter(slip, body.basis(), new PlanMilestones(new ProjectId(projectId), body.milestones()));
    }

    @Operation(summary = "报告 / report")
    @Sends(ReportMilestone.class)
    @PostMapping("/{no}/reports")
    ResponseEntity<Written> report(
            @PathVariable UUID projectId, @PathVariable int no, Slip slip, @RequestBody MilestoneReport body) {
        return desk.enter(
                slip,
                body.basis(),
                new ReportMilestone(new ProjectId(projectId), no, body.progressBp(), body.evidence()));
    }

    @Operation(summary = "核验 / verify")
    @Sends(VerifyMilestone.class)
    @PostMapping("/{no}/verifications")
    ResponseEntity<Written> verify(
            @PathVariable UUID projectId, @PathVariable int no, Slip slip, @RequestBody MilestoneVerification body) {
        return desk.enter(
                slip,
                body.basis(),
                new VerifyMilestone(
                        new ProjectId(projectId), no, body.progressBp(), body.inspectors(), body.villageSupervisor()));
    }

    @Operation(summary = "退回 / reject")
    @Sends(RejectMilestone.class)
    @PostMapping("/{no}/rejections")
    ResponseEntity<Written> reject(
            @PathVariable UUID projectId, @PathVariable int no, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new RejectMilestone(new ProjectId(projectId), no));
    }

    record MilestonePlan(@JsonUnwrapped Basis basis, List<Milestone> milestones) {}

    record MilestoneReport(@JsonUnwrapped Basis basis, int progressBp, List<FileRef> evidence) {}

    record MilestoneVerification(
            @JsonUnwrapped Basis basis, int progressBp, List<UserId> inspectors, UserId villageSupervisor) {}
}
