package org.sunledger.projections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.asset.IncomeId;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.project.AllocationEvent;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.ClearanceEvent;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.MilestoneEvent;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.SettlementEvent;
import org.sunledger.ledger.registry.DefaultRules;
import org.sunledger.ledger.registry.DivisionEvent.DivisionRegistered;
import org.sunledger.ledger.registry.OrgEvent.OrgRegistered;
import org.sunledger.ledger.registry.OrgEvent.UserAppointed;
import org.sunledger.ledger.registry.RuleSetEvent;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.DocRef;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.ledger.supervision.CaseEvent;
import org.sunledger.ledger.supervision.CaseId;
import org.sunledger.ledger.supervision.FindingEvent;
import org.sunledger.ledger.supervision.FindingId;

/** One project told from its proposal to its handed-over asset, with an objection and a finding on the way. */
public final class Story {
    public static final ProjectId P1 = new ProjectId(Examples.id(0xA1));
    public static final ProjectId P4 = new ProjectId(Examples.id(0xA4));
    public static final AssetId ROAD = new AssetId(Examples.id(0x51));
    public static final AssetId PARK = new AssetId(Examples.id(0x54));
    public static final NoticeId N05 = new NoticeId(Examples.id(0x05));
    public static final NoticeId N05_AGAIN = new NoticeId(Examples.id(0x55));
    public static final NoticeId DRAFT_ONLY = new NoticeId(Examples.id(0x99));
    public static final CaseId CASE = new CaseId(Examples.id(0xCA));
    public static final FindingId FINDING = new FindingId(Examples.id(0xAF));
    public static final PartyVersion SUPPLIER = new PartyVersion(Examples.id(0xEE), 1);
    public static final TextDigest TEXT = new TextDigest("a".repeat(64));
    public static final DocNo DOC = new DocNo("安财农〔2018〕5号");

    private final TestJournal journal = TestJournal.opened();

    private Story() {}

    /** Tells it all. */
    public static Story told() {
        var story = new Story();
        story.registers();
        story.proposals();
        story.money();
        story.notices();
        story.works();
        story.supervision();
        story.assets();
        return story;
    }

    public TestJournal journal() {
        return journal;
    }

    /** The position of the n-th event of a kind, from 1. */
    public long positionOf(Class<? extends Event> kind, int n) {
        int seen = 0;
        for (var event : journal.events()) if (kind.isInstance(event.event()) && ++seen == n) return event.position();
        throw new IllegalArgumentException("No %s number %d".formatted(kind.getSimpleName(), n));
    }

    private JournalEvent on(String day, Event event) {
        return on(day, event, TestActors.BAISHANTOU);
    }

    private JournalEvent on(String day, Event event, DivisionCode place) {
        // Told by subject, so some entries are recorded after later ones; the clock never goes back.
        var recordedAt = Instant.parse(day + "T02:00:00Z");
        if (recordedAt.isAfter(journal.instant())) journal.at(recordedAt.toString());
        return journal.record(event, LocalDate.parse(day), place);
    }

    private void registers() {
        S1Journal.PLACES.forEach((code, name) ->
                on("2018-01-01", new DivisionRegistered(code, name, LocalDate.of(2016, 1, 1), null), code));
        on("2018-01-01", new OrgRegistered(TestActors.UNIT, "安丘市扶贫开发办公室", TestActors.COUNTY), TestActors.COUNTY);
        for (var user : List.of(TestActors.PROJECT, TestActors.TOWN, TestActors.VILLAGE)) {
            on(
                    "2018-01-01",
                    new UserAppointed(TestActors.UNIT, user.user(), user.role(), user.area(), LocalDate.of(2018, 1, 1)),
                    TestActors.COUNTY);
        }
        fund(Examples.F1, "F1", "中央财政专项扶贫资金", FundEvent.Level.CENTRAL, 1, 300_000_000);
        fund(Examples.F2, "F2", "省级财政专项扶贫资金", FundEvent.Level.PROVINCE, 2, 240_000_000);
    }

