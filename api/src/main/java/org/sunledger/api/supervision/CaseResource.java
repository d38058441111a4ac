package org.sunledger.api.supervision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.supervision.CaseCommand.AcceptCase;
import org.sunledger.ledger.supervision.CaseCommand.AssignCase;
import org.sunledger.ledger.supervision.CaseCommand.CloseCase;
import org.sunledger.ledger.supervision.CaseCommand.ReceiveCase;
import org.sunledger.ledger.supervision.CaseCommand.ReplyCase;
import org.sunledger.ledger.supervision.CaseEvent.Anonymity;
import org.sunledger.ledger.supervision.CaseEvent.AssignedLevel;
import org.sunledger.ledger.supervision.CaseEvent.Channel;
import org.sunledger.ledger.supervision.CaseId;

/** 异议与信访举报. Who complained is never in an answer. */
@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "异议与信访 cases")
class CaseResource {
    private final Desk desk;

    CaseResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "收到 / receive; the notice and its projects are held before the answer")
    @Sends(value = ReceiveCase.class, settles = true)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> receive(Slip slip, @RequestBody NewCase body) {
        var caseId = slip.idOf("case");
        return desk.openAndSettle(
                slip,
                body.basis(),
                new ReceiveCase(
                        new CaseId(caseId),
                        body.channel(),
                        body.assignedLevel(),
                        body.anonymity(),
                        body.reporterRef(),
                        body.subjects(),
                        body.noticeId(),
                        body.categoryCode(),
                        desk.keep(slip, "text", body.text())),
                caseId,
                Ending.NONE);
    }

    @Operation(summary = "受理 / accept")
    @Sends(AcceptCase.class)
    @PutMapping("/{caseId}/acceptance")
    ResponseEntity<Written> accept(@PathVariable UUID caseId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new AcceptCase(new CaseId(caseId)));
    }

    @Operation(summary = "交办 / assign to one owner")
    @Sends(AssignCase.class)
    @PutMapping("/{caseId}/assignment")
    ResponseEntity<Written> assign(@PathVariable UUID caseId, Slip slip, @RequestBody CaseAssignment body) {
        return desk.enter(slip, body.basis(), new AssignCase(new CaseId(caseId), body.owner()));
    }

    @Operation(summary = "答复 / reply; holds are lifted before the answer")
    @Sends(value = ReplyCase.class, settles = true)
    @PutMapping("/{caseId}/reply")
    ResponseEntity<Written> reply(@PathVariable UUID caseId, Slip slip, @RequestBody CaseReply body) {
        return desk.enterAndSettle(
                slip,
                body.basis(),
                new ReplyCase(new CaseId(caseId), desk.keep(slip, "reply", body.reply())),
                Ending.NONE);
    }

    @Operation(summary = "办结 / close")
    @Sends(CloseCase.class)
    @PutMapping("/{caseId}/closing")
    ResponseEntity<Written> close(@PathVariable UUID caseId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new CloseCase(new CaseId(caseId)));
    }

    record NewCase(
            @JsonUnwrapped Basis basis,
            Channel channel,
            AssignedLevel assignedLevel,
            Anonymity anonymity,
            @Nullable UUID reporterRef,
            List<String> subjects,
            @Nullable NoticeId noticeId,
            String categoryCode,
            FreeText text) {}

    record CaseAssignment(@JsonUnwrapped Basis basis, UserId owner) {}

    record CaseReply(@JsonUnwrapped Basis basis, FreeText reply) {}
}
