package org.sunledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.Act.id;
import static org.sunledger.ledger.County.ALLOCATION;
import static org.sunledger.ledger.County.FUND_1;
import static org.sunledger.ledger.County.FUND_2;
import static org.sunledger.ledger.County.IMPLEMENTATION;
import static org.sunledger.ledger.County.P1;
import static org.sunledger.ledger.County.P2;
import static org.sunledger.ledger.County.PAYMENT;
import static org.sunledger.ledger.County.PAYMENT_2;
import static org.sunledger.ledger.County.RECOVERY;
import static org.sunledger.ledger.County.VOUCHER_1;
import static org.sunledger.ledger.County.VOUCHER_2;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.AUDITOR;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.UNIT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.CrashScenario.First;
import org.sunledger.ledger.CrashScenario.From;
import org.sunledger.ledger.MortalJournal.Death;
import org.sunledger.ledger.MortalJournal.Death.Moment;
import org.sunledger.ledger.RacingJournal.Race;
import org.sunledger.ledger.fund.FundCommand.ConfirmWithdrawal;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundCommand.EnterWithdrawal;
import org.sunledger.ledger.fund.FundCommand.RejectFundEntry;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.project.AllocationCommand.ProposeReduction;
import org.sunledger.ledger.project.AllocationCommand.ReduceAllocation;
import org.sunledger.ledger.project.AllocationCommand.WithdrawAllocation;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.DisbursementCommand.ConfirmReturn;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RejectDisbursement;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.EnterPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.RejectRecoveryReceipt;
import org.sunledger.ledger.project.ReversalCommand.ConfirmReversal;
import org.sunledger.ledger.project.ReversalCommand.EnterReversal;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.supervision.CaseCommand.AcceptCase;
import org.sunledger.ledger.supervision.CaseCommand.AssignCase;
import org.sunledger.ledger.supervision.CaseCommand.ReceiveCase;
import org.sunledger.ledger.supervision.CaseCommand.ReplyCase;
import org.sunledger.ledger.supervision.CaseEvent;
import org.sunledger.ledger.supervision.CaseId;
import org.sunledger.ledger.supervision.FindingCommand.AssignFinding;
import org.sunledger.ledger.supervision.FindingCommand.CloseFinding;
import org.sunledger.ledger.supervision.FindingCommand.RaiseFinding;
import org.sunledger.ledger.supervision.FindingCommand.ReportRectification;
import org.sunledger.ledger.supervision.FindingCommand.VerifyRectification;
import org.sunledger.ledger.supervision.FindingEvent.Category;
import org.sunledger.ledger.supervision.FindingEvent.Severity;
import org.sunledger.ledger.supervision.FindingId;

