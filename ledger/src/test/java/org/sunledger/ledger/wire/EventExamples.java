package org.sunledger.ledger.wire;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistered;
import org.sunledger.ledger.asset.AssetEvent.AssetRegistrationAbandoned;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.asset.AssetEvent.AssetSharesDecided;
import org.sunledger.ledger.asset.AssetEvent.AssetTitleConfirmed;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributionDecided;
import org.sunledger.ledger.asset.AssetEvent.IncomeLine;
import org.sunledger.ledger.asset.AssetEvent.IncomeReceived;
import org.sunledger.ledger.asset.AssetEvent.ProjectValue;
import org.sunledger.ledger.asset.AssetEvent.Share;
import org.sunledger.ledger.asset.AssetEvent.Signature;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.asset.IncomeId;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.fund.FundEvent.AdjustmentEntered;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.fund.FundEvent.FundAdjusted;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundEntered;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.fund.FundEvent.FundWithdrawn;
import org.sunledger.ledger.fund.FundEvent.PoolReplenished;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.fund.FundEvent.ReservationReleased;
import org.sunledger.ledger.fund.FundEvent.WithdrawalEntered;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.NoticeApproved;
import org.sunledger.ledger.notice.NoticeEvent.NoticeClosed;
import org.sunledger.ledger.notice.NoticeEvent.NoticeDrafted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeObjectionResolved;
import org.sunledger.ledger.notice.NoticeEvent.NoticePosted;
import org.sunledger.ledger.notice.NoticeEvent.NoticeRevised;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuperseded;
import org.sunledger.ledger.notice.NoticeEvent.NoticeSuspended;
import org.sunledger.ledger.notice.NoticeEvent.NoticeWithdrawn;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.party.PartyEvent.PartyRecorded;
import org.sunledger.ledger.period.PeriodEvent.PeriodClosed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopenProposed;
import org.sunledger.ledger.period.PeriodEvent.PeriodReopened;
import org.sunledger.ledger.project.AllocationEvent;
import org.sunledger.ledger.project.AllocationEvent.AllocationAbandoned;
import org.sunledger.ledger.project.AllocationEvent.AllocationApproved;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationEvent.AllocationProposed;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.AllocationEvent.BeneficiaryShare;
import org.sunledger.ledger.project.AllocationEvent.ReductionProposed;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ClearanceEvent;
import org.sunledger.ledger.project.ClearanceEvent.FindingClosureRecorded;
import org.sunledger.ledger.project.ClearanceEvent.HoldLifted;
import org.sunledger.ledger.project.ClearanceEvent.HoldOverridden;
import org.sunledger.ledger.project.ClearanceEvent.HoldSet;
import org.sunledger.ledger.project.ClearanceEvent.ProjectNoticeClosed;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementApproved;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRejected;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReviewed;
import org.sunledger.ledger.project.DisbursementEvent.PaymentEntered;
import org.sunledger.ledger.project.DisbursementEvent.ReturnEntered;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneRejected;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneReported;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneVerified;
import org.sunledger.ledger.project.MilestoneEvent.MilestonesPlanned;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.PipelineEvent.PerformanceTarget;
import org.sunledger.ledger.project.PipelineEvent.ProjectCountyApproved;
import org.sunledger.ledger.project.PipelineEvent.ProjectDelisted;
import org.sunledger.ledger.project.PipelineEvent.ProjectListed;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.project.PipelineEvent.ProjectSelected;
import org.sunledger.ledger.project.PipelineEvent.ProjectStarted;
import org.sunledger.ledger.project.PipelineEvent.ProjectTownReviewed;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.RecoveryEvent.PoolReturnEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryOrdered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptRejected;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryWaived;
import org.sunledger.ledger.project.RecoveryEvent.WaiverProposed;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.project.ReversalEvent.ReversalEntered;
import org.sunledger.ledger.project.SettlementEvent;
import org.sunledger.ledger.project.SettlementEvent.AssetValueClaimed;
import org.sunledger.ledger.project.SettlementEvent.AssetValueReleased;
import org.sunledger.ledger.project.SettlementEvent.ProjectAccepted;
import org.sunledger.ledger.project.SettlementEvent.SettlementApproved;
import org.sunledger.ledger.project.SettlementEvent.SettlementProposed;
import org.sunledger.ledger.registry.ClaimEvent.ClaimReleased;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.registry.DivisionEvent.DivisionAliasConfirmed;
import org.sunledger.ledger.registry.DivisionEvent.DivisionMerged;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRenamed;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.registry.LedgerEvent.ProjectionSwitched;
import org.sunledger.ledger.registry.LedgerEvent.TableSwitched;
import org.sunledger.ledger.registry.OrgEvent.OrgRegistered;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.registry.OrgEvent.UserRetired;
import org.sunledger.ledger.registry.RuleSetEvent.Certainty;
import org.sunledger.ledger.registry.RuleSetEvent.RuleParameter;
import org.sunledger.ledger.registry.RuleSetEvent.RuleSetPublished;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Envelope.RuleSetVersion;
import org.sunledger.ledger.shared.Envelope.SeenAt;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FileRef;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.supervision.CaseEvent;
import org.sunledger.ledger.supervision.CaseEvent.CaseAccepted;
import org.sunledger.ledger.supervision.CaseEvent.CaseAssigned;
import org.sunledger.ledger.supervision.CaseEvent.CaseClosed;
import org.sunledger.ledger.supervision.CaseEvent.CaseReceived;
import org.sunledger.ledger.supervision.CaseEvent.CaseReplied;
import org.sunledger.ledger.supervision.CaseId;
import org.sunledger.ledger.supervision.EngagementEvent;
import org.sunledger.ledger.supervision.EngagementEvent.Population;
import org.sunledger.ledger.supervision.EngagementEvent.SampleDrawn;
import org.sunledger.ledger.supervision.EngagementId;
import org.sunledger.ledger.supervision.FindingEvent;
import org.sunledger.ledger.supervision.FindingEvent.FindingAssigned;
import org.sunledger.ledger.supervision.FindingEvent.FindingClosed;
import org.sunledger.ledger.supervision.FindingEvent.FindingRaised;
import org.sunledger.ledger.supervision.FindingEvent.RectificationRejected;
import org.sunledger.ledger.supervision.FindingEvent.RectificationReported;
import org.sunledger.ledger.supervision.FindingEvent.RectificationVerified;
import org.sunledger.ledger.supervision.FindingId;