    private void fund(
            org.sunledger.ledger.shared.FundId id, String code, String name, FundEvent.Level level, int no, long fen) {
        on(
                "2018-02-01",
                new FundEvent.FundRegistered(
                        id,
                        new FundEvent.Quota(
                                code,
                                name,
                                level,
                                FundEvent.Category.EARMARKED,
                                null,
                                new DocNo("鲁财农指〔2018〕" + no + "号"),
                                Amount.ofFen(fen),
                                2018,
                                TestActors.COUNTY,
                                "2130505",
                                null,
                                "扶贫发展")),
                TestActors.COUNTY);
        on(
                "2018-03-12",
                new FundEvent.FundArrived(
                        id,
                        Examples.id(0xB00 + no),
                        Amount.ofFen(fen),
                        new BankRef("ARR-" + no),
                        2018,
                        List.of(Examples.line(id, TestActors.COUNTY, fen))),
                TestActors.COUNTY);
    }

    private void proposals() {
        propose(P1, "AQ-2018-001", "白山头村供水与道路", PipelineEvent.Type.INFRASTRUCTURE, TestActors.BAISHANTOU, 200_000_000);
        propose(P4, "AQ-2018-004", "柘山镇产业园", PipelineEvent.Type.INDUSTRY, TestActors.ZHESHAN_TOWN, 100_000_000);
        on("2018-03-13", new PipelineEvent.ProjectTownReviewed(P1, Examples.id(0x201), TEXT));
        on("2018-03-14", new PipelineEvent.ProjectCountyApproved(P1, Examples.id(0x202), TEXT));
        on("2018-03-15", new PipelineEvent.ProjectListed(P1, Examples.id(0x203)));
        on("2018-03-16", new PipelineEvent.ProjectSelected(P1, 2018, DOC));
    }

    private void propose(
            ProjectId id, String code, String name, PipelineEvent.Type type, DivisionCode place, long budget) {
        on(
                "2018-03-12",
                new PipelineEvent.ProjectProposed(
                        id,
                        new PipelineEvent.Profile(
                                code,
                                name,
                                type,
                                PipelineEvent.Nature.NEW,
                                place,
                                "北组至南组",
                                "铺设管道 3 公里,硬化道路 2 公里",
                                LocalDate.of(2018, 5, 1),
                                LocalDate.of(2018, 10, 31),
                                TestActors.UNIT,
                                TestActors.PROJECT.user(),
                                Amount.ofFen(budget),
                                "财政专项扶贫资金",
                                120,
                                356,
                                List.of(new PipelineEvent.PerformanceTarget("数量", "受益户", "120", "户")),
                                "优先雇用贫困户务工",
                                "村民代表大会通过")),
                place);
    }

    private void money() {
        var split = List.of(
                Examples.line(Examples.F1, TestActors.BAISHANTOU, 120_000_000),
                Examples.line(Examples.F2, TestActors.BAISHANTOU, 80_000_000));
        var allocation = new AllocationId(P1.value());
        on(
                "2018-03-20",
                new AllocationEvent.AllocationProposed(
                        P1,
                        allocation,
                        TestActors.BAISHANTOU,
                        List.of(),
                        Amount.ofFen(200_000_000),
                        2018,
                        split,
                        "2018 年度项目计划",
                        AllocationEvent.Method.FACTOR));
        journal.at("2018-03-26T02:00:00Z")
                .record(
                        new AllocationEvent.AllocationIssued(
                                P1, allocation, Amount.ofFen(200_000_000), 2018, split, DOC),
                        LocalDate.of(2018, 3, 26),
                        TestActors.BAISHANTOU,
                        TestActors.MAKER,
                        null,
                        List.of(new DocRef(new DocNo("安扶组〔2018〕3号"), "分配决定", null)));
        on(
                "2018-03-28",
                new PipelineEvent.ContractSigned(
                        P1,
                        "HT-001",
                        SUPPLIER,
                        Amount.ofFen(200_000_000),
                        PipelineEvent.Procurement.PUBLIC_TENDER,
                        300,
                        3_000));
    }

