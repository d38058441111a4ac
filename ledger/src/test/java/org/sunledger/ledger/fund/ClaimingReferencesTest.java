package org.sunledger.ledger.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunledger.ledger.fund.FundExamples.ARRIVAL;
import static org.sunledger.ledger.fund.FundExamples.BANK_REF;
import static org.sunledger.ledger.fund.FundExamples.FUND;
import static org.sunledger.ledger.fund.FundExamples.OTHER_ARRIVAL;
import static org.sunledger.ledger.fund.FundExamples.QUOTA;
import static org.sunledger.ledger.fund.FundExamples.coded;
import static org.sunledger.ledger.fund.FundExamples.confirmArrival;
import static org.sunledger.ledger.fund.FundExamples.enterArrival;
import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TREASURY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.fund.FundCommand.EnterArrival;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundCommand.RegisterFund;
import org.sunledger.ledger.fund.FundCommand.RejectFundEntry;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.registry.ClaimStanding;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shell.TestLedger;
import org.sunledger.ledger.shell.TestLedger.ScriptClock;

/** INV-09 across streams: who was faster keeps the bank reference, and who lost it is returned. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimingReferencesTest {
    private static final String DAY = "2018-03-12";

    private final TestLedger ledger = newLedger();

    private static TestLedger newLedger() {
        var clock = new ScriptClock(Instant.parse("2018-03-12T02:00:00.000Z"));
        return new TestLedger(new MemoryJournal(clock, ClockPolicy.SCRIPTED), clock);
    }

    @BeforeEach
    void a_registered_fund() {
        ledger.send(ADMIN, "2018-01-01", new OpenLedger(UUID.randomUUID(), "安丘市", COUNTY, 1, true));
        ledger.send(PROJECT, "2018-01-01", new RegisterDivision(COUNTY, "安丘市", LocalDate.of(2016, 1, 1), null));
        ledger.send(MAKER, "2018-03-01", new EnterFund(QUOTA));
        ledger.send(CHECKER, "2018-03-02", new RegisterFund(FUND));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void an_arrival_takes_its_reference_and_is_then_confirmed() {
        ledger.send(TREASURY, DAY, enterArrival(100));
        assertThat(isHeldBy(ARRIVAL)).isTrue();
        ledger.send(CHECKER, DAY, confirmArrival());
        assertThat(ledger.events().getLast().event()).isInstanceOf(FundArrived.class);
    }

    @Test
    void of_two_arrivals_in_a_race_the_second_is_returned() {
        ledger.sendOnly(UUID.randomUUID(), TREASURY, DAY, enterArrival(100));
        ledger.sendOnly(
                UUID.randomUUID(), TREASURY, DAY, new EnterArrival(FUND, OTHER_ARRIVAL, Amount.ofFen(100), BANK_REF));
        ledger.settle();
        assertThat(ledger.events().getLast().event())
                .isEqualTo(new FundEntryRejected(FUND, OTHER_ARRIVAL, RejectionReason.DUPLICATE_REFERENCE));
        assertThat(isHeldBy(ARRIVAL)).isTrue();
    }

    @Test
    void a_returned_arrival_frees_its_reference_for_the_right_entry() {
        var corrected = new EnterArrival(FUND, OTHER_ARRIVAL, Amount.ofFen(200), BANK_REF);
        ledger.send(TREASURY, DAY, enterArrival(100));
        assertThatThrownBy(() -> ledger.send(TREASURY, DAY, corrected)).isInstanceOf(Rejection.class);
        ledger.send(CHECKER, DAY, new RejectFundEntry(FUND, ARRIVAL, RejectionReason.WRONG_AMOUNT));
        ledger.send(TREASURY, DAY, corrected);
        assertThat(isHeldBy(OTHER_ARRIVAL)).isTrue();
    }

    @Test
    void an_ended_arrival_that_is_seen_again_takes_nothing() {
        ledger.sendOnly(UUID.randomUUID(), TREASURY, DAY, enterArrival(100));
        var second = new EnterArrival(FUND, OTHER_ARRIVAL, Amount.ofFen(100), BANK_REF);
        ledger.sendOnly(UUID.randomUUID(), TREASURY, DAY, second);
        ledger.settle();
        ledger.send(CHECKER, DAY, new RejectFundEntry(FUND, ARRIVAL, RejectionReason.WRONG_AMOUNT));
        var before = ledger.events();
        for (var event : before) {
            ledger.ledger().automations().handle(event);
            assertThat(isHeldBy(ARRIVAL) || isHeldBy(OTHER_ARRIVAL)).isFalse();
        }
        assertThat(ledger.events()).isEqualTo(before);
    }

    @Test
    void of_two_funds_under_one_code_the_second_is_returned_and_may_take_another() {
        var first = new EnterFund(coded("F9", "鲁财农〔2018〕8号"));
        var second = new EnterFund(coded("F9", "鲁财农〔2018〕9号"));
        ledger.sendOnly(UUID.randomUUID(), MAKER, DAY, first);
        ledger.sendOnly(UUID.randomUUID(), MAKER, DAY, second);
        ledger.settle();
        assertThat(ledger.events().getLast().event())
                .isEqualTo(new FundEntryRejected(
                        second.fundId(), second.fundId().value(), RejectionReason.DUPLICATE_CODE));
        assertThatThrownBy(() -> ledger.send(MAKER, DAY, second)).isInstanceOf(Rejection.class);
        ledger.send(CHECKER, DAY, new RegisterFund(first.fundId()));
        ledger.send(MAKER, DAY, new EnterFund(coded("F10", "鲁财农〔2018〕9号")));
        ledger.send(CHECKER, DAY, new RegisterFund(second.fundId()));
        assertThat(ledger.events().getLast().event()).isInstanceOf(FundRegistered.class);
    }

    @Test
    void a_returned_fund_frees_its_code_and_a_registered_one_keeps_it_when_all_is_seen_again() {
        var first = new EnterFund(coded("F9", "鲁财农〔2018〕8号"));
        var second = new EnterFund(coded("F9", "鲁财农〔2018〕9号"));
        ledger.send(MAKER, DAY, first);
        ledger.send(CHECKER, DAY, returned(first));
        ledger.send(MAKER, DAY, second);
        ledger.send(CHECKER, DAY, returned(second));
        ledger.send(MAKER, DAY, first);
        ledger.send(CHECKER, DAY, new RegisterFund(first.fundId()));
        var before = ledger.events();
        for (var event : before) ledger.ledger().automations().handle(event);
        assertThat(ledger.events()).isEqualTo(before);
        var holder = ledger.ledger()
                .facts()
                .ask(ClaimStanding.of(ClaimKey.fundCode("F9")))
                .value();
        assertThat(holder.isHeldBy(FundDecisions.holder(first.fundId()))).isTrue();
    }

    private static RejectFundEntry returned(EnterFund entered) {
        return new RejectFundEntry(entered.fundId(), entered.fundId().value(), RejectionReason.OTHER);
    }

    private boolean isHeldBy(UUID arrivalId) {
        return ledger.ledger()
                .facts()
                .ask(ClaimStanding.of(ClaimKey.of(BANK_REF)))
                .value()
                .isHeldBy(FundDecisions.holder(FUND, arrivalId));
    }
}