/**
 * One example of every event with every field filled, and one with every nullable field absent where there is such a
 * field. They stand in the golden files, so a value here is as frozen as the file; a new event gets a new example.
 */
public final class EventExamples {
    private static final DivisionCode COUNTY = DivisionCode.of("370784000000");
    private static final DivisionCode TOWN = DivisionCode.of("370784118000");
    private static final DivisionCode VILLAGE = DivisionCode.of("370784119333");
    private static final DivisionCode OTHER_VILLAGE = DivisionCode.of("370784118261");
    private static final OrgId BUREAU = new OrgId("13370784MB2806147H");
    private static final OrgId VILLAGE_ORG = new OrgId("54370784MF1234567" + OrgId.checkCharacter("54370784MF1234567"));

    private static final FundId F1 = new FundId(id(0xf1));
    private static final FundId F2 = new FundId(id(0xf2));
    private static final ProjectId PROJECT = new ProjectId(id(0x10));
    private static final AllocationId ALLOCATION = new AllocationId(id(0x11));
    private static final DisbursementId DISBURSEMENT = new DisbursementId(id(0x12));
    private static final RecoveryId RECOVERY = new RecoveryId(id(0x13));
    private static final UUID REDUCTION = id(0x14);
    private static final UUID RECEIPT = id(0x15);
    private static final UUID RETURN = id(0x16);
    private static final UUID REVERSAL = id(0x17);
    private static final AssetId ASSET = new AssetId(id(0x20));
    private static final IncomeId INCOME = new IncomeId(id(0x21));
    private static final NoticeId NOTICE = new NoticeId(id(0x30));
    private static final CaseId CASE = new CaseId(id(0x40));
    private static final FindingId FINDING = new FindingId(id(0x50));
    private static final EngagementId ENGAGEMENT = new EngagementId(id(0x51));
    private static final UUID ENTRY = id(0x60);
    private static final UUID SOME_EVENT = id(0xee);

