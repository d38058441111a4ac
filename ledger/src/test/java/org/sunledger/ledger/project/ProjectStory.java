package org.sunledger.ledger.project;

import static org.sunledger.ledger.project.ProjectExamples.A1;
import static org.sunledger.ledger.project.ProjectExamples.DOC;
import static org.sunledger.ledger.project.ProjectExamples.P;
import static org.sunledger.ledger.project.ProjectExamples.PAYEE;
import static org.sunledger.ledger.project.ProjectExamples.PLACE;
import static org.sunledger.ledger.project.ProjectExamples.PROFILE;
import static org.sunledger.ledger.project.ProjectExamples.allocation;
import static org.sunledger.ledger.project.ProjectExamples.sum;
import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.HUIQU_TOWN;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.TOWN_HUIQU;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.VILLAGE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.sunledger.ledger.fund.FundCommand.ConfirmArrival;
import org.sunledger.ledger.fund.FundCommand.EnterArrival;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundCommand.RegisterFund;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.fund.FundPool;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.project.AllocationCommand.ApproveAllocation;
import org.sunledger.ledger.project.AllocationCommand.IssueAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeAllocation;
import org.sunledger.ledger.project.AllocationEvent.Method;
import org.sunledger.ledger.project.ClearanceCommand.RecordNoticeClosed;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.project.DisbursementCommand.ApproveDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RequestDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ReviewDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.PipelineCommand.ApproveProject;
import org.sunledger.ledger.project.PipelineCommand.ListProject;
import org.sunledger.ledger.project.PipelineCommand.ProposeProject;
import org.sunledger.ledger.project.PipelineCommand.ReviewProject;
import org.sunledger.ledger.project.PipelineCommand.SelectProject;
import org.sunledger.ledger.project.PipelineCommand.SignContract;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.registry.ClaimStanding;
import org.sunledger.ledger.registry.DefaultRules;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Receipt;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shell.Reasons;
import org.sunledger.ledger.shell.TestLedger;
import org.sunledger.ledger.shell.TestLedger.ScriptClock;

/** A ledger with two funds and two listed, contracted projects, told through commands; automations run in between. */
final class ProjectStory implements AutoCloseable {
    static final ProjectId Q = ProjectId.of("00000000-0000-0000-0000-000000000002");
    static final AllocationId OF_Q = AllocationId.of("00000000-0000-0000-0000-0000000000a9");

    /** Late enough for every date of the story. */
    private static final Instant NOW = Instant.parse("2018-12-31T02:00:00Z");

    private final MortalJournal mortal;
    private final Journal journal;
    private TestLedger ledger;
    final FundId first;
    final FundId second;

    /** The pools hold this many yuan. */
    ProjectStory(long firstYuan, long secondYuan) {
        var clock = new ScriptClock(NOW);
        mortal = new MortalJournal(new MemoryJournal(clock, ClockPolicy.SCRIPTED));
        journal = mortal.asJournal();
        ledger = new TestLedger(journal, clock);
        ledger.send(ADMIN, "2018-01-01", new OpenLedger(UUID.randomUUID(), "L", COUNTY, 1, true));
        for (var rules : DefaultRules.versionsUntil(LocalDate.of(2018, 1, 1))) {
            ledger.send(APPROVER, "2018-01-01", rules);
        }
        for (var place : List.of(COUNTY, HUIQU_TOWN, PLACE)) {
            ledger.send(
                    PROJECT, "2018-01-01", new RegisterDivision(place, "区划" + place, LocalDate.of(2016, 1, 1), null));
        }
        first = fund("鲁财农〔2018〕1号", firstYuan);
        second = fund("鲁财农〔2018〕2号", secondYuan);
        list(P);
        list(Q);
    }

    private FundId fund(String docNo, long yuan) {
        var enter = new EnterFund(new Quota(
                docNo,
                docNo,
                FundEvent.Level.CENTRAL,
                FundEvent.Category.EARMARKED,
                null,
                new DocNo(docNo),
                Amount.ofYuan(yuan),
                2018,
                COUNTY,
                "2130505",
                null,
                "产业扶贫"));
        var arrival = UUID.randomUUID();
        ledger.send(MAKER, "2018-03-01", enter);
        ledger.send(CHECKER, "2018-03-01", new RegisterFund(enter.fundId()));
        ledger.send(
                TREASURY,
                "2018-03-12",
                new EnterArrival(enter.fundId(), arrival, Amount.ofYuan(yuan), new BankRef("DZ-" + arrival)));
        ledger.send(CHECKER, "2018-03-12", new ConfirmArrival(enter.fundId(), arrival));
        return enter.fundId();
    }

    private void list(ProjectId project) {
        ledger.send(VILLAGE, "2018-01-05", new ProposeProject(project, PROFILE));
        var notices = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        closed("2018-01-20", project, notices.get(0), Subject.LISTING, DivisionCode.Level.VILLAGE);
        ledger.send(TOWN_HUIQU, "2018-01-21", new ReviewProject(project, notices.get(0), null));
        closed("2018-02-05", project, notices.get(1), Subject.LISTING, DivisionCode.Level.TOWN);
        ledger.send(PROJECT, "2018-02-06", new ApproveProject(project, notices.get(1), null));
        closed("2018-02-20", project, notices.get(2), Subject.LISTING, DivisionCode.Level.COUNTY);
        ledger.send(PROJECT, "2018-02-21", new ListProject(project, notices.get(2)));
        ledger.send(PROJECT, "2018-03-01", new SelectProject(project, 2018, DOC));
    }

