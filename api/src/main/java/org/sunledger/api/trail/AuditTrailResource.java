package org.sunledger.api.trail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.html.EventNames;
import org.sunledger.api.reading.Cursor;
import org.sunledger.api.reading.Paged;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.trail.AuditTrailQueries;

/** 审计轨迹: every record, with what an auditor looks for. */
@RestController
@RequestMapping("/api/v1/audit-trail")
@Tag(name = "审计轨迹 audit trail")
class AuditTrailResource {
    private final AuditTrailQueries trail;
    private final EventNames names;

    AuditTrailResource(AuditTrailQueries trail, EventNames names) {
        this.trail = trail;
        this.names = names;
    }

    @Operation(
            summary = "审计轨迹 / the trail, filtered",
            description =
                    "全文检索不含原因、意见等原话(可依法删除),原话见 /api/v1/streams。/ q does not search what people typed as reasons and opinions, which may be erased: /api/v1/streams shows it.")
    @GetMapping
    AuditTrailQueries.Page page(
            AsOf asOf,
            @ParameterObject @ModelAttribute TrailQuestion question,
            Cursor after,
            @RequestParam(defaultValue = "100") int limit) {
        Paged.checkLimit(limit, AuditTrailQueries.PAGE_MAX);
        return trail.page(question.filter(names), after.or(0), limit, asOf);
    }
}
