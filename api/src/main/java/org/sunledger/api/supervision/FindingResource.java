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
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.supervision.FindingCommand.AssignFinding;
import org.sunledger.ledger.supervision.FindingCommand.CloseFinding;
import org.sunledger.ledger.supervision.FindingCommand.RaiseFinding;
import org.sunledger.ledger.supervision.FindingCommand.RejectRectification;
import org.sunledger.ledger.supervision.FindingCommand.ReportRectification;
import org.sunledger.ledger.supervision.FindingCommand.VerifyRectification;
import org.sunledger.ledger.supervision.FindingEvent.Category;
import org.sunledger.ledger.supervision.FindingEvent.Severity;
import org.sunledger.ledger.supervision.FindingId;

/** 审计发现与整改. */
@RestController
@RequestMapping("/api/v1/findings")
@Tag(name = "审计发现 findings")
class FindingResource {
    private final Desk desk;

    FindingResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "发现问题 / raise")
    @Sends(RaiseFinding.class)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping
    ResponseEntity<Written> raise(Slip slip, @RequestBody NewFinding body) {
        var findingId = slip.idOf("finding");
        return desk.open(
                slip,
                body.basis(),
                new RaiseFinding(
                        new FindingId(findingId),
                        body.number(),
                        body.category(),
                        body.amountFen(),
                        body.subjects(),
                        body.unitOrg(),
                        body.severity()),
                findingId);
    }

    @Operation(summary = "交办 / assign to one person")
    @Sends(AssignFinding.class)
    @PutMapping("/{findingId}/assignment")
    ResponseEntity<Written> assign(@PathVariable UUID findingId, Slip slip, @RequestBody FindingAssignment body) {
        return desk.enter(slip, body.basis(), new AssignFinding(new FindingId(findingId), body.responsible()));
    }

    @Operation(summary = "报整改 / report a rectification")
    @Sends(ReportRectification.class)
    @PostMapping("/{findingId}/rectifications")
    ResponseEntity<Written> report(@PathVariable UUID findingId, Slip slip, @RequestBody NewRectification body) {
        var report = desk.keepIfGiven(slip, "report", body.report());
        return desk.enter(slip, body.basis(), new ReportRectification(new FindingId(findingId), report));
    }

    @Operation(summary = "复核通过 / verify")
    @Sends(VerifyRectification.class)
    @PutMapping("/{findingId}/verification")
    ResponseEntity<Written> verify(@PathVariable UUID findingId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new VerifyRectification(new FindingId(findingId)));
    }

    @Operation(summary = "复核退回 / send back")
    @Sends(RejectRectification.class)
    @PutMapping("/{findingId}/rejection")
    ResponseEntity<Written> reject(@PathVariable UUID findingId, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new RejectRectification(new FindingId(findingId)));
    }

    @Operation(summary = "销号 / close")
    @Sends(value = CloseFinding.class, settles = true)
    @PutMapping("/{findingId}/closing")
    ResponseEntity<Written> close(@PathVariable UUID findingId, Slip slip, @RequestBody Basis basis) {
        return desk.enterAndSettle(slip, basis, new CloseFinding(new FindingId(findingId)), Ending.NONE);
    }

    record NewFinding(
            @JsonUnwrapped Basis basis,
            String number,
            Category category,
            @Nullable Amount amountFen,
            List<String> subjects,
            OrgId unitOrg,
            Severity severity) {}

    record FindingAssignment(@JsonUnwrapped Basis basis, UserId responsible) {}

    record NewRectification(
            @JsonUnwrapped Basis basis, @Nullable FreeText report) {}
}
