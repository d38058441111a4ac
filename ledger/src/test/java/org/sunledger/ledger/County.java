package org.sunledger.ledger;

import static org.sunledger.ledger.Act.id;
import static org.sunledger.ledger.shell.TestActors.ADMIN;
import static org.sunledger.ledger.shell.TestActors.APPROVER;
import static org.sunledger.ledger.shell.TestActors.BAISHANTOU;
import static org.sunledger.ledger.shell.TestActors.CHECKER;
import static org.sunledger.ledger.shell.TestActors.COUNTY;
import static org.sunledger.ledger.shell.TestActors.MAKER;
import static org.sunledger.ledger.shell.TestActors.NOTICE_OFFICER;
import static org.sunledger.ledger.shell.TestActors.PROJECT;
import static org.sunledger.ledger.shell.TestActors.PROJECT_2;
import static org.sunledger.ledger.shell.TestActors.TREASURY;
import static org.sunledger.ledger.shell.TestActors.UNIT;
import static org.sunledger.ledger.shell.TestActors.XIAJIAGOU;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetCommand.RegisterAsset;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.asset.AssetEvent.ProjectValue;
import org.sunledger.ledger.asset.AssetId;
import org.sunledger.ledger.fund.FundCommand.ConfirmArrival;
import org.sunledger.ledger.fund.FundCommand.EnterArrival;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundCommand.RegisterFund;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.notice.NoticeCommand.ApproveNotice;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeCommand.DraftNotice;
import org.sunledger.ledger.notice.NoticeCommand.PostNotice;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.project.AllocationCommand.ApproveAllocation;
import org.sunledger.ledger.project.AllocationCommand.IssueAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeAllocation;
import org.sunledger.ledger.project.AllocationEvent.Method;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementCommand.ApproveDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RequestDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ReviewDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.MilestoneCommand.PlanMilestones;
import org.sunledger.ledger.project.MilestoneCommand.ReportMilestone;
import org.sunledger.ledger.project.MilestoneCommand.VerifyMilestone;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.PipelineCommand.ApproveProject;
import org.sunledger.ledger.project.PipelineCommand.ListProject;
import org.sunledger.ledger.project.PipelineCommand.ProposeProject;
import org.sunledger.ledger.project.PipelineCommand.ReviewProject;
import org.sunledger.ledger.project.PipelineCommand.SelectProject;
import org.sunledger.ledger.project.PipelineCommand.SignContract;
import org.sunledger.ledger.project.PipelineCommand.StartProject;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.PipelineEvent.PerformanceTarget;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.EnterRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.OrderRecovery;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.project.SettlementCommand.AcceptProject;
import org.sunledger.ledger.project.SettlementCommand.ApproveSettlement;
import org.sunledger.ledger.project.SettlementCommand.ProposeSettlement;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.ledger.registry.DefaultRules;
import org.sunledger.ledger.registry.DivisionCommand.RegisterDivision;
import org.sunledger.ledger.registry.LedgerCommand.OpenLedger;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FileRef;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.shell.TestActors;

/**
 * A small county: three funds, two projects that share every notice, and its books at the points of their life at which
 * the tests begin.
 */
final class County {
    static final Actor CLERK = TestActors.actor("clerk", Role.VILLAGE_CLERK, COUNTY);
    static final Actor TOWN_CLERK = TestActors.actor("town-clerk", Role.TOWN, COUNTY);

    static final String SCAN = "ab".repeat(32);
    private static final LocalDate OPENED_ON = LocalDate.of(2018, 1, 1);
    private static final long QUOTA_YUAN = 2_000;
    private static final long ARRIVED_YUAN = 1_000;

    /** Ascending as automations ask them. */
    static final List<Quota> QUOTAS = IntStream.rangeClosed(1, 3)
            .mapToObj(County::quota)
            .sorted(Comparator.comparing(quota -> fund(quota).toString()))
            .toList();

    static final FundId FUND_1 = fund(QUOTAS.get(0));
    static final FundId FUND_2 = fund(QUOTAS.get(1));
    static final FundId FUND_3 = fund(QUOTAS.get(2));

    /** Ascending as automations ask them. */
    static final List<ProjectId> PROJECTS = Stream.of("P1", "P2")
            .map(name -> new ProjectId(id(name)))
            .sorted(Comparator.comparing(ProjectId::toString))
            .toList();

    static final ProjectId P1 = PROJECTS.get(0);
    static final ProjectId P2 = PROJECTS.get(1);