    private static final DocNo DOC_NO = new DocNo("鲁财农指〔2018〕12号");
    private static final BankRef BANK_REF = new BankRef("ICBC-20180312-0001");
    private static final PartyVersion PARTY = new PartyVersion(id(0x70), 2);
    private static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final TextDigest TEXT = new TextDigest(DIGEST);
    private static final LocalDate DAY = LocalDate.of(2018, 3, 12);
    private static final List<FundLine> LINES = List.of(
            new FundLine(F1, VILLAGE, Amount.ofYuan(1_200_000)), new FundLine(F2, VILLAGE, Amount.ofFen(80_000_001)));
    private static final Amount SUM = Amount.ofFen(200_000_001);
    private static final UserId MAKER = new UserId("zhang.jing");
    private static final UserId SUPERVISOR = new UserId("li.jiandu");
    private static final Holder HOLDER = new Holder(PROJECT.stream().toString(), DISBURSEMENT.value());

    /** Every field filled. */
    public static final Envelope ENVELOPE = new Envelope(
            DAY,
            2018,
            VILLAGE,
            new Actor(MAKER, Role.MAKER, BUREAU, COUNTY),
            id(0x01),
            DIGEST,
            id(0x02),
            id(0x03),
            id(0x04),
            TEXT,
            new TextDigest(DIGEST.replace('9', '8')),
            List.of(new DocRef(DOC_NO, "资金下达通知", DIGEST), new DocRef(null, "会议纪要", null)),
            new Source(Source.Channel.IMPORT, id(0x05), DIGEST, "第1页", 7),
            new RuleSetVersion("default", 1),
            List.of(new SeenAt("Period/2018-03", -1), new SeenAt("RuleSet/default", 0)),
            "00112233445566778899aabbccddeeff");

    /** Nothing that may be absent. */
    public static final Envelope MINIMAL_ENVELOPE = new Envelope(
            DAY,
            2018,
            COUNTY,
            new Actor(MAKER, Role.ADMIN, BUREAU, COUNTY),
            id(0x01),
            DIGEST,
            id(0x01),
            null,
            null,
            null,
            null,
            List.of(),
            Source.of(Source.Channel.UI),
            null,
            List.of(),
            "00112233445566778899aabbccddeeff");

    private EventExamples() {}

    public static List<Event> all() {
        return Stream.concat(full().stream(), sparse().stream()).toList();
    }

    /** One of each, every field filled. */
    public static List<Event> full() {
        return Stream.of(registry(), funds(), pipeline(), money(), endings(), assets(), notices(), supervision())
                .flatMap(List::stream)
                .toList();
    }

    /** One of each that has nullable fields, these absent. */
    public static List<Event> sparse() {
        return List.of(
                new ProjectionSwitched(id(0x0a), "money", 2, 1, 0, List.of(), null, null),
                new RuleSetPublished("default", 1, null, DAY, null, List.of()),
                new DivisionRegistered(VILLAGE, "白山头村", DAY, null),
                new FundEntered(F1, quota(null, null)),
                new FundRegistered(F1, quota(null, null)),
                new ProjectTownReviewed(PROJECT, NOTICE.value(), null),
                new ProjectCountyApproved(PROJECT, NOTICE.value(), null),
                new AllocationApproved(PROJECT, ALLOCATION, SUM, LINES, DOC_NO, null),
                new AllocationAbandoned(
                        PROJECT, ALLOCATION, LINES, AllocationEvent.AbandonReason.DECISION_WITHDRAWN, null),
                new DisbursementRequested(
                        PROJECT,
                        DISBURSEMENT,
                        ALLOCATION,
                        null,
                        PARTY,
                        SUM,
                        DisbursementEvent.Kind.PREPAYMENT,
                        List.of()),
                new DisbursementReviewed(PROJECT, DISBURSEMENT, null),
                new DisbursementApproved(PROJECT, DISBURSEMENT, null),
                new RecoveryOrdered(PROJECT, RECOVERY, ALLOCATION, RecoveryEvent.Kind.REFUND, PARTY, SUM, null, DAY),
                new AssetRegistered(ASSET, assetProfile(null, null, null)),
                new NoticeDrafted(
                        NOTICE,
                        "N01-2018-001",
                        NoticeEvent.Type.N01,
                        NoticeEvent.Form.ANNOUNCEMENT,
                        NoticeEvent.Level.COUNTY,
                        COUNTY,
                        List.of(),
                        "资金分配结果公告",
                        DIGEST,
                        0,
                        1,
                        null),
                new NoticePosted(NOTICE, NoticeEvent.Channel.FIXED_BOARD, null, null, null),
                new CaseReceived(
                        CASE,
                        CaseEvent.Channel.HOTLINE_12317,
                        CaseEvent.AssignedLevel.COUNTY,
                        CaseEvent.Anonymity.ANONYMOUS,
                        null,
                        List.of(),
                        null,
                        "A01",
                        TEXT,
                        DAY),
                new FindingRaised(
                        FINDING,
                        "AF2",
                        FindingEvent.Category.NOT_PUBLISHED,
                        null,
                        List.of(),
                        BUREAU,
                        FindingEvent.Severity.ROUTINE,
                        DAY),
                new RectificationReported(FINDING, null),
                new SampleDrawn(
                        ENGAGEMENT,
                        EngagementEvent.Method.HASH_ORDER,
                        "7a".repeat(32),
                        48_000,
                        new Population(List.of("disbursement.paid"), null, null, null, null, null),
                        1_206,
                        60,
                        DIGEST));
    }

