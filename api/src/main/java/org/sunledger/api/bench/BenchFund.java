package org.sunledger.api.bench;

import java.time.LocalDate;
import java.util.List;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;

/** A made-up fund, so large that no measurement uses it up. */
final class BenchFund {
    static final DocNo DOC = new DocNo("安财农〔2018〕5号");
    private static final Amount AMOUNT = Amount.ofYuan(1_000_000_000);

    private BenchFund() {}

    static FundId id(int n) {
        return new FundId(Workload.id("fund", n));
    }

    /** Registered, and all of it arrived in the county's pool. */
    static List<FundEvent> arrived(int n, LocalDate today) {
        var quota = new Quota(
                "F%03d".formatted(n),
                "财政衔接资金" + n,
                Level.PROVINCE,
                Category.EARMARKED,
                null,
                DOC,
                AMOUNT,
                today.getYear(),
                Workload.COUNTY,
                "2130505",
                null,
                "乡村振兴");
        return List.of(
                new FundRegistered(id(n), quota),
                new FundArrived(
                        id(n),
                        Workload.id("arrival", n),
                        AMOUNT,
                        new BankRef("DZ-" + n),
                        today.getYear(),
                        List.of(new FundLine(id(n), Workload.COUNTY, AMOUNT))));
    }
}
