package org.sunledger.api.compliance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.projections.compliance.Compliance;
import org.sunledger.projections.compliance.ComplianceQueries;
import org.sunledger.projections.engine.AsOf;

/** 合规看板: ratios, limits, floors and terms against what was done. */
@RestController
@Tag(name = "合规看板 compliance")
class ComplianceResource {
    private final ComplianceQueries compliance;

    ComplianceResource(ComplianceQueries compliance) {
        this.compliance = compliance;
    }

    @Operation(summary = "合规看板 / every rule with its target, what was reached, and what cannot be known yet")
    @GetMapping("/api/v1/compliance")
    Compliance board(AsOf asOf) {
        return compliance.board(asOf);
    }
}
