package org.sunledger.ledger.fund;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.fund.FundCommand.ConfirmArrival;
import org.sunledger.ledger.fund.FundCommand.EnterArrival;
import org.sunledger.ledger.fund.FundCommand.ReserveFund;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundEntered;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.TestActors;

/** One fund of 1,000 yuan and what can happen to it. */
final class FundExamples {
    static final DocNo QUOTA_DOC = new DocNo("鲁财农〔2018〕5号");
    static final Quota QUOTA = quota(Category.EARMARKED, null);
    static final FundId FUND = FundIds.of(QUOTA);

    static final FundEntered ENTERED = new FundEntered(FUND, QUOTA);
    static final FundRegistered REGISTERED = new FundRegistered(FUND, QUOTA);

    static final UUID ARRIVAL = UUID.fromString("00000000-0000-0000-0000-0000000000a1");
    static final UUID OTHER_ARRIVAL = UUID.fromString("00000000-0000-0000-0000-0000000000a2");
    static final UUID ADJUSTMENT = UUID.fromString("00000000-0000-0000-0000-0000000000b1");
    static final UUID WITHDRAWAL = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    static final UUID PROJECT = UUID.fromString("00000000-0000-0000-0000-0000000000d1");
    static final UUID ALLOCATION = UUID.fromString("00000000-0000-0000-0000-0000000000e1");
    static final UUID OTHER_ALLOCATION = UUID.fromString("00000000-0000-0000-0000-0000000000e2");
    static final UUID REDUCTION = UUID.fromString("00000000-0000-0000-0000-0000000000f1");

    static final BankRef BANK_REF = new BankRef("TK20180312-1");
    static final DocNo DOC = new DocNo("安财农〔2018〕9号");

    static final LocalDate DAY = LocalDate.of(2018, 3, 12);

    private FundExamples() {}

    static Quota quota(Category category, String item) {
        return new Quota(
                "Z155110000004",
                "中央财政专项扶贫资金",
                Level.CENTRAL,
                category,
                item,
                QUOTA_DOC,
                Amount.ofYuan(1_000),
                2018,
                TestActors.COUNTY,
                "2130505",
                null,
                "产业扶贫");
    }

    static EnterArrival enterArrival(long fen) {
        return new EnterArrival(FUND, ARRIVAL, Amount.ofFen(fen), BANK_REF);
    }

    static ArrivalEntered arrivalEntered(long fen) {
        return new ArrivalEntered(FUND, ARRIVAL, Amount.ofFen(fen), BANK_REF);
    }

    static ConfirmArrival confirmArrival() {
        return new ConfirmArrival(FUND, ARRIVAL);
    }

    static FundArrived arrived(UUID arrivalId, BankRef bankRef, long fen) {
        var amount = Amount.ofFen(fen);
        return new FundArrived(
                FUND, arrivalId, amount, bankRef, 2018, List.of(new FundLine(FUND, TestActors.COUNTY, amount)));
    }

    static FundArrived arrived(long fen) {
        return arrived(ARRIVAL, BANK_REF, fen);
    }

    static ReserveFund reserve(long fen) {
        return new ReserveFund(FUND, PROJECT, ALLOCATION, Amount.ofFen(fen));
    }

    static FundReserved reserved(long fen) {
        return new FundReserved(FUND, PROJECT, ALLOCATION, Amount.ofFen(fen));
    }

    static ClaimTaken claimed(UUID arrivalId) {
        return new ClaimTaken(ClaimKey.of(BANK_REF), new Holder(FUND.stream().toString(), arrivalId));
    }

    static ClaimTaken codeClaimed(FundId by) {
        return new ClaimTaken(ClaimKey.fundCode(QUOTA.code()), FundDecisions.holder(by));
    }

    /** Another document under the same code. */
    static Quota sameCode(String docNo) {
        return coded(QUOTA.code(), docNo);
    }

    static Quota coded(String code, String docNo) {
        return new Quota(
                code,
                QUOTA.name(),
                QUOTA.level(),
                QUOTA.category(),
                null,
                new DocNo(docNo),
                QUOTA.amountFen(),
                QUOTA.fiscalYear(),
                QUOTA.divisionCode(),
                QUOTA.functionCode(),
                null,
                QUOTA.purpose());
    }

    static LedgerFixture<FundAggregate> newFund() {
        return LedgerFixture.of(FundAggregate.class);
    }

    static LedgerFixture<FundAggregate> registeredFund() {
        return newFund()
                .given(TestActors.MAKER, "2018-03-01", ENTERED)
                .given(TestActors.CHECKER, "2018-03-02", REGISTERED);
    }

    /** Registered with 1,000 yuan, of which this much arrived. */
    static LedgerFixture<FundAggregate> fundWith(long fen) {
        return registeredFund()
                .given(TestActors.TREASURY, "2018-03-12", arrivalEntered(fen))
                .given(TestActors.CHECKER, "2018-03-12", arrived(fen));
    }
}
