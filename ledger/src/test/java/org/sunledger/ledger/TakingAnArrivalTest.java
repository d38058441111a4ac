package org.sunledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundCommand.ConfirmArrival;
import org.sunledger.ledger.fund.FundCommand.EnterArrival;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundCommand.RegisterFund;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.Level;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.shell.TestLedger;
import org.sunledger.ledger.shell.TestLedger.ScriptClock;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TakingAnArrivalTest {
    private static final Quota QUOTA = new Quota(
            "F1",
            "中央",
            Level.CENTRAL,
            Category.EARMARKED,
            null,
            new DocNo("鲁财农指〔2018〕5号"),
            Amount.ofYuan(100),
            2018,
            TestActors.COUNTY,
            "21305",
            null,
            "基础设施");

    @Test
    void goes_from_the_treasurys_entry_over_the_claim_to_the_posting() {
        var clock = new ScriptClock(Instant.parse("2018-03-12T02:00:00Z"));
        try (var ledger = new TestLedger(new MemoryJournal(clock, ClockPolicy.SCRIPTED), clock)) {
            ledger.send(
                    TestActors.ADMIN, "2018-01-01", new OpenLedger(UUID.randomUUID(), "L", TestActors.COUNTY, 1, true));
            ledger.send(
                    TestActors.PROJECT,
                    "2018-01-01",
                    new RegisterDivision(TestActors.COUNTY, "安丘市", LocalDate.of(2016, 1, 1), null));
            var enter = new EnterFund(QUOTA);
            ledger.send(TestActors.MAKER, "2018-01-05", enter);
            ledger.send(TestActors.CHECKER, "2018-01-05", new RegisterFund(enter.fundId()));
            var arrival = UUID.randomUUID();
            ledger.send(
                    TestActors.TREASURY,
                    "2018-03-12",
                    new EnterArrival(enter.fundId(), arrival, Amount.ofYuan(100), new BankRef("B1")));
            ledger.send(TestActors.CHECKER, "2018-03-12", new ConfirmArrival(enter.fundId(), arrival));

            assertThat(ledger.events())
                    .extracting(e -> e.event().getClass().getSimpleName())
                    .endsWith("ClaimTaken", "FundArrived");
            assertThat(ledger.events().getLast().envelope().seen()).isNotEmpty();
        }
    }
}
