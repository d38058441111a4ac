package org.sunledger.api.supervision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.api.reading.Paged;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.supervision.Case;
import org.sunledger.projections.supervision.CaseQueries;

/** 信访举报台账: what people complained of, who answers, by when. Never who complained. */
@RestController
@Tag(name = "异议与信访 cases")
class CaseRegisterResource {
    private final CaseQueries cases;

    CaseRegisterResource(CaseQueries cases) {
        this.cases = cases;
    }

    @Operation(summary = "信访举报台账 / cases by place, without the reporter")
    @GetMapping("/api/v1/cases")
    Paged<Case> list(AsOf asOf, @RequestParam(required = false) @Nullable DivisionCode division, PageAsked page) {
        var register = cases.register(asOf, division);
        return page.of(register.asOf(), register.rows(), row -> row.receivedOn() + " " + row.caseId());
    }
}