    private static List<Event> registry() {
        return List.of(
                new LedgerOpened(id(0x0a), "安丘市扶贫资金总账", COUNTY, 1, true),
                new ProjectionSwitched(
                        id(0x0a),
                        "money",
                        1,
                        2,
                        52_000,
                        List.of(new TableSwitched("village_balance", 1, 2, 86, 3)),
                        "5f".repeat(32),
                        new UserId("finance.leader")),
                new RuleSetPublished(
                        "default",
                        1,
                        DOC_NO,
                        DAY,
                        LocalDate.of(2020, 12, 31),
                        List.of(new RuleParameter("retention.max.bp", 300, "bp", "建质〔2017〕138号", Certainty.READ))),
                new DivisionRegistered(VILLAGE, "白山头村", DAY, LocalDate.of(2020, 12, 31)),
                new DivisionRenamed(VILLAGE, "白山头新村", DAY),
                new DivisionMerged(VILLAGE, OTHER_VILLAGE, LocalDate.of(2020, 12, 31)),
                new DivisionAliasConfirmed(VILLAGE, "白山头"),
                new OrgRegistered(BUREAU, "安丘市财政局", COUNTY),
                new UserAppointed(BUREAU, MAKER, Role.MAKER, COUNTY, DAY),
                new UserRetired(BUREAU, MAKER, Role.MAKER, LocalDate.of(2020, 12, 31)),
                new ClaimTaken(ClaimKey.of(BANK_REF), HOLDER),
                new ClaimReleased(ClaimKey.voucher("增值税发票", "00012345", "某建筑公司"), HOLDER),
                new PartyRecorded(id(0x70), 2, DIGEST, DIGEST.replace('9', '8')),
                new PeriodClosed(YearMonth.of(2018, 11), DIGEST, 4711),
                new PeriodReopenProposed(YearMonth.of(2018, 11)),
                new PeriodReopened(YearMonth.of(2018, 11)));
    }

    private static List<Event> funds() {
        var lines = List.of(new FundLine(F1, COUNTY, SUM));
        return List.of(
                new FundEntered(F1, quota("A0101", "50901")),
                new FundRegistered(F1, quota("A0101", "50901")),
                new ArrivalEntered(F1, ENTRY, SUM, BANK_REF),
                new FundArrived(F1, ENTRY, SUM, BANK_REF, 2018, lines),
                new AdjustmentEntered(F1, ENTRY, -100, DOC_NO),
                new FundAdjusted(F1, ENTRY, -100, DOC_NO),
                new WithdrawalEntered(F1, ENTRY, SUM, DOC_NO),
                new FundWithdrawn(F1, ENTRY, SUM, DOC_NO, 2018, lines),
                new FundEntryRejected(F1, ENTRY, FundEvent.RejectionReason.DUPLICATE_REFERENCE),
                new FundReserved(F1, PROJECT.value(), ALLOCATION.value(), SUM),
                new ReservationReleased(F1, PROJECT.value(), ALLOCATION.value(), SUM),
                new PoolReplenished(F1, PROJECT.value(), REDUCTION, SUM));
    }

