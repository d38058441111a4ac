package org.sunledger.ledger.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.AllocationCommand.ProposeAllocation;
import org.sunledger.ledger.project.AllocationEvent.AllocationApproved;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationEvent.AllocationProposed;
import org.sunledger.ledger.project.AllocationEvent.Method;
import org.sunledger.ledger.project.ClearanceEvent.ProjectNoticeClosed;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.project.DisbursementCommand.RequestDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementApproved;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReviewed;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneReported;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneVerified;
import org.sunledger.ledger.project.MilestoneEvent.MilestonesPlanned;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.PipelineEvent.Nature;
import org.sunledger.ledger.project.PipelineEvent.PerformanceTarget;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.PipelineEvent.ProjectCountyApproved;
import org.sunledger.ledger.project.PipelineEvent.ProjectListed;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.project.PipelineEvent.ProjectSelected;
import org.sunledger.ledger.project.PipelineEvent.ProjectStarted;
import org.sunledger.ledger.project.PipelineEvent.ProjectTownReviewed;
import org.sunledger.ledger.project.PipelineEvent.Type;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryOrdered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.project.SettlementEvent.ProjectAccepted;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.ledger.project.SettlementEvent.SettlementApproved;
import org.sunledger.ledger.project.SettlementEvent.SettlementProposed;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.GivenFacts;
import org.sunledger.ledger.shell.LedgerFixture;
import org.sunledger.ledger.shell.TestActors;

/** P1 of S1 (water and road of 白山头村, 2,000,000 yuan from two funds) and what can happen to it. */
final class ProjectExamples {
    static final ProjectId P = ProjectId.of("00000000-0000-0000-0000-000000000001");
    static final AllocationId A1 = AllocationId.of("00000000-0000-0000-0000-0000000000a1");
    static final AllocationId A2 = AllocationId.of("00000000-0000-0000-0000-0000000000a2");
    static final DisbursementId D1 = DisbursementId.of("00000000-0000-0000-0000-0000000000d1");
    static final DisbursementId D2 = DisbursementId.of("00000000-0000-0000-0000-0000000000d2");
    static final DisbursementId D3 = DisbursementId.of("00000000-0000-0000-0000-0000000000d3");
    static final RecoveryId R1 = RecoveryId.of("00000000-0000-0000-0000-0000000000e1");
    static final UUID RECEIPT = UUID.fromString("00000000-0000-0000-0000-0000000000e2");
    static final UUID POOL_RETURN = UUID.fromString("00000000-0000-0000-0000-0000000000e3");
    static final UUID REDUCTION = UUID.fromString("00000000-0000-0000-0000-0000000000b1");
    static final UUID REVERSAL = UUID.fromString("00000000-0000-0000-0000-0000000000b2");
    static final UUID REVERSAL_2 = UUID.fromString("00000000-0000-0000-0000-0000000000b3");
    static final UUID FINDING = UUID.fromString("00000000-0000-0000-0000-0000000000c1");
    static final UUID CASE = UUID.fromString("00000000-0000-0000-0000-0000000000c2");
    static final UUID ASSET = UUID.fromString("00000000-0000-0000-0000-0000000000c3");
    static final UUID VILLAGE_NOTICE = UUID.fromString("00000000-0000-0000-0000-000000000011");
    static final UUID TOWN_NOTICE = UUID.fromString("00000000-0000-0000-0000-000000000012");
    static final UUID COUNTY_NOTICE = UUID.fromString("00000000-0000-0000-0000-000000000013");
    static final UUID START_NOTICE = UUID.fromString("00000000-0000-0000-0000-000000000014");
    static final UUID NOBODY = UUID.fromString("00000000-0000-0000-0000-0000000000ff");

    static final FundId F1 = FundId.of("00000000-0000-0000-0000-0000000000f1");
    /** Above F1 as it is printed, below it as Java compares signed halves. */
    static final FundId F2 = FundId.of("f0000000-0000-0000-0000-0000000000f2");

    static final DivisionCode PLACE = TestActors.BAISHANTOU;
    static final PartyVersion PAYEE = new PartyVersion(UUID.fromString("00000000-0000-0000-0000-0000000000aa"), 1);
    static final DocNo DOC = new DocNo("安财农〔2018〕5号");
    static final Amount CONTRACT = Amount.ofYuan(2_000_000);
    static final BankRef BANK = new BankRef("TK-1");
    static final BankRef BANK_2 = new BankRef("TK-2");

    static final Profile PROFILE = profile(List.of(new PerformanceTarget("产出", "供水户数", "100", "户")), "带动 40 户");