/**
 * Every command that touches several streams, and every automation, with the program killed around each append: after
 * the restart the journal and the answer are those of a program that never died.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SurvivingDeathTest {
    private static final TextDigest TEXT = new TextDigest("cd".repeat(32));
    private static final CaseId CASE = new CaseId(id("case"));
    private static final FindingId FINDING = new FindingId(id("finding"));
    private static final NoticeId AGAIN = new NoticeId(id("N05 again"));
    private static final DocRef DECISION = new DocRef(new DocNo("安财农〔2018〕60号"), "退回决定", null);

    private static final List<CrashScenario> SCENARIOS = all();

    static List<CrashScenario> scenarios() {
        return SCENARIOS;
    }

    private static List<CrashScenario> all() {
        var all = new ArrayList<CrashScenario>();
        all.addAll(funds());
        all.addAll(arrivals());
        all.addAll(allocations());
        all.addAll(disbursements());
        all.addAll(payments());
        all.addAll(recoveries());
        all.addAll(assets());
        all.addAll(notices());
        all.addAll(supervision());
        return all;
    }

    private static List<CrashScenario> funds() {
        var first = new EnterFund(County.quota("F9", 8));
        var second = new EnterFund(County.quota("F9", 9));
        var entered = act("a fund takes its code", MAKER, "2018-03-12", first);
        var faster = act("the same code, entered a moment before", MAKER, "2018-03-12", second);
        var loses = act("a fund loses its code and is returned", MAKER, "2018-03-12", first);
        var race = new Race(Moment.BEFORE, first.stream(), "fund.entered", faster);
        var lost = County.FUNDED.then(w -> w.race(loses, race));
        return List.of(
                CrashScenario.of(County.FUNDED, entered, "Fund: fund.entered", "Claim: claim.taken"),
                CrashScenario.of(
                        County.FUNDED,
                        loses,
                        race,
                        "Fund: fund.entered",
                        "Fund: fund.entered",
                        "Claim: claim.taken",
                        "Fund: fund.entry-rejected"),
                CrashScenario.of(
                        County.FUNDED.then(w -> w.send(MAKER, "2018-03-12", first)),
                        act("a returned fund frees its code", CHECKER, "2018-03-13", reject(first)),
                        "Fund: fund.entry-rejected",
                        "Claim: claim.released"),
                CrashScenario.of(
                        lost,
                        act("the winner of a code is returned after the loser", CHECKER, "2018-03-13", reject(second)),
                        "Fund: fund.entry-rejected",
                        "Claim: claim.released"));
    }

    private static Command reject(EnterFund entered) {
        var fund = entered.fundId();
        return new RejectFundEntry(fund, fund.value(), RejectionReason.WRONG_DOCUMENT);
    }

    private static List<CrashScenario> arrivals() {
        var entered = act("an arrival takes its bank reference", TREASURY, "2018-03-12", arrival("A1", FUND_1));
        var faster = act("the same reference, entered a moment before", TREASURY, "2018-03-12", arrival("A2", FUND_2));
        var loses =
                act("an arrival loses its reference and is returned", TREASURY, "2018-03-12", arrival("A1", FUND_1));
        var race = new Race(Moment.BEFORE, FUND_1.stream(), "fund.arrival-entered", faster);
        var lost = County.FUNDED.then(w -> w.race(loses, race));
        return List.of(
                CrashScenario.of(County.FUNDED, entered, "Fund: fund.arrival-entered", "Claim: claim.taken"),
                CrashScenario.of(
                        County.FUNDED,
                        loses,
                        race,
                        "Fund: fund.arrival-entered",
                        "Fund: fund.arrival-entered",
                        "Claim: claim.taken",
                        "Fund: fund.entry-rejected"),
                CrashScenario.of(
                        County.FUNDED.then(w -> w.send(TREASURY, "2018-03-12", entered.command())),
                        act("a returned arrival frees its reference", CHECKER, "2018-03-13", reject("A1", FUND_1)),
                        "Fund: fund.entry-rejected",
                        "Claim: claim.released"),
                CrashScenario.of(
                        lost,
                        act("the winner is returned after the loser", CHECKER, "2018-03-13", reject("A2", FUND_2)),
                        "Fund: fund.entry-rejected",
                        "Claim: claim.released"));
    }

    private static List<CrashScenario> allocations() {
        var approve = County.approveAllocation(P1, ALLOCATION);
        var drain = act("the second pool is drained", CHECKER, "2018-03-26", new ConfirmWithdrawal(FUND_2, id("W")));
        var withdrawing = County.PROPOSED.then(w -> w.send(
                MAKER,
                "2018-03-23",
                new EnterWithdrawal(FUND_2, id("W"), Amount.ofYuan(800), new DocNo("鲁财农指〔2018〕9号"))));
        var reducing = County.ISSUED.then(w -> w.send(
                PROJECT,
                "2018-10-25",
                new ProposeReduction(
                        P1,
                        ALLOCATION,
                        id("reduction"),
                        Amount.ofYuan(100),
                        ReductionReason.AUDIT_SURPLUS,
                        new DocNo("安财农〔2018〕57号"))));
        return List.of(
                CrashScenario.of(
                        County.PROPOSED,
                        act("an approved allocation reserves three funds", APPROVER, "2018-03-26", approve),
                        "Project: allocation.approved",
                        "Fund: fund.reserved",
                        "Fund: fund.reserved",
                        "Fund: fund.reserved"),
                CrashScenario.of(
                        withdrawing,
                        act("an allocation is abandoned when a pool is drained", APPROVER, "2018-03-26", approve),
                        new Race(Moment.AFTER, FUND_1.stream(), "fund.reserved", drain),
                        "Project: allocation.approved",
                        "Fund: fund.reserved",
                        "Fund: fund.withdrawn",
                        "Project: allocation.abandoned",
                        "Fund: fund.reservation-released"),
                CrashScenario.of(
                        County.APPROVED,
                        act(
                                "a withdrawn allocation releases three funds",
                                APPROVER,
                                "2018-03-27",
                                new WithdrawAllocation(P1, ALLOCATION)),
                        "Project: allocation.abandoned",
                        "Fund: fund.reservation-released",
                        "Fund: fund.reservation-released",
                        "Fund: fund.reservation-released"),
                CrashScenario.of(
                        reducing,
                        act(
                                "a reduction replenishes three funds",
                                APPROVER,
                                "2018-10-25",
                                new ReduceAllocation(P1, ALLOCATION, id("reduction"))),
                        "Project: allocation.reduced",
                        "Fund: fund.pool-replenished",
                        "Fund: fund.pool-replenished",
                        "Fund: fund.pool-replenished"));
    }

    private static List<CrashScenario> disbursements() {
        var request = County.request(P1, PAYMENT, List.of(VOUCHER_1, VOUCHER_2));
        var faster = act(
                "the second voucher, used a moment before",
                MAKER,
                "2018-07-02",
                County.request(P2, PAYMENT_2, List.of(VOUCHER_2)));
        var loses = act("a request loses a voucher and gives the other back", MAKER, "2018-07-02", request);
        var race = new Race(Moment.BEFORE, P1.stream(), "disbursement.requested", faster);
        var lost = County.STARTED.then(w -> w.race(loses, race));
        return List.of(
                CrashScenario.of(
                        County.STARTED,
                        act("a request takes two vouchers", MAKER, "2018-07-02", request),
                        "Project: disbursement.requested",
                        "Claim: claim.taken",
                        "Claim: claim.taken"),
                CrashScenario.of(
                        County.STARTED,
                        loses,
                        race,
                        "Project: disbursement.requested",
                        "Project: disbursement.requested",
                        "Claim: claim.taken",
                        "Claim: claim.taken",
                        "Project: disbursement.rejected",
                        "Claim: claim.released"),
                CrashScenario.of(
                        County.REQUESTED,
                        act(
                                "a rejected request frees two vouchers",
                                CHECKER,
                                "2018-07-03",
                                new RejectDisbursement(P1, PAYMENT, DisbursementEvent.RejectionReason.WRONG_AMOUNT)),
                        "Project: disbursement.rejected",
                        "Claim: claim.released",
                        "Claim: claim.released"),
                CrashScenario.of(
                        lost,
                        act(
                                "the winner of a voucher is rejected after the loser",
                                CHECKER,
                                "2018-07-03",
                                new RejectDisbursement(P2, PAYMENT_2, DisbursementEvent.RejectionReason.WRONG_AMOUNT)),
                        "Project: disbursement.rejected",
                        "Claim: claim.released"));
    }

    private static List<CrashScenario> payments() {
        var returned = County.PAID.then(w -> w.send(TREASURY, "2018-07-05", enterReturn("TP-001")));
        // Entered again under the reference that it holds already.
        var returnedTwice = returned.then(w -> w.send(TREASURY, "2018-07-06", enterReturn("TP-001")));
        return List.of(
                CrashScenario.of(
                        County.SIGNED,
                        act(
                                "a payment enters and claims its reference first",
                                TREASURY,
                                "2018-07-03",
                                new PayDisbursement(P1, PAYMENT, County.PAID_UNDER)),
                        "Project: disbursement.payment-entered",
                        "Claim: claim.taken",
                        "Project: disbursement.paid"),
                CrashScenario.of(
                        County.PAID,
                        act("a return takes its reference", TREASURY, "2018-07-05", enterReturn("TP-001")),
                        "Project: disbursement.return-entered",
                        "Claim: claim.taken"),
                CrashScenario.of(
                        returned,
                        act(
                                "a returned payment frees its values",
                                CHECKER,
                                "2018-07-05",
                                new ConfirmReturn(P1, PAYMENT)),
                        "Project: disbursement.returned",
                        "Claim: claim.released",
                        "Claim: claim.released",
                        "Claim: claim.released"),
                CrashScenario.of(
                        County.PAID.then(SurvivingDeathTest::enterReversal),
                        reverse("a reversed payment frees its values"),
                        "Project: entry.reversed",
                        "Claim: claim.released",
                        "Claim: claim.released",
                        "Claim: claim.released"),
                CrashScenario.of(
                        returnedTwice.then(SurvivingDeathTest::enterReversal),
                        reverse("a payment with a return entered twice is reversed"),
                        "Project: entry.reversed",
                        "Claim: claim.released",
                        "Claim: claim.released",
                        "Claim: claim.released",
                        "Claim: claim.released"));
    }

    private static List<CrashScenario> recoveries() {
        var enter = County.receipt("receipt", "ZH-001");
        var faster = act(
                "the reference, used a moment before",
                TREASURY,
                "2018-08-02",
                County.arrival(FUND_1, "A1", 10, "ZH-001"));
        var loses = act("a receipt loses its reference and is rejected", TREASURY, "2018-08-02", enter);
        var race = new Race(Moment.BEFORE, P1.stream(), "recovery.receipt-entered", faster);
        var lost = County.RECOVERY_ORDERED.then(w -> w.race(loses, race));
        var returning = County.RECOVERED.then(w -> w.send(
                MAKER,
                "2018-08-03",
                "2018-08-03",
                new EnterPoolReturn(P1, RECOVERY, id("pool return"), Amount.ofYuan(90)),
                List.of(DECISION)));
        return List.of(
                CrashScenario.of(
                        County.RECOVERY_ORDERED,
                        act("a receipt takes its reference", TREASURY, "2018-08-02", enter),
                        "Project: recovery.receipt-entered",
                        "Claim: claim.taken"),
                CrashScenario.of(
                        County.RECOVERY_ORDERED,
                        loses,
                        race,
                        "Fund: fund.arrival-entered",
                        "Project: recovery.receipt-entered",
                        "Claim: claim.taken",
                        "Project: recovery.receipt-rejected"),
                CrashScenario.of(
                        County.RECOVERY_ORDERED.then(w -> w.send(TREASURY, "2018-08-02", enter)),
                        act(
                                "a rejected receipt frees its reference",
                                CHECKER,
                                "2018-08-03",
                                new RejectRecoveryReceipt(P1, RECOVERY, id("receipt"))),
                        "Project: recovery.receipt-rejected",
                        "Claim: claim.released"),
                CrashScenario.of(
                        lost,
                        act("the winner is returned after the receipt", CHECKER, "2018-08-03", reject("A1", FUND_1)),
                        "Fund: fund.entry-rejected",
                        "Claim: claim.released"),
                CrashScenario.of(
                        County.RECOVERED.then(w -> w.send(
                                MAKER,
                                "2018-08-02",
                                new EnterReversal(P1, id("reversal"), w.lastEventId("recovery.received")))),
                        act(
                                "a reversed receipt frees its reference",
                                CHECKER,
                                "2018-08-02",
                                new ConfirmReversal(P1, id("reversal"))),
                        "Project: entry.reversed",
                        "Claim: claim.released"),
                CrashScenario.of(
                        returning,
                        act(
                                "a return to the pool replenishes three funds",
                                CHECKER,
                                "2018-08-03",
                                new ConfirmPoolReturn(P1, RECOVERY, id("pool return"))),
                        "Project: recovery.returned-to-pool",
                        "Fund: fund.pool-replenished",
                        "Fund: fund.pool-replenished",
                        "Fund: fund.pool-replenished"));
    }

    private static List<CrashScenario> assets() {
        var register = County.registerAsset("asset", List.of(300L, 400L));
        var faster = act(
                "the second project's value, registered a moment before",
                PROJECT,
                "2018-11-12",
                County.registerAsset("another asset", List.of(450L)));
        return List.of(
                CrashScenario.of(
                        County.SETTLED,
                        act("an asset claims value of two projects", PROJECT, "2018-11-12", register),
                        "Asset: asset.registered",
                        "Project: project.asset-value-claimed",
                        "Project: project.asset-value-claimed"),
                CrashScenario.of(
                        County.SETTLED,
                        act("an asset is abandoned when a project has no value left", PROJECT, "2018-11-12", register),
                        new Race(Moment.BEFORE, register.stream(), "asset.registered", faster),
                        "Asset: asset.registered",
                        "Asset: asset.registered",
                        "Project: project.asset-value-claimed",
                        "Project: project.asset-value-claimed",
                        "Asset: asset.registration-abandoned",
                        "Project: project.asset-value-released"));
    }

    private static List<CrashScenario> notices() {
        var listing = new NoticeId(id("N02"));
        var completion = new NoticeId(id("N06"));
        var listed = County.ISSUED.then(w -> County.post(w, listing, NoticeEvent.Type.N02, null, "2018-04-02"));
        var completed = County.SETTLED.then(w -> County.post(w, completion, NoticeEvent.Type.N06, null, "2018-11-01"));
        var replacing = County.ON_DISPLAY.then(w -> County.approve(
                w, AGAIN, NoticeEvent.Type.N05, NoticeEvent.Level.VILLAGE, IMPLEMENTATION, "2018-04-16"));
        return List.of(
                closed(listed, "a listing notice tells two projects", listing, "2018-04-13"),
                closed(County.ON_DISPLAY, "an implementation notice tells two projects", IMPLEMENTATION, "2018-04-13"),
                closed(completed, "a completion notice tells two projects", completion, "2018-11-12"),
                CrashScenario.of(
                        replacing,
                        act("a notice takes another's place", NOTICE_OFFICER, "2018-04-17", County.postNotice(AGAIN)),
                        "Notice: notice.posted",
                        "Notice: notice.superseded"));
    }

    private static CrashScenario closed(Books given, String label, NoticeId notice, String on) {
        return CrashScenario.of(
                given,
                act(label, NOTICE_OFFICER, on, new CloseNotice(notice)),
                "Notice: notice.closed",
                "Project: project.notice-closed",
                "Project: project.notice-closed");
    }

    private static List<CrashScenario> supervision() {
        var objection = new ReceiveCase(
                CASE,
                CaseEvent.Channel.NOTICE_OBJECTION,
                CaseEvent.AssignedLevel.COUNTY,
                CaseEvent.Anonymity.ANONYMOUS,
                null,
                County.subjects(),
                IMPLEMENTATION,
                "BENEFICIARY",
                TEXT);
        var assigned = County.ON_DISPLAY.then(w -> {
            w.send(PROJECT, "2018-04-09", objection);
            w.send(PROJECT, "2018-04-10", new AcceptCase(CASE));
            w.send(PROJECT, "2018-04-10", new AssignCase(CASE, County.TOWN_CLERK.user()));
        });
        var verified = County.STARTED.then(w -> {
            w.send(
                    AUDITOR,
                    "2018-11-15",
                    new RaiseFinding(
                            FINDING,
                            "AF1",
                            Category.QUANTITY_OVERSTATED,
                            Amount.ofYuan(10),
                            County.subjects(),
                            UNIT,
                            Severity.ROUTINE));
            w.send(AUDITOR, "2018-11-15", new AssignFinding(FINDING, County.TOWN_CLERK.user()));
            w.send(County.TOWN_CLERK, "2018-12-01", new ReportRectification(FINDING, TEXT));
            w.send(AUDITOR, "2018-12-02", new VerifyRectification(FINDING));
        });
        return List.of(
                CrashScenario.of(
                        County.ON_DISPLAY,
                        act("an objection stops a notice and holds two projects", PROJECT, "2018-04-09", objection),
                        "Case: case.received",
                        "Notice: notice.suspended",
                        "Project: hold.set",
                        "Project: hold.set"),
                CrashScenario.of(
                        assigned,
                        act(
                                "an answer resolves the objection and lifts two holds",
                                County.TOWN_CLERK,
                                "2018-04-16",
                                new ReplyCase(CASE, TEXT)),
                        "Case: case.replied",
                        "Notice: notice.objection-resolved",
                        "Project: hold.lifted",
                        "Project: hold.lifted"),
                CrashScenario.of(
                        verified,
                        act("a closed finding tells two projects", AUDITOR, "2018-12-03", new CloseFinding(FINDING)),
                        "Finding: finding.closed",
                        "Project: project.finding-closure-recorded",
                        "Project: project.finding-closure-recorded"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void comes_to_the_same_books_and_the_same_answer_wherever_it_is_killed(CrashScenario scenario) {
        var expected = scenario.uninterrupted();
        assertThat(scenario.chainOf(expected)).isEqualTo(scenario.chain());
        SoundJournal.check(expected.journal(), "never killed");
        // The rival's own append is not one of this program's.
        var rivals = scenario.race() == null ? 0 : 1;
        assertThat(expected.appends()).isEqualTo(scenario.chain().size() - rivals);
        var kills = 0;
        for (int append = 1; append <= expected.appends(); append++) {
            for (var moment : Moment.values()) {
                for (var from : From.values()) {
                    for (var first : First.values()) {
                        scenario.killedAndStartedAgain(new Death(moment, append), from, first, expected);
                        kills++;
                    }
                }
            }
        }
        assertThat(kills)
                .isEqualTo(expected.appends() * Moment.values().length * From.values().length * First.values().length);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void touches_several_streams(CrashScenario scenario) {
        assertThat(scenario.appended(scenario.uninterrupted()).stream()
                        .map(JournalRecord::stream)
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void writes_nothing_when_the_whole_story_is_shown_again(CrashScenario scenario) {
        var journal = scenario.uninterrupted().journal();
        var told = PrintedJournal.after(0, journal);
        try (var program = new Program(journal, scenario.act().at(), 0)) {
            program.settle();
            assertThat(program.handled()).isEqualTo(told.size());
        }
        assertThat(PrintedJournal.after(0, journal)).isEqualTo(told);
    }

    @Test
    void every_automation_acts_in_one_of_the_scenarios() {
        var acting = new HashSet<Class<?>>();
        for (var scenario : SCENARIOS) {
            var outcome = scenario.uninterrupted();
            var begin = outcome.journal().head() - outcome.printed().size();
            for (var record : outcome.journal().after(begin, Integer.MAX_VALUE)) {
                var then = Books.copyOf(outcome.journal().after(0, (int) record.position()));
                try (var program = new Program(then, scenario.act().at(), 0)) {
                    var event = program.ledger().decoder().decode(record);
                    for (var automation : Ledger.policies()) {
                        var sent = new Sent(program);
                        automation.on(event, sent);
                        if (sent.isAnything) acting.add(automation.getClass());
                    }
                }
            }
        }
        Set<Class<?>> all = Ledger.policies().stream().map(Automation::getClass).collect(Collectors.toSet());
        assertThat(acting).isEqualTo(all);
    }

    /** Whatever an automation sends is taken down and accepted, and nothing is done. */
    private static final class Sent implements Automation.FollowUps {
        private final Program program;
        private boolean isAnything;

        Sent(Program program) {
            this.program = program;
        }

        @Override
        public Optional<Rejection> send(Command command) {
            isAnything = true;
            return Optional.empty();
        }

        @Override
        public <T> T ask(Question<T> question) {
            return program.ledger().facts().ask(question).value();
        }

        /** The books end with the event. */
        @Override
        public <T> T askThen(Question<T> question) {
            return ask(question);
        }
    }

    private static Act act(String label, Actor by, String on, Command command) {
        return Act.of(label, by, on, command);
    }

    private static Command arrival(String name, FundId fund) {
        return County.arrival(fund, name, 100, "DZ-100");
    }

    private static Command reject(String name, FundId fund) {
        return new RejectFundEntry(fund, id(name), RejectionReason.WRONG_AMOUNT);
    }

    private static Command enterReturn(String bankRef) {
        return new EnterReturn(
                P1, PAYMENT, Amount.ofYuan(400), new BankRef(bankRef), ReturnReason.ACCOUNT_NAME_MISMATCH);
    }

    private static void enterReversal(Books.Writer w) {
        w.send(
                MAKER,
                "2018-07-06",
                "2018-07-03",
                new EnterReversal(P1, id("reversal"), w.lastEventId("disbursement.paid")),
                List.of());
    }

    private static Act reverse(String label) {
        return Act.dated(label, CHECKER, "2018-07-06", "2018-07-03", new ConfirmReversal(P1, id("reversal")));
    }
}
