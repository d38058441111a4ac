package org.sunledger.api.supervision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.api.reading.Paged;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.supervision.AuditStatistics;
import org.sunledger.projections.supervision.Finding;
import org.sunledger.projections.supervision.FindingQueries;

/** 问题台账 and 审计统计表: what was found, who puts it right by when, and how much it is in all. */
@RestController
@Tag(name = "审计发现 findings")
class FindingRegisterResource {
    private final FindingQueries findings;

    FindingRegisterResource(FindingQueries findings) {
        this.findings = findings;
    }

    @Operation(summary = "问题台账 / findings by place, with the days that remain on the day asked")
    @GetMapping("/api/v1/findings")
    Paged<Finding> list(AsOf asOf, @RequestParam(required = false) @Nullable DivisionCode division, PageAsked page) {
        var register = findings.register(asOf, division);
        return page.of(register.asOf(), register.rows(), row -> row.number() + " " + row.findingId());
    }

    @Operation(summary = "审计统计表 / counts over the findings raised from one day to another")
    @GetMapping("/api/v1/audit-statistics")
    AuditStatistics statistics(
            AsOf asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {
        return findings.statistics(asOf, from, to);
    }
}
