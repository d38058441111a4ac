package org.sunledger.api.fund;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.fund.FundLedger;
import org.sunledger.projections.fund.FundLedgerQueries;

/** 扶贫资金总台账与资金对账表: every fund, and the check that must be zero. */
@RestController
@Tag(name = "资金指标 funds")
class FundLedgerResource {
    private final FundLedgerQueries funds;

    FundLedgerResource(FundLedgerQueries funds) {
        this.funds = funds;
    }

    @Operation(summary = "资金对账表 / all funds, with the conservation check")
    @GetMapping("/api/v1/balances/funds")
    FundLedger ledger(AsOf asOf) {
        return funds.ledger(asOf);
    }

    /** One fund and what the answer stands for. */
    record FundCard(AsOf.Resolved asOf, FundLedger.Row row) {}

    @Operation(summary = "一项指标 / one fund")
    @GetMapping("/api/v1/funds/{fundId}")
    FundCard one(@PathVariable UUID fundId, AsOf asOf) {
        var ledger = funds.ledger(asOf);
        return ledger.rows().stream()
                .filter(row -> row.fundId().equals(fundId))
                .findFirst()
                .map(row -> new FundCard(ledger.asOf(), row))
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/api/v1/funds/" + fundId));
    }
}
