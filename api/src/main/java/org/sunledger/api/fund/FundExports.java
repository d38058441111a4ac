package org.sunledger.api.fund;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.projections.fund.FundLedger;
import org.sunledger.projections.fund.FundLedgerQueries;

/** The fund ledger as a file. */
@Configuration(proxyBeanMethods = false)
class FundExports {
    @Bean
    ViewExport<?> fundsExport(FundLedgerQueries funds) {
        return ViewExport.of("funds", "/api/v1/balances/funds", asked -> funds.ledger(asked.asOf()), FundLedger::asOf)
                .table("funds", FundLedger.Row.class, FundLedger::rows)
                .table("total", FundLedger.Money.class, ledger -> List.of(ledger.total()));
    }
}