    private void notices() {
        draft("2018-04-01", N05, "安公示〔2018〕1号", null);
        on("2018-04-01", new NoticeEvent.NoticeApproved(N05, "b".repeat(64)));
        on("2018-04-02", posted(N05, LocalDate.of(2018, 4, 12)));
        on(
                "2018-04-09",
                new CaseEvent.CaseReceived(
                        CASE,
                        CaseEvent.Channel.NOTICE_OBJECTION,
                        CaseEvent.AssignedLevel.COUNTY,
                        CaseEvent.Anonymity.NAMED,
                        UUID.fromString("01901111-0000-7000-8000-00000000abcd"),
                        List.of(P1.stream().toString()),
                        N05.value(),
                        "COVERAGE",
                        TEXT,
                        LocalDate.of(2018, 4, 24)));
        on("2018-04-09", new NoticeEvent.NoticeSuspended(N05, CASE.value()));
        on("2018-04-09", new ClearanceEvent.HoldSet(P1, CASE.value(), N05.value()));
        on("2018-04-16", new CaseEvent.CaseReplied(CASE, TEXT));
        on("2018-04-16", new NoticeEvent.NoticeObjectionResolved(N05, CASE.value()));
        on("2018-04-16", new ClearanceEvent.HoldLifted(P1, CASE.value()));
        draft("2018-04-17", N05_AGAIN, "安公示〔2018〕2号", N05.value());
        on("2018-04-17", new NoticeEvent.NoticeRevised(N05_AGAIN, "白山头村供水与道路实施前公示", "c".repeat(64), journal.head(), 1));
        on("2018-04-17", new NoticeEvent.NoticeApproved(N05_AGAIN, "c".repeat(64)));
        on("2018-04-17", posted(N05_AGAIN, LocalDate.of(2018, 4, 27)));
        on("2018-04-17", new NoticeEvent.NoticeSuperseded(N05, N05_AGAIN.value()));
        on("2018-04-28", new NoticeEvent.NoticeClosed(N05_AGAIN, NoticeEvent.Outcome.NO_OBJECTION));
        on(
                "2018-04-28",
                new ClearanceEvent.ProjectNoticeClosed(
                        P1, N05_AGAIN.value(), ClearanceEvent.Subject.IMPLEMENTATION, DivisionCode.Level.VILLAGE));
        draft("2018-04-29", DRAFT_ONLY, "安公示〔2018〕3号", null);
    }

    private void draft(String day, NoticeId id, String number, @org.jspecify.annotations.Nullable UUID supersedes) {
        on(
                day,
                new NoticeEvent.NoticeDrafted(
                        id,
                        number,
                        NoticeEvent.Type.N05,
                        NoticeEvent.Form.NOTICE,
                        NoticeEvent.Level.VILLAGE,
                        TestActors.BAISHANTOU,
                        List.of(P1.stream().toString()),
                        "项目实施前公示",
                        "b".repeat(64),
                        journal.head(),
                        1,
                        supersedes));
    }

    private static NoticeEvent.NoticePosted posted(NoticeId id, LocalDate lastOn) {
        return new NoticeEvent.NoticePosted(id, NoticeEvent.Channel.FIXED_BOARD, null, "d".repeat(64), lastOn);
    }

    private void works() {
        on("2018-05-02", new PipelineEvent.ProjectStarted(P1));
        on(
                "2018-05-02",
                new MilestoneEvent.MilestonesPlanned(
                        P1,
                        List.of(
                                new MilestoneEvent.Milestone(1, "管道", 6_000, LocalDate.of(2018, 7, 1)),
                                new MilestoneEvent.Milestone(2, "道路", 4_000, LocalDate.of(2018, 10, 1)))));
        on("2018-05-08", paid(1, 60_000_000));
        on("2018-07-10", new MilestoneEvent.MilestoneReported(P1, 2, 9_000, List.of()));
        on("2018-07-12", verified(1, 10_000));
        on("2018-07-12", verified(2, 2_500));
        on("2018-07-16", paid(2, 80_000_000));
        on(
                "2018-10-15",
                new SettlementEvent.ProjectAccepted(
                        P1, SettlementEvent.Result.PASSED, List.of(TestActors.PROJECT.user(), TestActors.TOWN.user())));
        on(
                "2018-10-18",
                new SettlementEvent.SettlementApproved(P1, Amount.ofFen(194_000_000), Amount.ofFen(6_000_000), 12));
        on(
                "2018-11-15",
                new FindingEvent.FindingRaised(
                        FINDING,
                        "AF1",
                        FindingEvent.Category.QUANTITY_OVERSTATED,
                        Amount.ofFen(8_500_000),
                        List.of(P1.stream().toString(), Examples.F1.stream().toString()),
                        TestActors.UNIT,
                        FindingEvent.Severity.ROUTINE,
                        LocalDate.of(2019, 1, 14)));
    }

    /** Apportioned 60:40, as the allocation is. */
    private static DisbursementEvent.DisbursementPaid paid(int number, long fen) {
        return Examples.paid(
                P1,
                number,
                fen,
                List.of(
                        Examples.line(Examples.F1, TestActors.BAISHANTOU, fen / 10 * 6),
                        Examples.line(Examples.F2, TestActors.BAISHANTOU, fen / 10 * 4)));
    }

