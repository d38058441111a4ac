package org.sunledger.api.trail;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.Asked;
import org.sunledger.api.exporting.Parts;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.api.html.EventNames;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.trail.AuditTrailQueries;
import org.sunledger.projections.trail.AuditTrailQueries.Entry;
import org.sunledger.projections.trail.AuditTrailQueries.Page;
import org.sunledger.projections.trail.TrailFilter;

/** The audit trail as a file: read page by page at the position of the first. */
@Configuration(proxyBeanMethods = false)
class TrailExports {
    /** A page and how to read on at the same position. */
    private record Read(AuditTrailQueries trail, TrailFilter filter, AsOf asOf, Page page) {
        @Nullable
        Read next() {
            var after = page.next();
            return after == null
                    ? null
                    : new Read(trail, filter, asOf, trail.page(filter, after, AuditTrailQueries.PAGE_MAX, asOf));
        }
    }

    @Bean
    ViewExport<?> auditTrailExport(AuditTrailQueries trail, EventNames names) {
        return ViewExport.of(
                        "audit-trail",
                        "/api/v1/audit-trail",
                        asked -> first(trail, names, asked),
                        r -> r.page().asOf())
                .filters(TrailQuestion.NAMES)
                .table(
                        "audit-trail",
                        Entry.class,
                        first -> Parts.of(first, r -> r.page().rows(), Read::next));
    }

    private static Read first(AuditTrailQueries trail, EventNames names, Asked asked) {
        var filter = TrailQuestion.of(asked::text).filter(names);
        var page = trail.page(filter, 0, AuditTrailQueries.PAGE_MAX, asked.asOf());
        // What is recorded meanwhile belongs to the next file.
        var same = new AsOf(page.asOf().effectiveOn(), null, page.asOf().position(), null);
        return new Read(trail, filter, same, page);
    }
}