    static final AllocationId ALLOCATION = new AllocationId(id("allocation"));
    static final AllocationId ALLOCATION_2 = new AllocationId(id("allocation of P2"));
    static final DisbursementId PAYMENT = new DisbursementId(id("payment"));
    static final DisbursementId PAYMENT_2 = new DisbursementId(id("payment of P2"));
    static final RecoveryId RECOVERY = new RecoveryId(id("recovery"));
    static final NoticeId IMPLEMENTATION = new NoticeId(id("N05"));
    static final PartyVersion SUPPLIER = new PartyVersion(id("supplier"), 1);
    static final Voucher VOUCHER_1 = voucher("37070001", 200);
    static final Voucher VOUCHER_2 = voucher("37070002", 200);
    static final BankRef PAID_UNDER = new BankRef("ZF-001");

    /** Rules, places and three funds with half of their quota arrived. */
    static final Books FUNDED = Books.after(County::open);

    /** Both projects in the year plan, an allocation from three funds proposed for the first. */
    static final Books PROPOSED = FUNDED.then(County::selectProjects).then(County::propose);

    static final Books APPROVED = PROPOSED.then(w -> w.send(APPROVER, "2018-03-26", approveAllocation(P1, ALLOCATION)));

    static final Books ISSUED = APPROVED.then(County::issue);

    /** The implementation notice, about both projects, is on display. */
    static final Books ON_DISPLAY = ISSUED.then(w -> post(w, IMPLEMENTATION, NoticeEvent.Type.N05, null, "2018-04-02"));

    static final Books STARTED = ON_DISPLAY.then(County::start);
    static final Books REQUESTED =
            STARTED.then(w -> w.send(MAKER, "2018-07-02", request(P1, PAYMENT, List.of(VOUCHER_1, VOUCHER_2))));
    static final Books SIGNED = REQUESTED.then(w -> sign(w, P1, PAYMENT));
    static final Books PAID =
            SIGNED.then(w -> w.send(TREASURY, "2018-07-03", new PayDisbursement(P1, PAYMENT, PAID_UNDER)));
    static final Books RECOVERY_ORDERED = PAID.then(w -> w.send(
            PROJECT,
            "2018-08-01",
            new OrderRecovery(
                    P1,
                    RECOVERY,
                    ALLOCATION,
                    RecoveryEvent.Kind.REFUND,
                    SUPPLIER,
                    Amount.ofYuan(90),
                    null,
                    LocalDate.of(2018, 12, 31))));
    static final Books RECOVERED = RECOVERY_ORDERED.then(w -> {
        w.send(TREASURY, "2018-08-02", receipt("receipt", "ZH-001"));
        w.send(CHECKER, "2018-08-02", new ConfirmRecoveryReceipt(P1, RECOVERY, id("receipt")));
    });

    /** Both projects accepted and settled: what was built may become assets. */
    static final Books SETTLED = STARTED.then(County::settle);

    private County() {}

    private static void open(Books.Writer w) {
        w.send(ADMIN, "2018-01-01", new OpenLedger(id("ledger"), "安丘市", COUNTY, 1, true));
        for (var version : DefaultRules.versionsUntil(OPENED_ON)) w.send(APPROVER, "2018-01-01", version);
        for (var place : List.of(COUNTY, BAISHANTOU.town(), XIAJIAGOU.town(), BAISHANTOU, XIAJIAGOU)) {
            w.send(PROJECT, "2018-01-01", new RegisterDivision(place, "区划" + place, OPENED_ON, null));
        }
        for (var quota : QUOTAS) {
            w.send(MAKER, "2018-01-05", new EnterFund(quota));
            w.send(CHECKER, "2018-01-05", new RegisterFund(fund(quota)));
            w.send(TREASURY, "2018-01-05", arrival(fund(quota), quota.code(), ARRIVED_YUAN, "DZ-" + quota.code()));
            w.send(CHECKER, "2018-01-05", new ConfirmArrival(fund(quota), id(quota.code())));
        }
    }

    private static void selectProjects(Books.Writer w) {
        w.send(CLERK, "2018-01-08", new ProposeProject(P1, profile("P1", BAISHANTOU)));
        w.send(CLERK, "2018-01-08", new ProposeProject(P2, profile("P2", XIAJIAGOU)));
        var village = publicity(w, "village", NoticeEvent.Level.VILLAGE, "2018-01-09", "2018-01-22");
        for (var p : PROJECTS) w.send(TOWN_CLERK, "2018-01-22", new ReviewProject(p, village.value(), null));
        var town = publicity(w, "town", NoticeEvent.Level.TOWN, "2018-01-23", "2018-02-05");
        for (var p : PROJECTS) w.send(PROJECT, "2018-02-05", new ApproveProject(p, town.value(), null));
        var county = publicity(w, "county", NoticeEvent.Level.COUNTY, "2018-02-06", "2018-02-22");
        for (var p : PROJECTS) w.send(PROJECT_2, "2018-02-22", new ListProject(p, county.value()));
        for (var p : PROJECTS) {
            w.send(PROJECT, "2018-02-26", new SelectProject(p, 2018, new DocNo("安扶组发〔2018〕4号")));
        }
    }