    private static List<Event> pipeline() {
        return List.of(
                new ProjectProposed(
                        PROJECT,
                        new PipelineEvent.Profile(
                                "P1",
                                "供水与道路",
                                PipelineEvent.Type.INFRASTRUCTURE,
                                PipelineEvent.Nature.NEW,
                                VILLAGE,
                                "白山头村北组",
                                "铺设供水管道 3 公里,硬化道路 2 公里",
                                LocalDate.of(2018, 4, 1),
                                LocalDate.of(2018, 10, 31),
                                BUREAU,
                                MAKER,
                                SUM,
                                "中央 120 万元,省 80 万元",
                                120,
                                380,
                                List.of(new PerformanceTarget("数量指标", "供水管道长度", "3", "公里")),
                                "解决饮水安全",
                                "村民代表大会通过")),
                new ProjectTownReviewed(PROJECT, NOTICE.value(), TEXT),
                new ProjectCountyApproved(PROJECT, NOTICE.value(), TEXT),
                new ProjectListed(PROJECT, NOTICE.value()),
                new ProjectDelisted(PROJECT, DOC_NO),
                new ProjectSelected(PROJECT, 2018, DOC_NO),
                new ContractSigned(
                        PROJECT, "HT-2018-001", PARTY, SUM, PipelineEvent.Procurement.PUBLIC_TENDER, 300, 3000),
                new ProjectStarted(PROJECT),
                new MilestonesPlanned(PROJECT, List.of(new Milestone(1, "管道", 10_000, LocalDate.of(2018, 7, 1)))),
                new MilestoneReported(PROJECT, 1, 7000, List.of(new FileRef(DIGEST, "image/jpeg", 345_678L, "现场照片"))),
                new MilestoneVerified(PROJECT, 1, 7000, List.of(MAKER, new UserId("wang.yanshou")), SUPERVISOR),
                new MilestoneRejected(PROJECT, 1),
                new ProjectNoticeClosed(
                        PROJECT, NOTICE.value(), ClearanceEvent.Subject.IMPLEMENTATION, DivisionCode.Level.VILLAGE),
                new HoldSet(PROJECT, CASE.value(), NOTICE.value()),
                new HoldLifted(PROJECT, CASE.value()),
                new HoldOverridden(PROJECT, CASE.value()),
                new FindingClosureRecorded(PROJECT, FINDING.value()));
    }

    private static List<Event> money() {
        return List.of(
                new AllocationProposed(
                        PROJECT,
                        ALLOCATION,
                        VILLAGE,
                        List.of(new BeneficiaryShare(VILLAGE, 10_000)),
                        SUM,
                        2018,
                        LINES,
                        "按因素法测算",
                        AllocationEvent.Method.FACTOR),
                new AllocationApproved(PROJECT, ALLOCATION, SUM, LINES, DOC_NO, "第3次常务会"),
                new AllocationAbandoned(PROJECT, ALLOCATION, LINES, AllocationEvent.AbandonReason.POOL_TOO_SMALL, F2),
                new AllocationIssued(PROJECT, ALLOCATION, SUM, 2018, LINES, DOC_NO),
                new ReductionProposed(
                        PROJECT, ALLOCATION, REDUCTION, SUM, AllocationEvent.ReductionReason.AUDIT_SURPLUS, DOC_NO),
                new AllocationReduced(
                        PROJECT,
                        ALLOCATION,
                        REDUCTION,
                        SUM,
                        2018,
                        LINES,
                        AllocationEvent.ReductionReason.AUDIT_SURPLUS,
                        DOC_NO),
                new DisbursementRequested(
                        PROJECT,
                        DISBURSEMENT,
                        ALLOCATION,
                        1,
                        PARTY,
                        SUM,
                        DisbursementEvent.Kind.PROGRESS,
                        List.of(new Voucher("增值税发票", "00012345", "某建筑公司", DIGEST, SUM))),
                new DisbursementReviewed(PROJECT, DISBURSEMENT, TEXT),
                new DisbursementApproved(PROJECT, DISBURSEMENT, TEXT),
                new DisbursementRejected(PROJECT, DISBURSEMENT, DisbursementEvent.RejectionReason.MISSING_VOUCHERS),
                new DisbursementPaid(
                        PROJECT,
                        DISBURSEMENT,
                        ALLOCATION,
                        DisbursementEvent.Kind.PROGRESS,
                        PARTY,
                        SUM,
                        2018,
                        LINES,
                        BANK_REF),
                new PaymentEntered(PROJECT, DISBURSEMENT, BANK_REF),
                new ReturnEntered(
                        PROJECT, DISBURSEMENT, SUM, BANK_REF, DisbursementEvent.ReturnReason.ACCOUNT_NAME_MISMATCH),
                new DisbursementReturned(
                        PROJECT,
                        DISBURSEMENT,
                        ALLOCATION,
                        DisbursementEvent.Kind.PROGRESS,
                        SUM,
                        2018,
                        LINES,
                        BANK_REF,
                        DisbursementEvent.ReturnReason.ACCOUNT_NAME_MISMATCH));
    }