    static final ProjectProposed PROPOSED = new ProjectProposed(P, PROFILE);
    static final ProjectTownReviewed REVIEWED = new ProjectTownReviewed(P, VILLAGE_NOTICE, null);
    static final ProjectCountyApproved COUNTY_APPROVED = new ProjectCountyApproved(P, TOWN_NOTICE, null);
    static final ProjectListed LISTED = new ProjectListed(P, COUNTY_NOTICE);
    static final ProjectSelected SELECTED = new ProjectSelected(P, 2018, DOC);
    static final ContractSigned SIGNED = signed(300);
    static final ProjectStarted STARTED = new ProjectStarted(P);
    static final ProjectNoticeClosed VILLAGE_CLOSED =
            new ProjectNoticeClosed(P, VILLAGE_NOTICE, Subject.LISTING, DivisionCode.Level.VILLAGE);
    static final ProjectNoticeClosed TOWN_CLOSED =
            new ProjectNoticeClosed(P, TOWN_NOTICE, Subject.LISTING, DivisionCode.Level.TOWN);
    static final ProjectNoticeClosed COUNTY_CLOSED =
            new ProjectNoticeClosed(P, COUNTY_NOTICE, Subject.LISTING, DivisionCode.Level.COUNTY);
    static final ProjectNoticeClosed START_CLOSED =
            new ProjectNoticeClosed(P, START_NOTICE, Subject.IMPLEMENTATION, DivisionCode.Level.VILLAGE);

    static final List<FundLine> SPLIT = List.of(line(F1, 1_200_000), line(F2, 800_000));

    /** Forty, thirty and thirty per cent of the works. */
    static final MilestonesPlanned PLANNED =
            new MilestonesPlanned(P, List.of(milestone(1, 4_000), milestone(2, 3_000), milestone(3, 3_000)));

    static final SettlementProposed SETTLEMENT_PROPOSED = new SettlementProposed(P, Amount.ofYuan(1_940_000));
    static final SettlementApproved SETTLED =
            new SettlementApproved(P, Amount.ofYuan(1_940_000), Amount.ofYuan(60_000), 12);
    static final ProjectAccepted ACCEPTED =
            new ProjectAccepted(P, Result.PASSED, List.of(new UserId("s1"), new UserId("s2")));

    private ProjectExamples() {}

    static Profile profile(List<PerformanceTarget> targets, String povertyLink) {
        return new Profile(
                "P1",
                "供水与道路",
                Type.INFRASTRUCTURE,
                Nature.NEW,
                PLACE,
                "白山头村北组",
                "供水管网与道路",
                LocalDate.of(2018, 5, 1),
                LocalDate.of(2018, 10, 15),
                TestActors.UNIT,
                new UserId("village"),
                Amount.ofYuan(2_000_000),
                "财政专项扶贫",
                100,
                320,
                targets,
                povertyLink,
                "投工投劳");
    }

    static ContractSigned signed(int retentionBp) {
        return new ContractSigned(P, "HT-1", PAYEE, CONTRACT, Procurement.PUBLIC_TENDER, retentionBp, 3_000);
    }

    static Milestone milestone(int no, int weightBp) {
        return new Milestone(no, "第" + no + "步", weightBp, LocalDate.of(2018, 9, 30));
    }

    static FundLine line(FundId fund, long yuan) {
        return new FundLine(fund, PLACE, Amount.ofYuan(yuan));
    }

    static FundLine lineFen(FundId fund, long fen) {
        return new FundLine(fund, PLACE, Amount.ofFen(fen));
    }

    /** An allocation's three events. */
    static List<ProjectEvent> allocation(AllocationId id, List<FundLine> split) {
        return List.of(allocationProposed(id, split), allocationApproved(id, split), allocationIssued(id, split));
    }

    static Amount sum(List<FundLine> lines) {
        return lines.stream().map(FundLine::amountFen).reduce(Amount.ZERO, Amount::plus);
    }

    static ProposeAllocation proposeAllocation(Amount amount, List<FundLine> split) {
        return new ProposeAllocation(P, A1, PLACE, List.of(), amount, 2018, split, "因素法", Method.FACTOR);
    }

    static AllocationProposed allocationProposed(AllocationId id, List<FundLine> split) {
        return new AllocationProposed(P, id, PLACE, List.of(), sum(split), 2018, split, "因素法", Method.FACTOR);
    }

    static AllocationApproved allocationApproved(AllocationId id, List<FundLine> split) {
        return new AllocationApproved(P, id, sum(split), split, DOC, null);
    }

    static AllocationIssued allocationIssued(AllocationId id, List<FundLine> split) {
        return new AllocationIssued(P, id, sum(split), 2018, split, DOC);
    }

    static MilestoneReported reported(int no, int progressBp) {
        return new MilestoneReported(P, no, progressBp, List.of());
    }

    static MilestoneVerified verified(int no, int progressBp) {
        return new MilestoneVerified(
                P, no, progressBp, List.of(new UserId("i1"), new UserId("i2")), new UserId("supervisor"));
    }