    private static NoticeId publicity(
            Books.Writer w, String name, NoticeEvent.Level level, String postedOn, String closedOn) {
        var notice = new NoticeId(id("N02 " + name));
        post(w, notice, NoticeEvent.Type.N02, level, null, postedOn);
        w.send(NOTICE_OFFICER, closedOn, new CloseNotice(notice));
        return notice;
    }

    private static void propose(Books.Writer w) {
        w.send(
                PROJECT,
                "2018-03-22",
                allocation(
                        P1,
                        ALLOCATION,
                        BAISHANTOU,
                        List.of(
                                line(FUND_1, BAISHANTOU, 500),
                                line(FUND_2, BAISHANTOU, 300),
                                line(FUND_3, BAISHANTOU, 200))));
    }

    private static void issue(Books.Writer w) {
        w.send(
                PROJECT,
                "2018-03-26",
                allocation(
                        P2,
                        ALLOCATION_2,
                        XIAJIAGOU,
                        List.of(line(FUND_1, XIAJIAGOU, 400), line(FUND_2, XIAJIAGOU, 400))));
        w.send(APPROVER, "2018-03-26", approveAllocation(P2, ALLOCATION_2));
        w.send(MAKER, "2018-03-26", new IssueAllocation(P1, ALLOCATION, new DocNo("安财农〔2018〕12号")));
        w.send(MAKER, "2018-03-26", new IssueAllocation(P2, ALLOCATION_2, new DocNo("安财农〔2018〕12号")));
        for (var p : PROJECTS) {
            var amount = Amount.ofYuan(p.equals(P1) ? 1_000 : 800);
            w.send(
                    PROJECT,
                    "2018-03-28",
                    new SignContract(p, "AQ-" + p, SUPPLIER, amount, Procurement.PUBLIC_TENDER, 300, 3_000));
            w.send(
                    PROJECT,
                    "2018-03-28",
                    new PlanMilestones(p, List.of(new Milestone(1, "完工", 10_000, LocalDate.of(2018, 6, 30)))));
        }
    }

    private static void start(Books.Writer w) {
        w.send(NOTICE_OFFICER, "2018-04-13", new CloseNotice(IMPLEMENTATION));
        for (var p : PROJECTS) w.send(PROJECT, "2018-04-16", new StartProject(p));
        for (var p : PROJECTS) {
            var photo = new FileRef(SCAN, "image/jpeg", 204_800, "现场照片");
            w.send(CLERK, "2018-06-20", new ReportMilestone(p, 1, 10_000, List.of(photo)));
            w.send(
                    TOWN_CLERK,
                    "2018-06-20",
                    new VerifyMilestone(
                            p,
                            1,
                            10_000,
                            List.of(TOWN_CLERK.user(), new UserId("inspector")),
                            new UserId("supervisor")));
        }
    }

    private static void settle(Books.Writer w) {
        for (var p : PROJECTS) {
            w.send(
                    PROJECT,
                    "2018-10-15",
                    new AcceptProject(p, Result.PASSED, List.of(PROJECT.user(), TOWN_CLERK.user())));
            w.send(PROJECT, "2018-10-15", new ProposeSettlement(p, Amount.ofYuan(500)));
        }
        for (var p : PROJECTS) w.send(APPROVER, "2018-10-19", new ApproveSettlement(p));
    }

    /** Reviewed and approved; only the bank is missing. */
    static void sign(Books.Writer w, ProjectId project, DisbursementId payment) {
        w.send(PROJECT, "2018-07-02", new ReviewDisbursement(project, payment, null));
        w.send(CHECKER, "2018-07-02", new ApproveDisbursement(project, payment, null));
    }

    /** Drafted and approved by two persons, and posted, about both projects. */
    static void post(
            Books.Writer w, NoticeId notice, NoticeEvent.Type type, @Nullable NoticeId supersedes, String postedOn) {
        post(w, notice, type, NoticeEvent.Level.VILLAGE, supersedes, postedOn);
    }

    private static void post(
            Books.Writer w,
            NoticeId notice,
            NoticeEvent.Type type,
            NoticeEvent.Level level,
            @Nullable NoticeId supersedes,
            String postedOn) {
        approve(w, notice, type, level, supersedes, postedOn);
        w.send(NOTICE_OFFICER, postedOn, postNotice(notice));
    }