    private static List<Event> endings() {
        return List.of(
                new ReversalEntered(PROJECT, REVERSAL, SOME_EVENT),
                new EntryReversed(
                        PROJECT,
                        REVERSAL,
                        SOME_EVENT,
                        OriginalKind.DISBURSEMENT_PAID,
                        DISBURSEMENT.value(),
                        ALLOCATION,
                        SUM,
                        2018,
                        LINES),
                new ProjectAccepted(PROJECT, SettlementEvent.Result.PASSED, List.of(MAKER, SUPERVISOR)),
                new SettlementProposed(PROJECT, Amount.ofYuan(1_940_000)),
                new SettlementApproved(PROJECT, Amount.ofYuan(1_940_000), Amount.ofYuan(60_000), 12),
                new AssetValueClaimed(PROJECT, ASSET.value(), SUM),
                new AssetValueReleased(PROJECT, ASSET.value(), SUM),
                new RecoveryOrdered(
                        PROJECT,
                        RECOVERY,
                        ALLOCATION,
                        RecoveryEvent.Kind.TO_POOL,
                        PARTY,
                        SUM,
                        FINDING.value(),
                        LocalDate.of(2019, 1, 14)),
                new RecoveryReceiptEntered(PROJECT, RECOVERY, RECEIPT, SUM, BANK_REF),
                new RecoveryReceived(PROJECT, RECOVERY, RECEIPT, ALLOCATION, SUM, 2018, LINES, BANK_REF),
                new RecoveryReceiptRejected(PROJECT, RECOVERY, RECEIPT),
                new PoolReturnEntered(PROJECT, RECOVERY, RETURN, SUM),
                new RecoveryReturnedToPool(PROJECT, RECOVERY, RETURN, ALLOCATION, SUM, 2018, LINES),
                new WaiverProposed(PROJECT, RECOVERY, SUM, DOC_NO),
                new RecoveryWaived(PROJECT, RECOVERY, SUM, DOC_NO));
    }

    private static List<Event> assets() {
        return List.of(
                new AssetRegistered(ASSET, assetProfile(240, "某合作社", "全体村民")),
                new AssetRegistrationAbandoned(ASSET, PROJECT.value()),
                new AssetTitleConfirmed(ASSET, AssetEvent.OwnerLevel.VILLAGE, VILLAGE_ORG, DOC_NO),
                new AssetSharesDecided(
                        ASSET,
                        List.of(
                                new Share(OTHER_VILLAGE, Amount.ofFen(33_333_334)),
                                new Share(VILLAGE, Amount.ofFen(33_333_333))),
                        DOC_NO),
                new AssetShareAssigned(ASSET, OTHER_VILLAGE, Amount.ofFen(33_333_334)),
                new AssetHandedOver(
                        ASSET,
                        VILLAGE,
                        SUM,
                        BUREAU,
                        VILLAGE_ORG,
                        DOC_NO,
                        DIGEST,
                        List.of(
                                new Signature(AssetEvent.Side.GIVING, BUREAU, MAKER),
                                new Signature(AssetEvent.Side.SUPERVISING, BUREAU, SUPERVISOR))),
                new IncomeReceived(ASSET, INCOME, 2019, TOWN, Amount.ofFen(6_000_001)),
                new IncomeDistributionDecided(
                        ASSET,
                        INCOME,
                        "三村均分",
                        Amount.ofFen(6_000_001),
                        List.of(
                                new IncomeLine(OTHER_VILLAGE, Amount.ofFen(3_000_001)),
                                new IncomeLine(VILLAGE, Amount.ofFen(3_000_000)))),
                new IncomeDistributed(ASSET, INCOME, TOWN, VILLAGE, Amount.ofFen(3_000_000)));
    }