    /** One voucher over the whole amount, its number from the disbursement. */
    static List<Voucher> vouchers(DisbursementId id, Amount amount) {
        return List.of(new Voucher("发票", "NO-" + id, "某公司", "ab".repeat(32), amount));
    }

    static RequestDisbursement request(DisbursementId id, Kind kind, Amount amount) {
        return request(id, A1, kind, amount);
    }

    static RequestDisbursement request(DisbursementId id, AllocationId from, Kind kind, Amount amount) {
        return new RequestDisbursement(P, id, from, null, PAYEE, amount, kind, vouchers(id, amount));
    }

    static DisbursementRequested requested(DisbursementId id, Kind kind, Amount amount) {
        return new DisbursementRequested(P, id, A1, null, PAYEE, amount, kind, vouchers(id, amount));
    }

    static DisbursementReviewed reviewed(DisbursementId id) {
        return new DisbursementReviewed(P, id, null);
    }

    static DisbursementApproved approved(DisbursementId id) {
        return new DisbursementApproved(P, id, null);
    }

    /** Paid 60 to 40 from the two funds, as every payment on A1 in S1. */
    static DisbursementPaid paid(DisbursementId id, Kind kind, Amount amount, BankRef bankRef) {
        var lines = List.of(new FundLine(F1, PLACE, amount.share(6_000)), new FundLine(F2, PLACE, amount.share(4_000)));
        return new DisbursementPaid(P, id, A1, kind, PAYEE, amount, 2018, lines, bankRef);
    }

    static ClaimTaken voucherClaimed(DisbursementId id) {
        return new ClaimTaken(ClaimKey.voucher("发票", "NO-" + id, "某公司"), DisbursementCommand.holder(P, id));
    }

    static ClaimTaken refClaimed(BankRef bankRef, UUID subject) {
        return new ClaimTaken(ClaimKey.of(bankRef), RecoveryCommand.holder(P, subject));
    }

    static LedgerFixture<ProjectAggregate> newProject() {
        return LedgerFixture.of(ProjectAggregate.class);
    }

    static LedgerFixture<ProjectAggregate> proposed() {
        return newProject().given(TestActors.VILLAGE, "2018-01-05", PROPOSED);
    }

    static LedgerFixture<ProjectAggregate> listed() {
        return proposed()
                .given(TestActors.NOTICE_OFFICER, "2018-01-20", VILLAGE_CLOSED)
                .given(TestActors.TOWN_HUIQU, "2018-01-21", REVIEWED)
                .given(TestActors.NOTICE_OFFICER, "2018-02-05", TOWN_CLOSED)
                .given(TestActors.PROJECT, "2018-02-06", COUNTY_APPROVED)
                .given(TestActors.NOTICE_OFFICER, "2018-02-20", COUNTY_CLOSED)
                .given(TestActors.PROJECT, "2018-02-21", LISTED);
    }

    /** A1 is issued: 1,200,000 from F1 and 800,000 from F2. */
    static LedgerFixture<ProjectAggregate> allocated() {
        return allocated(listed().given(TestActors.PROJECT, "2018-03-01", SELECTED), A1, SPLIT);
    }

    static LedgerFixture<ProjectAggregate> allocated(
            LedgerFixture<ProjectAggregate> fixture, AllocationId id, List<FundLine> split) {
        return fixture.given(TestActors.PROJECT, "2018-03-20", allocationProposed(id, split))
                .given(TestActors.APPROVER, "2018-03-26", allocationApproved(id, split))
                .given(TestActors.MAKER, "2018-03-26", allocationIssued(id, split));
    }

    static LedgerFixture<ProjectAggregate> contracted() {
        return allocated().given(TestActors.PROJECT, "2018-03-28", SIGNED);
    }

    /** Under way: the notice closed on 28 April, thirty per cent may be prepaid, nothing is verified. */
    static LedgerFixture<ProjectAggregate> started() {
        return contracted()
                .given(TestActors.NOTICE_OFFICER, "2018-04-28", START_CLOSED)
                .given(TestActors.TOWN_HUIQU, "2018-05-02", STARTED, PLANNED);
    }

    /** The works are done and verified. */
    static LedgerFixture<ProjectAggregate> done() {
        var fixture = started();
        for (int no = 1; no <= 3; no++) {
            fixture.given(TestActors.VILLAGE, "2018-09-01", reported(no, 10_000))
                    .given(TestActors.TOWN_HUIQU, "2018-09-02", verified(no, 10_000));
        }
        return fixture;
    }

    /** Accepted on 15 October 2018 and settled at 1,940,000 of the contract's 2,000,000. */
    static LedgerFixture<ProjectAggregate> settled() {
        return done().given(TestActors.PROJECT, "2018-10-15", ACCEPTED)
                .given(TestActors.PROJECT, "2018-10-18", SETTLEMENT_PROPOSED)
                .given(TestActors.APPROVER, "2018-10-20", SETTLED);
    }