    void closed(String on, ProjectId project, UUID notice, Subject subject, DivisionCode.Level level) {
        tell(NOTICE_OFFICER, on, new RecordNoticeClosed(project, notice, subject, level));
    }

    /** As an automation of another feature would. */
    void tell(Actor by, String on, Command command) {
        ledger.send(
                UUID.randomUUID(),
                by,
                on,
                command,
                r -> new Request(
                        r.commandId(),
                        r.digest(),
                        r.actor(),
                        r.effectiveOn(),
                        r.correlationId(),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        Source.of(Source.Channel.AUTOMATION),
                        null,
                        false));
    }

    void send(Actor by, String on, Command command) {
        ledger.send(by, on, command);
    }

    /** Records, and the program dies before any automation sees it. */
    void sendOnly(Actor by, String on, Command command) {
        ledger.sendOnly(UUID.randomUUID(), by, on, command);
    }

    void settle() {
        ledger.settle();
    }

    /** Under a key of its own, so that it can be sent again. */
    Receipt send(UUID key, Actor by, String on, Command command) {
        return ledger.send(key, by, on, command, request -> Reasons.given(command, request));
    }

    Receipt send(UUID key, Actor by, String on, Command command, UnaryOperator<Request> how) {
        return ledger.send(key, by, on, command, how);
    }

    /** The program dies right after so many more appends are durable. */
    void dieAfter(int appends) {
        mortal.dieAfter(appends);
    }

    /** Another program over the same journal; its automations see everything from the beginning. */
    void restart() {
        ledger.close();
        mortal.revive();
        ledger = new TestLedger(journal, new ScriptClock(NOW));
        ledger.settle();
    }

    /** The allocation up to the leader's decision, without automations. */
    void decide(ProjectId project, AllocationId allocation, List<FundLine> split) {
        ledger.send(
                PROJECT,
                "2018-03-20",
                new ProposeAllocation(
                        project, allocation, PLACE, List.of(), sum(split), 2018, split, "因素法", Method.FACTOR));
        sendOnly(APPROVER, "2018-03-26", new ApproveAllocation(project, allocation, DOC, null));
    }

    /** Both projects' leaders decide over the same pools before any fund hears of it. */
    void decideBoth(List<FundLine> split) {
        var proposals = List.of(
                new ProposeAllocation(P, A1, PLACE, List.of(), sum(split), 2018, split, "因素法", Method.FACTOR),
                new ProposeAllocation(Q, OF_Q, PLACE, List.of(), sum(split), 2018, split, "因素法", Method.FACTOR));
        for (var proposal : proposals) send(PROJECT, "2018-03-20", proposal);
        sendOnly(APPROVER, "2018-03-26", new ApproveAllocation(P, A1, DOC, null));
        sendOnly(APPROVER, "2018-03-26", new ApproveAllocation(Q, OF_Q, DOC, null));
    }

    /** Issued, contracted over all of it, cleared for payment; thirty per cent may be prepaid. */
    void ready(ProjectId project, AllocationId allocation, List<FundLine> split) {
        decide(project, allocation, split);
        settle();
        send(MAKER, "2018-03-26", new IssueAllocation(project, allocation, DOC));
        send(
                PROJECT,
                "2018-03-28",
                new SignContract(project, "HT", PAYEE, sum(split), Procurement.INQUIRY, 300, 3_000));
        closed("2018-04-28", project, UUID.randomUUID(), Subject.IMPLEMENTATION, DivisionCode.Level.VILLAGE);
    }

    RequestDisbursement request(
            DisbursementId id, ProjectId project, AllocationId from, Amount amount, String voucherNo) {
        var voucher = new Voucher("发票", voucherNo, "某公司", "ab".repeat(32), amount);
        return new RequestDisbursement(project, id, from, null, PAYEE, amount, Kind.PREPAYMENT, List.of(voucher));
    }

    void approve(String on, ProjectId project, DisbursementId id) {
        send(PROJECT, on, new ReviewDisbursement(project, id, null));
        send(CHECKER, on, new ApproveDisbursement(project, id, null));
    }

    long poolFen(FundId fund) {
        return ledger.ledger().facts().ask(FundPool.of(fund)).value().availableFen();
    }

    ClaimStanding claim(BankRef ref) {
        return ledger.ledger().facts().ask(ClaimStanding.of(ClaimKey.of(ref))).value();
    }

    <T> T ask(Question<T> question) {
        return ledger.ledger().facts().ask(question).value();
    }

    /** The names of the events after the given number of events. */
    List<String> namesAfter(int position) {
        return ledger.events().stream()
                .skip(position)
                .map(e -> e.event().getClass().getSimpleName())
                .toList();
    }

    /** The facts after the given number of events, but for the ids that only this journal gave its events. */
    List<String> factsAfter(int position) {
        return ledger.events().stream()
                .skip(position)
                .map(e -> e.event().toString().replaceAll("correctsEventId=[^,]+", ""))
                .toList();
    }

    JournalEvent last() {
        return ledger.events().getLast();
    }

    JournalEvent last(Class<? extends Event> type) {
        return ledger.events().stream()
                .filter(e -> type.isInstance(e.event()))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    int head() {
        return Math.toIntExact(journal.head());
    }

    @Override
    public void close() {
        ledger.close();
    }
}
