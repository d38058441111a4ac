package org.sunledger.api.figure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.reading.AsOfOfRequest;
import org.sunledger.api.reading.Cursor;
import org.sunledger.api.reading.Paged;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.figure.Restatement;
import org.sunledger.projections.figure.RestatementQueries;

/** 差异追溯: what the ledger learned between two instants about figures up to a day, for the auditor. */
@RestController
@RequestMapping("/api/v1/restatements")
@Tag(name = "差异追溯 restatements")
class RestatementResource {
    private final RestatementQueries restatements;

    RestatementResource(RestatementQueries restatements) {
        this.restatements = restatements;
    }

    @Operation(
            summary = "两个知悉时点之间,截至某业务日期的数字有何变化 / what two points of knowledge say about one day",
            description =
                    "from, to: a journal position or an instant in UTC, both inclusive; without to, all that is known."
                            + " The causes of one figure alone: …/why?after=<from>.")
    @GetMapping
    Restatement between(
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String effectiveOn,
            Cursor after,
            @RequestParam(defaultValue = "100") int limit) {
        Paged.checkLimit(limit, RestatementQueries.PAGE_MAX);
        var later = to == null ? AsOf.latest() : AsOfOfRequest.known("to", to);
        var day = effectiveOn == null ? null : AsOfOfRequest.day("effectiveOn", effectiveOn);
        return restatements.restated(
                AsOfOfRequest.known("from", from),
                new AsOf(day, later.knownAt(), later.position(), null),
                after.or(0),
                limit);
    }
}