    private static MilestoneEvent.MilestoneVerified verified(int no, int progressBp) {
        return new MilestoneEvent.MilestoneVerified(
                P1,
                no,
                progressBp,
                List.of(TestActors.PROJECT.user(), TestActors.TOWN.user()),
                new UserId("supervisor"));
    }

    private void assets() {
        register(ROAD, "ZC-001", "供水与道路", AssetEvent.AssetClass.PUBLIC, TestActors.BAISHANTOU, 194_000_000, P1);
        on("2018-11-12", new SettlementEvent.AssetValueClaimed(P1, ROAD.value(), Amount.ofFen(194_000_000)));
        on("2018-11-16", new AssetEvent.AssetTitleConfirmed(ROAD, AssetEvent.OwnerLevel.VILLAGE, TestActors.UNIT, DOC));
        on(
                "2018-11-20",
                new AssetEvent.AssetHandedOver(
                        ROAD,
                        TestActors.BAISHANTOU,
                        Amount.ofFen(194_000_000),
                        TestActors.UNIT,
                        TestActors.UNIT,
                        new DocNo("安资移〔2018〕1号"),
                        "e".repeat(64),
                        List.of()));
        register(PARK, "ZC-004", "产业园", AssetEvent.AssetClass.OPERATING, TestActors.ZHESHAN_TOWN, 100_000_000, P4);
        var shares = List.of(
                new AssetEvent.Share(TestActors.TANQIUYU, Amount.ofFen(33_333_334)),
                new AssetEvent.Share(TestActors.XIAJIAGOU, Amount.ofFen(33_333_333)),
                new AssetEvent.Share(TestActors.BAISHANTOU, Amount.ofFen(33_333_333)));
        on("2019-06-10", new AssetEvent.AssetSharesDecided(PARK, shares, DOC), TestActors.ZHESHAN_TOWN);
        for (var share : shares) {
            on(
                    "2019-06-12",
                    new AssetEvent.AssetShareAssigned(PARK, share.divisionCode(), share.shareFen()),
                    share.divisionCode());
        }
        var income = new IncomeId(Examples.id(0x1C));
        on(
                "2019-12-19",
                new AssetEvent.IncomeReceived(PARK, income, 2019, TestActors.ZHESHAN_TOWN, Amount.ofFen(6_000_001)),
                TestActors.ZHESHAN_TOWN);
        on(
                "2019-12-20",
                new AssetEvent.IncomeDistributed(
                        PARK, income, TestActors.ZHESHAN_TOWN, TestActors.TANQIUYU, Amount.ofFen(2_000_001)),
                TestActors.TANQIUYU);
        on("2019-12-21", new ClearanceEvent.FindingClosureRecorded(P1, FINDING.value()));
    }

    private void register(
            AssetId id,
            String code,
            String name,
            AssetEvent.AssetClass assetClass,
            DivisionCode place,
            long fen,
            ProjectId project) {
        on(
                "2018-11-12",
                new AssetEvent.AssetRegistered(
                        id,
                        new AssetEvent.Profile(
                                code,
                                name,
                                assetClass,
                                AssetEvent.Form.FIXED,
                                List.of(new AssetEvent.ProjectValue(project.value(), Amount.ofFen(fen))),
                                place,
                                "村北",
                                "1",
                                "处",
                                Amount.ofFen(fen),
                                List.of(Examples.line(Examples.F1, place, fen)),
                                null,
                                TestActors.UNIT,
                                null,
                                Role.VILLAGE_CLERK.chinese(),
                                "村委会",
                                "全体村民")),
                place);
    }

    /** What became of the finding, and the rules by which terms are counted. */
    private void supervision() {
        var published = DefaultRules.versions().getFirst();
        on(
                "2018-01-01",
                new RuleSetEvent.RuleSetPublished(
                        published.ruleSetId(),
                        published.version(),
                        published.docNo(),
                        published.effectiveFrom(),
                        published.effectiveTo(),
                        published.params()),
                TestActors.COUNTY);
        on("2018-11-15", new FindingEvent.FindingAssigned(FINDING, TestActors.TOWN.user()));
        on("2018-11-15", new FindingEvent.RectificationReported(FINDING, TEXT));
        on("2018-11-15", new FindingEvent.RectificationVerified(FINDING));
        on("2018-11-15", new FindingEvent.FindingClosed(FINDING));
    }
}