    /** Requested, reviewed and approved by three persons; its voucher is claimed. */
    static LedgerFixture<ProjectAggregate> approved(
            LedgerFixture<ProjectAggregate> fixture, String on, DisbursementId id, Kind kind, Amount amount) {
        return fixture.given(TestActors.VILLAGE, on, requested(id, kind, amount))
                .elsewhere(TestActors.VILLAGE, on, voucherClaimed(id))
                .given(TestActors.PROJECT, on, reviewed(id))
                .given(TestActors.CHECKER, on, approved(id));
    }

    /** And paid by a fourth; its reference is claimed. */
    static LedgerFixture<ProjectAggregate> paid(
            LedgerFixture<ProjectAggregate> fixture,
            String on,
            DisbursementId id,
            Kind kind,
            Amount amount,
            BankRef bankRef) {
        return approved(fixture, on, id, kind, amount)
                .elsewhere(TestActors.TREASURY, on, refClaimed(bankRef, id.value()))
                .given(TestActors.TREASURY, on, paid(id, kind, amount, bankRef));
    }

    /** Everything up to the start of works, for a state without dates and persons. */
    static List<ProjectEvent> startedEvents(int retentionBp) {
        var events = new ArrayList<ProjectEvent>(List.of(
                PROPOSED, VILLAGE_CLOSED, REVIEWED, TOWN_CLOSED, COUNTY_APPROVED, COUNTY_CLOSED, LISTED, SELECTED));
        events.addAll(allocation(A1, SPLIT));
        events.addAll(List.of(signed(retentionBp), START_CLOSED, STARTED, PLANNED));
        return events;
    }

    static final UUID PAID_EVENT = UUID.fromString("00000000-0000-0000-0000-0000000000d9");
    static final UUID RECEIVED_EVENT = UUID.fromString("00000000-0000-0000-0000-0000000000e9");
    static final UUID REVERSED_EVENT = UUID.fromString("00000000-0000-0000-0000-0000000000b9");

    /** A state for decisions alone: everything by one person on one day, postings under ids that the test knows. */
    static Project after(Actor by, LocalDate on, List<ProjectEvent> events) {
        var project = new Project();
        for (var event : events) {
            project.evolve(new Recorded<>(idOf(event), 0, event, GivenFacts.envelope(by, on)));
        }
        return project;
    }

    private static UUID idOf(ProjectEvent event) {
        if (event instanceof DisbursementPaid) return PAID_EVENT;
        if (event instanceof RecoveryReceived) return RECEIVED_EVENT;
        return event instanceof EntryReversed ? REVERSED_EVENT : UUID.randomUUID();
    }

    /** The events of the first list and then those given. */
    static List<ProjectEvent> and(List<ProjectEvent> first, ProjectEvent... then) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(then));
        return all;
    }

    /** Paid on D1. */
    static List<ProjectEvent> paidEvents(Amount amount) {
        return and(
                startedEvents(300),
                requested(D1, Kind.PREPAYMENT, amount),
                reviewed(D1),
                approved(D1),
                paid(D1, Kind.PREPAYMENT, amount, BANK));
    }

    static RecoveryOrdered ordered(RecoveryEvent.Kind kind, Amount amount, @Nullable UUID findingId) {
        return new RecoveryOrdered(P, R1, A1, kind, PAYEE, amount, findingId, LocalDate.of(2019, 1, 14));
    }

    static RecoveryReceiptEntered receiptEntered(UUID receiptId, Amount amount, BankRef bankRef) {
        return new RecoveryReceiptEntered(P, R1, receiptId, amount, bankRef);
    }

    /** Received 60 to 40, as it was paid. */
    static RecoveryReceived received(UUID receiptId, Amount amount, BankRef bankRef) {
        return new RecoveryReceived(P, R1, receiptId, A1, amount, 2018, sixtyToForty(amount), bankRef);
    }

    static List<FundLine> sixtyToForty(Amount amount) {
        return List.of(new FundLine(F1, PLACE, amount.share(6_000)), new FundLine(F2, PLACE, amount.share(4_000)));
    }

    static EntryReversed paymentReversed(Amount amount) {
        return new EntryReversed(
                P,
                REVERSAL,
                PAID_EVENT,
                OriginalKind.DISBURSEMENT_PAID,
                D1.value(),
                A1,
                amount,
                2018,
                sixtyToForty(amount));
    }

    static DisbursementReturned returned(DisbursementId id, Amount amount, BankRef bankRef) {
        return new DisbursementReturned(
                P,
                id,
                A1,
                Kind.PREPAYMENT,
                amount,
                2018,
                sixtyToForty(amount),
                bankRef,
                ReturnReason.ACCOUNT_NAME_MISMATCH);
    }
}
