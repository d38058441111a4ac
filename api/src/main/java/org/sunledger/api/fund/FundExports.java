package org.sunledger.api.fund;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.util.UriUtils;
import org.sunledger.api.exporting.Shown;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.projections.fund.CarryOver;
import org.sunledger.projections.fund.CarryOverQueries;
import org.sunledger.projections.fund.FundLedger;
import org.sunledger.projections.fund.FundLedgerQueries;

/** The fund ledger and what is left of it after the year, as pages and files. */
@Configuration(proxyBeanMethods = false)
class FundExports {
    private static final String TRAIL = "/audit/trail?stream=Fund/";

    /** All funds with money left. */
    record Left(int funds, long unspentFen) {}

    @Bean
    ViewExport<?> fundsExport(FundLedgerQueries funds) {
        return ViewExport.of("funds", "/api/v1/balances/funds", asked -> funds.ledger(asked.asOf()), FundLedger::asOf)
                .table("funds", FundLedger.Row.class, FundLedger::rows)
                .table("total", FundLedger.Money.class, ledger -> List.of(ledger.total()))
                .shown(Shown.of(
                                "code",
                                "name",
                                "level",
                                "category",
                                "quotaDocNo",
                                "fiscalYear",
                                "money.registeredFen",
                                "money.arrivedFen",
                                "money.allocatedFen",
                                "money.disbursedFen",
                                "money.poolFen",
                                "money.availableFen",
                                "money.cashFen",
                                "money.progressBp")
                        .link("code", FundLedger.Row.class, row -> TRAIL + row.fundId())
                        .link("quotaDocNo", FundLedger.Row.class, row -> flow(row.quotaDocNo()))
                        .asFigures("total"));
    }

    @Bean
    ViewExport<?> carryOversExport(CarryOverQueries funds) {
        return ViewExport.of(
                        "carry-overs", "/api/v1/carry-overs", asked -> funds.carryOver(asked.asOf()), CarryOver::asOf)
                .countedFrom(CarryOver::day)
                .table("carry-overs", CarryOver.Row.class, CarryOver::rows)
                .table(
                        "carried-over",
                        Left.class,
                        all -> List.of(new Left(all.rows().size(), all.totalFen())))
                .shown(Shown.of(
                                "code",
                                "name",
                                "level",
                                "category",
                                "quotaDocNo",
                                "fiscalYear",
                                "unspentFen",
                                "poolFen",
                                "availableFen",
                                "pendingRecoveryFen",
                                "months",
                                "isOverTwoYears")
                        .link("code", CarryOver.Row.class, row -> TRAIL + row.fundId())
                        .link("quotaDocNo", CarryOver.Row.class, row -> flow(row.quotaDocNo()))
                        .alarm("months", CarryOver.Row.class, row -> row.isOverTwoYears())
                        .alarm("isOverTwoYears", CarryOver.Row.class, row -> row.isOverTwoYears())
                        .asFigures("carried-over"));
    }

    /** Where the money of a document went. */
    private static String flow(String docNo) {
        return "/audit/flows?docNo=" + UriUtils.encode(docNo, StandardCharsets.UTF_8);
    }
}
