package org.sunledger.api.figure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.api.reading.Paged;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.NegativeDayQueries;
import org.sunledger.projections.figure.NegativeDays;

/** 负数日: days that entries dated back made negative, for the auditor. */
@RestController
@Tag(name = "负数日 negative days")
class NegativeDayResource {
    private final NegativeDayQueries negativeDays;

    NegativeDayResource(NegativeDayQueries negativeDays) {
        this.negativeDays = negativeDays;
    }

    @Operation(
            summary = "负数日 / days on which what is available, or recovered and not returned, was negative",
            description = "By effective date; limits are decided in the order of the journal, so only entries that are"
                    + " dated back make such a day. The oldest first.")
    @GetMapping("/api/v1/negative-days")
    Paged<NegativeDays.Spell> list(AsOf asOf, PageAsked page) {
        var found = negativeDays.days(asOf);
        return page.of(found.asOf(), found.spells(), NegativeDays.Spell::key);
    }
}