    static void approve(
            Books.Writer w,
            NoticeId notice,
            NoticeEvent.Type type,
            NoticeEvent.Level level,
            @Nullable NoticeId supersedes,
            String on) {
        w.send(
                CLERK,
                on,
                new DraftNotice(
                        notice,
                        "安公示" + notice,
                        type,
                        NoticeEvent.Form.NOTICE,
                        level,
                        COUNTY,
                        PROJECTS.stream().map(p -> p.stream().toString()).toList(),
                        type.chinese(),
                        SCAN,
                        1,
                        1,
                        supersedes));
        w.send(NOTICE_OFFICER, on, new ApproveNotice(notice, SCAN, List.of()));
    }

    static PostNotice postNotice(NoticeId notice) {
        return new PostNotice(notice, Channel.FIXED_BOARD, null, SCAN);
    }

    static EnterArrival arrival(FundId fund, String name, long yuan, String bankRef) {
        return new EnterArrival(fund, id(name), Amount.ofYuan(yuan), new BankRef(bankRef));
    }

    static EnterRecoveryReceipt receipt(String name, String bankRef) {
        return new EnterRecoveryReceipt(P1, RECOVERY, id(name), Amount.ofYuan(90), new BankRef(bankRef));
    }

    static ApproveAllocation approveAllocation(ProjectId project, AllocationId allocation) {
        return new ApproveAllocation(project, allocation, new DocNo("安扶组发〔2018〕7号"), null);
    }

    private static ProposeAllocation allocation(
            ProjectId project, AllocationId allocation, DivisionCode place, List<FundLine> split) {
        var amount = split.stream().map(FundLine::amountFen).reduce(Amount.ZERO, Amount::plus);
        return new ProposeAllocation(
                project, allocation, place, List.of(), amount, 2018, split, "项目库排序", Method.ACTUAL_COST);
    }

    static FundLine line(FundId fund, DivisionCode place, long yuan) {
        return new FundLine(fund, place, Amount.ofYuan(yuan));
    }

    static RequestDisbursement request(ProjectId project, DisbursementId payment, List<Voucher> vouchers) {
        return new RequestDisbursement(
                project,
                payment,
                project.equals(P1) ? ALLOCATION : ALLOCATION_2,
                1,
                SUPPLIER,
                vouchers.stream().map(Voucher::amountFen).reduce(Amount.ZERO, Amount::plus),
                Kind.PROGRESS,
                vouchers);
    }

    private static Voucher voucher(String no, long yuan) {
        return new Voucher("增值税发票", no, "甲公司", SCAN, Amount.ofYuan(yuan));
    }

    /** @param values yuan that the first and the second project put into it */
    static RegisterAsset registerAsset(String name, List<Long> values) {
        var total = values.stream().mapToLong(Long::longValue).sum();
        return new RegisterAsset(
                new AssetId(id(name)),
                new AssetEvent.Profile(
                        name,
                        "大棚",
                        AssetEvent.AssetClass.OPERATING,
                        AssetEvent.Form.FIXED,
                        IntStream.range(0, values.size())
                                .mapToObj(i -> new ProjectValue(
                                        PROJECTS.get(i + PROJECTS.size() - values.size())
                                                .value(),
                                        Amount.ofYuan(values.get(i))))
                                .toList(),
                        BAISHANTOU,
                        "村东",
                        "12",
                        "座",
                        Amount.ofYuan(total),
                        List.of(line(FUND_1, BAISHANTOU, total)),
                        240,
                        UNIT,
                        null,
                        "村委会",
                        "村委会",
                        null));
    }

    static List<String> subjects() {
        return PROJECTS.stream().map(ProjectId::stream).map(StreamId::toString).toList();
    }

    static FundId fund(Quota quota) {
        return new EnterFund(quota).fundId();
    }

    private static Quota quota(int no) {
        return quota("F" + no, no);
    }

    static Quota quota(String code, int no) {
        return new Quota(
                code,
                "专项资金",
                FundEvent.Level.CENTRAL,
                FundEvent.Category.EARMARKED,
                null,
                new DocNo("鲁财农指〔2018〕" + no + "号"),
                Amount.ofYuan(QUOTA_YUAN),
                2018,
                COUNTY,
                "21305",
                null,
                "基础设施");
    }

    private static PipelineEvent.Profile profile(String code, DivisionCode place) {
        return new PipelineEvent.Profile(
                code,
                "项目" + code,
                PipelineEvent.Type.INDUSTRY,
                PipelineEvent.Nature.NEW,
                place,
                "村东",
                "新建大棚",
                LocalDate.of(2018, 4, 15),
                LocalDate.of(2019, 6, 30),
                UNIT,
                CLERK.user(),
                Amount.ofYuan(1_000),
                "财政资金",
                58,
                131,
                List.of(new PerformanceTarget("数量", "受益户数", "58", "户")),
                "收益归村集体",
                "村民代表会议通过");
    }
}