    private static List<Event> notices() {
        return List.of(
                new NoticeDrafted(
                        NOTICE,
                        "N05-2018-001",
                        NoticeEvent.Type.N05,
                        NoticeEvent.Form.NOTICE,
                        NoticeEvent.Level.VILLAGE,
                        VILLAGE,
                        List.of(PROJECT.stream().toString()),
                        "供水与道路项目实施前公示",
                        DIGEST,
                        4711,
                        1,
                        id(0x31)),
                new NoticeRevised(NOTICE, "供水与道路项目实施前公示(修改)", DIGEST, 4712, 1),
                new NoticeApproved(NOTICE, DIGEST),
                new NoticePosted(
                        NOTICE,
                        NoticeEvent.Channel.WEB_PORTAL,
                        "https://www.example.org/gs/2018/001.html",
                        DIGEST,
                        LocalDate.of(2018, 4, 12)),
                new NoticeSuspended(NOTICE, CASE.value()),
                new NoticeObjectionResolved(NOTICE, CASE.value()),
                new NoticeClosed(NOTICE, NoticeEvent.Outcome.NO_OBJECTION),
                new NoticeSuperseded(NOTICE, id(0x31)),
                new NoticeWithdrawn(NOTICE));
    }

    private static List<Event> supervision() {
        return List.of(
                new CaseReceived(
                        CASE,
                        CaseEvent.Channel.NOTICE_OBJECTION,
                        CaseEvent.AssignedLevel.COUNTY,
                        CaseEvent.Anonymity.NAMED,
                        id(0x71),
                        List.of(PROJECT.stream().toString()),
                        NOTICE.value(),
                        "A01",
                        TEXT,
                        LocalDate.of(2018, 4, 24)),
                new CaseAccepted(CASE),
                new CaseAssigned(CASE, MAKER),
                new CaseReplied(CASE, TEXT),
                new CaseClosed(CASE),
                new FindingRaised(
                        FINDING,
                        "AF1",
                        FindingEvent.Category.QUANTITY_OVERSTATED,
                        Amount.ofYuan(85_000),
                        List.of(PROJECT.stream().toString()),
                        BUREAU,
                        FindingEvent.Severity.ROUTINE,
                        LocalDate.of(2019, 1, 14)),
                new FindingAssigned(FINDING, MAKER),
                new RectificationReported(FINDING, TEXT),
                new RectificationVerified(FINDING),
                new RectificationRejected(FINDING),
                new FindingClosed(FINDING),
                new SampleDrawn(
                        ENGAGEMENT,
                        EngagementEvent.Method.HASH_ORDER,
                        "7a".repeat(32),
                        48_000,
                        new Population(
                                List.of("disbursement.paid", "disbursement.returned"),
                                TOWN,
                                DAY,
                                LocalDate.of(2018, 12, 31),
                                Amount.ofYuan(10_000),
                                Amount.ofYuan(2_000_000)),
                        1_206,
                        60,
                        DIGEST));
    }

    private static Quota quota(@Nullable String integrationItemCode, @Nullable String economyCode) {
        return new Quota(
                "F1",
                "中央财政专项扶贫资金",
                FundEvent.Level.CENTRAL,
                FundEvent.Category.EARMARKED,
                integrationItemCode,
                DOC_NO,
                Amount.ofYuan(3_000_000),
                2018,
                COUNTY,
                "2130504",
                economyCode,
                "农村基础设施建设");
    }

    private static AssetEvent.Profile assetProfile(
            @Nullable Integer usefulLifeMonths, @Nullable String operator, @Nullable String beneficiaries) {
        return new AssetEvent.Profile(
                "ZC-P1",
                "供水管网与道路",
                AssetEvent.AssetClass.PUBLIC,
                AssetEvent.Form.FIXED,
                List.of(new ProjectValue(PROJECT.value(), SUM)),
                VILLAGE,
                "白山头村北组",
                "5",
                "公里",
                SUM,
                LINES,
                usefulLifeMonths,
                VILLAGE_ORG,
                operator,
                "白山头村委会",
                "白山头村委会",
                beneficiaries);
    }

    private static UUID id(int n) {
        return UUID.fromString("0162a000-0000-7000-8000-%012x".formatted(n));
    }
}
