package org.sunledger.api.village;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.reading.Cursor;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.village.VillageBalance;
import org.sunledger.projections.village.VillageBalanceQueries;
import org.sunledger.projections.village.VillageBreakdown;
import org.sunledger.projections.village.VillageBreakdownQueries;

/** 村级资金余额表: what every place got and spent, for any day and as known at any time. Open to everybody. */
@RestController
@RequestMapping("/api/v1/balances/villages")
@Tag(name = "村级余额 village balances")
class VillageBalanceResource {
    private final VillageBalanceQueries balances;
    private final VillageBreakdownQueries breakdowns;

    VillageBalanceResource(VillageBalanceQueries balances, VillageBreakdownQueries breakdowns) {
        this.balances = balances;
        this.breakdowns = breakdowns;
    }

    @Operation(summary = "全县各村余额与合计 / all places and the county's total")
    @GetMapping
    VillageBalance.County table(AsOf asOf) {
        return balances.table(asOf);
    }

    @Operation(summary = "一村余额与最近的逐笔事件 / one place with its last events, or those before a position")
    @GetMapping("/{divisionCode}")
    VillageBalance.Village village(@PathVariable DivisionCode divisionCode, AsOf asOf, Cursor before) {
        return balances.village(divisionCode, asOf, before.or(Long.MAX_VALUE));
    }

    @Operation(summary = "一村余额按预算年度、资金类别和年份 / one place by budget year, kind of fund and calendar year")
    @GetMapping("/{divisionCode}/breakdown")
    VillageBreakdown breakdown(@PathVariable DivisionCode divisionCode, AsOf asOf) {
        return breakdowns.breakdown(divisionCode, asOf);
    }
}
