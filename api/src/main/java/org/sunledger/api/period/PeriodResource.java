package org.sunledger.api.period;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.YearMonth;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.desk.Basis;
import org.sunledger.api.desk.Desk;
import org.sunledger.api.desk.Sends;
import org.sunledger.api.desk.Slip;
import org.sunledger.api.desk.Written;
import org.sunledger.ledger.period.PeriodCommand.ClosePeriod;
import org.sunledger.ledger.period.PeriodCommand.ProposePeriodReopen;
import org.sunledger.ledger.period.PeriodCommand.ReopenPeriod;

/** 会计期间: closed, and opened again by two. */
@RestController
@RequestMapping("/api/v1/periods")
@Tag(name = "会计期间 periods")
class PeriodResource {
    private final Desk desk;
    private final ClosingBalances balances;

    PeriodResource(Desk desk, ClosingBalances balances) {
        this.desk = desk;
        this.balances = balances;
    }

    @Operation(summary = "结账 / close a month")
    @Sends(ClosePeriod.class)
    @PutMapping("/{period}/closing")
    ResponseEntity<Written> close(@PathVariable YearMonth period, Slip slip, @RequestBody Basis basis) {
        var closing = balances.of(period);
        return desk.enter(slip, basis, new ClosePeriod(period, closing.sha256(), closing.position()));
    }

    @Operation(summary = "申请重开 / propose to open again")
    @Sends(ProposePeriodReopen.class)
    @PutMapping("/{period}/reopening")
    ResponseEntity<Written> proposeReopen(@PathVariable YearMonth period, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new ProposePeriodReopen(period));
    }

    @Operation(summary = "重开 / open again")
    @Sends(ReopenPeriod.class)
    @PutMapping("/{period}/reopening/approval")
    ResponseEntity<Written> reopen(@PathVariable YearMonth period, Slip slip, @RequestBody Basis basis) {
        return desk.enter(slip, basis, new ReopenPeriod(period));
    }
}
