package org.sunledger.api.fund;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.fund.CarryOver;
import org.sunledger.projections.fund.CarryOverQueries;

/** 结转结余表: what was left of each fund after its year. */
@RestController
@Tag(name = "资金指标 funds")
class CarryOverResource {
    private final CarryOverQueries funds;

    CarryOverResource(CarryOverQueries funds) {
        this.funds = funds;
    }

    @Operation(summary = "结转结余表 / money left after the fiscal year, by fund")
    @GetMapping("/api/v1/carry-overs")
    CarryOver carryOver(AsOf asOf) {
        return funds.carryOver(asOf);
    }
}
