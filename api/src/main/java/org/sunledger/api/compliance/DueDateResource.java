package org.sunledger.api.compliance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.api.reading.Paged;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.compliance.DueDate;
import org.sunledger.projections.compliance.DueDateQueries;
import org.sunledger.projections.engine.AsOf;

/** 到期日历: what is open, and how many days remain. */
@RestController
@Tag(name = "到期日历 due dates")
class DueDateResource {
    private final DueDateQueries dueDates;

    DueDateResource(DueDateQueries dueDates) {
        this.dueDates = dueDates;
    }

    @Operation(summary = "到期日历 / open items by place, the first to fall due first")
    @GetMapping("/api/v1/due-dates")
    Paged<DueDate> list(
            AsOf asOf,
            @RequestParam(required = false) @Nullable DivisionCode division,
            @RequestParam(required = false) @Nullable Set<DueDate.Kind> kind,
            PageAsked page) {
        var calendar = dueDates.calendar(asOf, division, kind == null ? Set.of() : kind);
        return page.of(calendar.asOf(), calendar.rows(), DueDate::key);
    }
}
