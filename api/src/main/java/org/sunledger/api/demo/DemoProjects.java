package org.sunledger.api.demo;

import static org.sunledger.api.demo.DemoCounty.APPROVER;
import static org.sunledger.api.demo.DemoCounty.BAISHANTOU;
import static org.sunledger.api.demo.DemoCounty.CHECKER;
import static org.sunledger.api.demo.DemoCounty.COUNTY;
import static org.sunledger.api.demo.DemoCounty.MAKER;
import static org.sunledger.api.demo.DemoCounty.NOTICE;
import static org.sunledger.api.demo.DemoCounty.PROJECT;
import static org.sunledger.api.demo.DemoCounty.PROJECT_CHECK;
import static org.sunledger.api.demo.DemoCounty.TANQIUYU;
import static org.sunledger.api.demo.DemoCounty.TOWN;
import static org.sunledger.api.demo.DemoCounty.TOWN_CLERK;
import static org.sunledger.api.demo.DemoCounty.TOWN_HUIQU;
import static org.sunledger.api.demo.DemoCounty.TREASURY;
import static org.sunledger.api.demo.DemoCounty.VILLAGE;
import static org.sunledger.api.demo.DemoCounty.VILLAGE_TANQIUYU;
import static org.sunledger.api.demo.DemoCounty.VILLAGE_XIAJIAGOU;
import static org.sunledger.api.demo.DemoCounty.XIAJIAGOU;
import static org.sunledger.api.demo.DemoCounty.ZHESHAN;
import static org.sunledger.api.demo.DemoCounty.id;
import static org.sunledger.api.demo.DemoStory.F1;
import static org.sunledger.api.demo.DemoStory.F2;
import static org.sunledger.api.demo.DemoStory.F3;
import static org.sunledger.api.demo.DemoStory.F4;
import static org.sunledger.api.demo.DemoStory.fund;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.notice.NoticeCommand.ApproveNotice;
import org.sunledger.ledger.notice.NoticeCommand.CloseNotice;
import org.sunledger.ledger.notice.NoticeCommand.DraftNotice;
import org.sunledger.ledger.notice.NoticeCommand.PostNotice;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.notice.NoticeEvent.Form;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.project.AllocationCommand.ApproveAllocation;
import org.sunledger.ledger.project.AllocationCommand.IssueAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeReduction;
import org.sunledger.ledger.project.AllocationCommand.ReduceAllocation;
import org.sunledger.ledger.project.AllocationEvent.Method;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.DisbursementCommand.ApproveDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ConfirmReturn;
import org.sunledger.ledger.project.DisbursementCommand.EnterReturn;
import org.sunledger.ledger.project.DisbursementCommand.PayDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.RequestDisbursement;
import org.sunledger.ledger.project.DisbursementCommand.ReviewDisbursement;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
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
import org.sunledger.ledger.project.PipelineEvent.Nature;
import org.sunledger.ledger.project.PipelineEvent.PerformanceTarget;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.PipelineEvent.Type;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.ConfirmRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.EnterPoolReturn;
import org.sunledger.ledger.project.RecoveryCommand.EnterRecoveryReceipt;
import org.sunledger.ledger.project.RecoveryCommand.OrderRecovery;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.project.ReversalCommand.ConfirmReversal;
import org.sunledger.ledger.project.ReversalCommand.EnterReversal;
import org.sunledger.ledger.project.SettlementCommand.AcceptProject;
import org.sunledger.ledger.project.SettlementCommand.ApproveSettlement;
import org.sunledger.ledger.project.SettlementCommand.ProposeSettlement;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FileRef;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.UserId;

/** The four projects, from the village's proposal to the last retention. */
final class DemoProjects {
    private static final String SCAN = "5a1e0000000000000000000000000000000000000000000000000000000005a1";
    private static final UserId SUPERVISOR = new UserId("supervisor");
    private static final UserId INSPECTOR = new UserId("inspector");

    private final DemoDesk desk;
    private final Script script;
    private final List<Case> projects = new ArrayList<>();
    private int noticeNumber;
    private int voucherNumber;

    /** One project of the story. */
    record Case(
            String code,
            Profile profile,
            Actor proposer,
            Actor town,
            String townName,
            String villageName,
            List<Part> parts,
            String supplier,
            int retentionBp) {
        ProjectId projectId() {
            return new ProjectId(id("project/" + code));
        }

        AllocationId allocationId() {
            return new AllocationId(id("allocation/" + code));
        }

        DivisionCode division() {
            return profile.divisionCode();
        }

        Amount amount() {
            return profile.budgetFen();
        }

        PartyVersion payee() {
            return new PartyVersion(id("supplier/" + code), 1);
        }
    }

    /** What a fund gives, in yuan. */
    record Part(Quota quota, long yuan) {}

    DemoProjects(DemoDesk desk, Script script) {
        this.desk = desk;
        this.script = script;
    }

    void tell() {
        var p1 = p1();
        var p2 = p2();
        var p3 = p3();
        var p4 = p4();
        projects.addAll(List.of(p1, p2, p3, p4));
        for (var project : projects) {
            pipeline(project);
            allocate(project, 5 + projects.indexOf(project));
            contract(project);
        }
        announceAllocation();
        implementationNotices(p1);
        progress(p1, p2, p3, p4);
        payments(p1, p2, p3, p4);
        settle(p1, "2018-10-15", "2018-10-19", 1_940_000);
        reduce(p1);
        overbilled(p2);
        settle(p2, "2018-12-20", "2018-12-21", 1_415_000);
        settle(p4, "2019-03-12", "2019-03-13", 1_000_000);
        settle(p3, "2019-05-10", "2019-05-15", 1_800_000);
        completion(p1, "2018-10-29", "2018-11-09");
        completion(p2, "2019-01-15", "2019-01-28");
        completion(p4, "2019-03-18", "2019-03-29");
        completion(p3, "2019-05-22", "2019-06-03");
        new DemoAssets(script, this).tell(p1, p2, p3, p4);
    }

    private static Case p1() {
        return new Case(
                "P1",
                profile(
                        "P1",
                        "白山头村供水与道路工程",
                        Type.INFRASTRUCTURE,
                        BAISHANTOU,
                        "辉渠镇白山头村",
                        "铺设供水管网 4.2 千米,硬化道路 3.6 千米",
                        DemoCounty.HUIQU_OFFICE,
                        "village",
                        2_000_000,
                        "中央资金 120 万元,省级资金 80 万元",
                        126,
                        342,
                        "改善 126 户生产生活条件,优先聘用贫困户务工"),
                VILLAGE,
                TOWN_HUIQU,
                "辉渠镇人民政府",
                "白山头村村民委员会",
                List.of(new Part(F1, 1_200_000), new Part(F2, 800_000)),
                "安丘市甲建筑工程有限公司(演示)",
                300);
    }

    private static Case p2() {
        return new Case(
                "P2",
                profile(
                        "P2",
                        "夏家沟村蔬菜大棚项目",
                        Type.INDUSTRY,
                        XIAJIAGOU,
                        "柘山镇夏家沟村",
                        "新建冬暖式蔬菜大棚 12 座",
                        DemoCounty.ZHESHAN_OFFICE,
                        "village-xiajiagou",
                        1_500_000,
                        "中央资金 90 万元,省级资金 60 万元",
                        58,
                        131,
                        "大棚收益归村集体,优先用于无劳动能力贫困户"),
                VILLAGE_XIAJIAGOU,
                TOWN,
                "柘山镇人民政府",
                "夏家沟村村民委员会",
                List.of(new Part(F1, 900_000), new Part(F2, 600_000)),
                "安丘市乙农业设施有限公司(演示)",
                300);
    }

    private static Case p3() {
        return new Case(
                "P3",
                profile(
                        "P3",
                        "谭秋峪村果品冷库项目",
                        Type.INDUSTRY,
                        TANQIUYU,
                        "柘山镇谭秋峪村",
                        "新建 800 吨果品冷库一座及配套",
                        DemoCounty.ZHESHAN_OFFICE,
                        "village-tanqiuyu",
                        1_800_000,
                        "中央资金 50 万元,省级资金 70 万元,市级资金 60 万元",
                        73,
                        165,
                        "冷库出租收益归村集体,带动 73 户增收"),
                VILLAGE_TANQIUYU,
                TOWN,
                "柘山镇人民政府",
                "谭秋峪村村民委员会",
                List.of(new Part(F1, 500_000), new Part(F2, 700_000), new Part(F3, 600_000)),
                "安丘市丙制冷设备有限公司(演示)",
                300);
    }

    private static Case p4() {
        return new Case(
                "P4",
                profile(
                        "P4",
                        "柘山镇扶贫产业园",
                        Type.INDUSTRY,
                        ZHESHAN,
                        "柘山镇驻地",
                        "新建扶贫车间 1600 平方米",
                        DemoCounty.ZHESHAN_OFFICE,
                        "town",
                        1_000_000,
                        "县级资金 100 万元",
                        210,
                        486,
                        "园区收益按量化份额分配到三个村"),
                TOWN_CLERK,
                TOWN,
                "柘山镇人民政府",
                "柘山镇人民政府",
                List.of(new Part(F4, 1_000_000)),
                "安丘市丁建设有限公司(演示)",
                0);
    }

    private static Profile profile(
            String code,
            String name,
            Type type,
            DivisionCode division,
            String location,
            String task,
            OrgId implementer,
            String responsible,
            long yuan,
            String funding,
            int households,
            int persons,
            String povertyLink) {
        return new Profile(
                code,
                name,
                type,
                Nature.NEW,
                division,
                location,
                task,
                LocalDate.of(2018, 4, 15),
                LocalDate.of(2019, 6, 30),
                implementer,
                new UserId(responsible),
                Amount.ofYuan(yuan),
                funding,
                households,
                persons,
                List.of(
                        new PerformanceTarget("数量", "受益户数", Integer.toString(households), "户"),
                        new PerformanceTarget("质量", "工程验收合格率", "100", "%")),
                povertyLink,
                "村民代表会议讨论通过");
    }

    /** Proposed, three notices of ten days, listed, selected. */
    private void pipeline(Case p) {
        var project = p.projectId();
        script.day(
                "2018-01-08", "01:00", p.proposer(), p.code() + "/propose", new ProposeProject(project, p.profile()));
        var village = notice(
                p,
                "N02-village",
                NoticeEvent.Type.N02,
                NoticeEvent.Level.VILLAGE,
                p.proposer(),
                p.villageName(),
                p.division(),
                "2018-01-08",
                "2018-01-09",
                "2018-01-22",
                null);
        script.day(
                "2018-01-22",
                "05:00",
                p.town(),
                p.code() + "/review",
                new ReviewProject(project, village.value(), null));
        var town = notice(
                p,
                "N02-town",
                NoticeEvent.Type.N02,
                NoticeEvent.Level.TOWN,
                p.town(),
                p.townName(),
                p.division().town(),
                "2018-01-22",
                "2018-01-23",
                "2018-02-05",
                null);
        script.day(
                "2018-02-05", "05:00", PROJECT, p.code() + "/approve", new ApproveProject(project, town.value(), null));
        var county = notice(
                p,
                "N02-county",
                NoticeEvent.Type.N02,
                NoticeEvent.Level.COUNTY,
                PROJECT,
                "安丘市扶贫开发领导小组办公室",
                COUNTY,
                "2018-02-05",
                "2018-02-06",
                "2018-02-22",
                null);
        script.day("2018-02-22", "05:00", PROJECT_CHECK, p.code() + "/list", new ListProject(project, county.value()));
        script.day(
                "2018-02-26",
                "01:00",
                PROJECT,
                p.code() + "/select",
                new SelectProject(project, 2018, new DocNo("安扶组发〔2018〕4号")));
    }

    /** Step 2: rows 5 to 8, one minute apart. */
    private void allocate(Case p, int row) {
        var lines = p.parts().stream()
                .map(part -> new FundLine(fund(part.quota()), p.division(), Amount.ofYuan(part.yuan())))
                .toList();
        script.day(
                "2018-03-22",
                "01:00",
                PROJECT,
                p.code() + "/allocation/propose",
                new ProposeAllocation(
                        p.projectId(),
                        p.allocationId(),
                        p.division(),
                        List.of(),
                        p.amount(),
                        2018,
                        lines,
                        "贫困村建设需求与项目库排序",
                        Method.ACTUAL_COST));
        script.day(
                "2018-03-26",
                "01:00",
                APPROVER,
                p.code() + "/allocation/approve",
                new ApproveAllocation(p.projectId(), p.allocationId(), new DocNo("安扶组发〔2018〕7号"), "2018年第3次领导小组会议"));
        script.add(
                row,
                Instant.parse("2018-03-26T02:00:00Z").plusSeconds(60L * (row - 5)),
                MAKER,
                LocalDate.of(2018, 3, 26),
                p.code() + "/allocation/issue",
                () -> new IssueAllocation(p.projectId(), p.allocationId(), new DocNo("安财农〔2018〕12号")));
    }

    private void contract(Case p) {
        script.day(
                "2018-03-28",
                "01:00",
                MAKER,
                p.code() + "/supplier",
                () -> desk.company(
                        p.payee().partyRef(),
                        p.supplier(),
                        "37078400" + "0000000" + p.code().substring(1)));
        script.day(
                "2018-03-28",
                "02:00",
                PROJECT,
                p.code() + "/contract",
                new SignContract(
                        p.projectId(),
                        "AQ-2018-" + p.code(),
                        p.payee(),
                        p.amount(),
                        Procurement.PUBLIC_TENDER,
                        p.retentionBp(),
                        3000));
        var weights = p.code().equals("P3") ? List.of(3000, 2000, 5000) : List.of(3000, 4000, 3000);
        script.day(
                "2018-03-28",
                "03:00",
                PROJECT,
                p.code() + "/milestones",
                new PlanMilestones(
                        p.projectId(),
                        List.of(
                                new Milestone(1, "主体开工", weights.get(0), LocalDate.of(2018, 6, 30)),
                                new Milestone(2, "主体完工", weights.get(1), LocalDate.of(2018, 9, 30)),
                                new Milestone(3, "全部完工", weights.get(2), LocalDate.of(2019, 5, 31)))));
    }

    /** N01, due by 2018-04-17: fifteen working days after the allocations were issued. */
    private void announceAllocation() {
        var subjects = projects.stream().map(p -> p.projectId().stream()).toList();
        notice(
                "allocation/N01",
                NoticeEvent.Type.N01,
                Form.ANNOUNCEMENT,
                NoticeEvent.Level.COUNTY,
                MAKER,
                "安丘市财政局",
                COUNTY,
                "2018年财政专项扶贫资金分配结果公告",
                subjects,
                "2018-03-29",
                "2018-03-30",
                null,
                null,
                Channel.WEB_PORTAL);
    }

    /** Steps 2a and 2b: the four implementation notices, the objection to P1 and its second round. */
    private void implementationNotices(Case p1) {
        for (var p : projects) {
            var isObjected = p == p1;
            var first = notice(
                    p,
                    "N05",
                    NoticeEvent.Type.N05,
                    NoticeEvent.Level.VILLAGE,
                    p.proposer(),
                    p.villageName(),
                    p.division(),
                    "2018-03-30",
                    "2018-04-02",
                    isObjected ? null : "2018-04-13",
                    null);
            if (isObjected) new DemoSupervision(desk, script, this).objection(p1, first);
            script.day(
                    isObjected ? "2018-05-02" : "2018-04-16",
                    "01:00",
                    PROJECT,
                    p.code() + "/start",
                    new StartProject(p.projectId()));
        }
    }

    private void progress(Case p1, Case p2, Case p3, Case p4) {
        milestone(p1, 1, "2018-06-20");
        milestone(p2, 1, "2018-06-20");
        milestone(p3, 1, "2018-06-20");
        milestone(p4, 1, "2018-05-30");
        milestone(p1, 2, "2018-07-13");
        milestone(p2, 2, "2018-07-13");
        milestone(p3, 2, "2018-07-18");
        milestone(p4, 2, "2018-08-30");
        milestone(p1, 3, "2018-10-12");
        milestone(p2, 3, "2018-12-18");
        milestone(p4, 3, "2019-03-08");
        milestone(p3, 3, "2019-05-08");
    }

    private void milestone(Case p, int no, String date) {
        var name = p.code() + "/milestone/" + no;
        var photo = new FileRef(SCAN, "image/jpeg", 204_800, "现场照片");
        script.day(
                date,
                "01:00",
                p.proposer(),
                name + "/report",
                new ReportMilestone(p.projectId(), no, 10_000, List.of(photo)));
        script.day(
                date,
                "06:00",
                p.town(),
                name + "/verify",
                new VerifyMilestone(p.projectId(), no, 10_000, List.of(p.town().user(), INSPECTOR), SUPERVISOR));
    }

    private void payments(Case p1, Case p2, Case p3, Case p4) {
        pay(9, p1, "2018-05-08T02:00:00Z", 600_000_00, Kind.PREPAYMENT, 1);
        pay(10, p2, "2018-05-08T02:01:00Z", 450_000_00, Kind.PREPAYMENT, 1);
        pay(11, p3, "2018-05-08T02:02:00Z", 540_000_00, Kind.PREPAYMENT, 1);
        pay(12, p4, "2018-06-01T02:00:00Z", 300_000_00, Kind.PROGRESS, 1);
        bankReturns(13, p4, "2018-06-04T02:00:00Z", 12, 300_000_00);
        pay(14, p4, "2018-06-06T02:00:00Z", 300_000_00, Kind.PROGRESS, 1);
        pay(15, p1, "2018-07-16T02:00:00Z", 800_000_00, Kind.PROGRESS, 2);
        pay(16, p2, "2018-07-16T02:01:00Z", 600_000_00, Kind.PROGRESS, 2);
        pay(17, p3, "2018-07-20T02:00:00Z", 360_000_00, Kind.PROGRESS, 2);
        reverse(18, p3, "2018-07-23T02:00:00Z", "2018-07-20", 17);
        pay(19, p3, "2018-07-23T02:01:00Z", "2018-07-20", 306_000_00, Kind.PROGRESS, 2);
        pay(20, p4, "2018-09-03T02:00:00Z", 400_000_00, Kind.PROGRESS, 2);
        pay(21, p1, "2018-10-22T02:00:00Z", 481_800_00, Kind.SETTLEMENT, 3);
        pay(25, p2, "2018-12-24T02:00:00Z", 372_550_00, Kind.SETTLEMENT, 3);
        pay(28, p2, "2019-01-08T02:00:00Z", 35_000_00, Kind.SETTLEMENT, 3);
        pay(29, p4, "2019-03-15T02:00:00Z", 300_000_00, Kind.SETTLEMENT, 3);
        pay(30, p3, "2019-05-20T02:00:00Z", 900_000_00, Kind.SETTLEMENT, 3);
        pay(36, p1, "2019-10-16T02:00:00Z", 58_200_00, Kind.RETENTION, null);
        pay(40, p2, "2019-12-23T02:00:00Z", 42_450_00, Kind.RETENTION, null);
        pay(41, p3, "2020-05-11T02:00:00Z", 54_000_00, Kind.RETENTION, null);
    }

    private void pay(int row, Case p, String at, long fen, Kind kind, @Nullable Integer milestone) {
        pay(row, p, at, at.substring(0, 10), fen, kind, milestone);
    }

    /** Requested, reviewed and approved by three persons in the minute before the treasury pays. */
    private void pay(int row, Case p, String at, String on, long fen, Kind kind, @Nullable Integer milestone) {
        var paidAt = Instant.parse(at);
        var date = LocalDate.parse(on);
        var name = step(row);
        var amount = Amount.ofFen(fen);
        var voucher = new Voucher("增值税发票", "%08d".formatted(37_070_000 + ++voucherNumber), p.supplier(), SCAN, amount);
        script.add(
                null,
                paidAt.minusSeconds(40),
                MAKER,
                date,
                name + "/request",
                () -> new RequestDisbursement(
                        p.projectId(),
                        disbursement(row),
                        p.allocationId(),
                        milestone,
                        p.payee(),
                        amount,
                        kind,
                        List.of(voucher)));
        script.add(
                null,
                paidAt.minusSeconds(30),
                PROJECT,
                date,
                name + "/review",
                () -> new ReviewDisbursement(p.projectId(), disbursement(row), null));
        script.add(
                null,
                paidAt.minusSeconds(20),
                CHECKER,
                date,
                name + "/approve",
                () -> new ApproveDisbursement(p.projectId(), disbursement(row), null));
        script.add(
                row,
                paidAt,
                TREASURY,
                date,
                name,
                () -> new PayDisbursement(p.projectId(), disbursement(row), new BankRef("S1-ZF-%03d".formatted(row))));
    }

    /** Step 4: 户名不符. */
    private void bankReturns(int row, Case p, String at, int paidRow, long fen) {
        var returnedAt = Instant.parse(at);
        var date = LocalDate.parse(at.substring(0, 10));
        script.add(
                null,
                returnedAt.minusSeconds(40),
                TREASURY,
                date,
                step(row) + "/enter",
                () -> new EnterReturn(
                        p.projectId(),
                        disbursement(paidRow),
                        Amount.ofFen(fen),
                        new BankRef("S1-TP-%03d".formatted(row)),
                        ReturnReason.ACCOUNT_NAME_MISMATCH));
        script.add(
                row,
                returnedAt,
                CHECKER,
                date,
                step(row),
                () -> new ConfirmReturn(p.projectId(), disbursement(paidRow)));
    }

    /** Step 6: 360,000 was typed for 306,000. */
    private void reverse(int row, Case p, String at, String on, int wrongRow) {
        var reversedAt = Instant.parse(at);
        var date = LocalDate.parse(on);
        script.add(
                null,
                reversedAt.minusSeconds(40),
                MAKER,
                date,
                step(row) + "/enter",
                () -> new EnterReversal(p.projectId(), id(step(row)), desk.eventId(step(wrongRow))));
        script.add(row, reversedAt, CHECKER, date, step(row), () -> new ConfirmReversal(p.projectId(), id(step(row))));
    }

    private void settle(Case p, String acceptedOn, String approvedOn, long yuan) {
        script.day(
                acceptedOn,
                "03:00",
                PROJECT,
                p.code() + "/accept",
                new AcceptProject(
                        p.projectId(),
                        Result.PASSED,
                        List.of(PROJECT.user(), p.town().user(), SUPERVISOR)));
        script.day(
                acceptedOn,
                "05:00",
                PROJECT,
                p.code() + "/settlement/propose",
                new ProposeSettlement(p.projectId(), Amount.ofYuan(yuan)));
        script.day(approvedOn, "05:00", APPROVER, p.code() + "/settlement", new ApproveSettlement(p.projectId()));
    }

    /** Step 8: row 22. */
    private void reduce(Case p1) {
        var at = Instant.parse("2018-10-25T02:00:00Z");
        var on = LocalDate.of(2018, 10, 25);
        script.add(
                null,
                at.minusSeconds(40),
                PROJECT,
                on,
                step(22) + "/propose",
                () -> new ProposeReduction(
                        p1.projectId(),
                        p1.allocationId(),
                        id(step(22)),
                        Amount.ofYuan(60_000),
                        ReductionReason.AUDIT_SURPLUS,
                        new DocNo("安财农〔2018〕57号")));
        script.add(
                22,
                at,
                APPROVER,
                on,
                step(22),
                () -> new ReduceAllocation(p1.projectId(), p1.allocationId(), id(step(22))));
    }

    /** Steps 10 to 12: the finding AF1, the two receipts and the return to the pool. */
    private void overbilled(Case p2) {
        var supervision = new DemoSupervision(desk, script, this);
        supervision.finding(p2);
        var recovery = recovery();
        script.day(
                "2018-11-20",
                "06:00",
                PROJECT,
                "recovery/order",
                new OrderRecovery(
                        p2.projectId(),
                        recovery,
                        p2.allocationId(),
                        RecoveryEvent.Kind.TO_POOL,
                        p2.payee(),
                        Amount.ofYuan(85_000),
                        supervision.findingId().value(),
                        LocalDate.of(2019, 1, 14)));
        receipt(24, p2, "2018-12-10T02:00:00Z", "2018-12-10", 50_000);
        receipt(26, p2, "2019-01-03T02:00:00Z", "2018-12-28", 35_000);
        var returnedAt = Instant.parse("2019-01-04T02:00:00Z");
        var on = LocalDate.of(2019, 1, 4);
        script.add(
                null,
                returnedAt.minusSeconds(40),
                MAKER,
                on,
                step(27) + "/enter",
                () -> new EnterPoolReturn(p2.projectId(), recovery, id(step(27)), Amount.ofYuan(85_000)));
        script.add(
                27,
                returnedAt,
                CHECKER,
                on,
                step(27),
                () -> new ConfirmPoolReturn(p2.projectId(), recovery, id(step(27))));
    }

    private void receipt(int row, Case p, String at, String on, long yuan) {
        var receivedAt = Instant.parse(at);
        var date = LocalDate.parse(on);
        script.add(
                null,
                receivedAt.minusSeconds(40),
                TREASURY,
                date,
                step(row) + "/enter",
                () -> new EnterRecoveryReceipt(
                        p.projectId(),
                        recovery(),
                        id(step(row)),
                        Amount.ofYuan(yuan),
                        new BankRef("S1-ZH-%03d".formatted(row))));
        script.add(
                row,
                receivedAt,
                CHECKER,
                date,
                step(row),
                () -> new ConfirmRecoveryReceipt(p.projectId(), recovery(), id(step(row))));
    }

    /** N06 as 实施后公示, with a period. */
    private void completion(Case p, String postedOn, String closedOn) {
        notice(
                p,
                "N06",
                NoticeEvent.Type.N06,
                NoticeEvent.Level.VILLAGE,
                p.proposer(),
                p.villageName(),
                p.division(),
                postedOn,
                postedOn,
                closedOn,
                null);
    }

    NoticeId notice(
            Case p,
            String name,
            NoticeEvent.Type type,
            NoticeEvent.Level level,
            Actor drafter,
            String publisher,
            DivisionCode division,
            String draftedOn,
            String postedOn,
            @Nullable String closedOn,
            @Nullable NoticeId supersedes) {
        return notice(
                p.code() + "/" + name,
                type,
                Form.NOTICE,
                level,
                drafter,
                publisher,
                division,
                p.profile().name() + type.chinese(),
                List.of(p.projectId().stream()),
                draftedOn,
                postedOn,
                closedOn,
                supersedes,
                Channel.FIXED_BOARD);
    }

    /** Drafted and approved by two persons, posted, and closed where it has a period that ends. */
    NoticeId notice(
            String name,
            NoticeEvent.Type type,
            Form form,
            NoticeEvent.Level level,
            Actor drafter,
            String publisher,
            DivisionCode division,
            String title,
            List<StreamId> subjects,
            String draftedOn,
            String postedOn,
            @Nullable String closedOn,
            @Nullable NoticeId supersedes,
            Channel channel) {
        var notice = new NoticeId(id("notice/" + name));
        var number = "安公示〔%s〕%d号".formatted(postedOn.substring(0, 4), ++noticeNumber);
        var heading = new DemoDesk.Heading(
                type,
                form,
                level,
                division,
                number,
                title,
                publisher,
                LocalDate.parse(draftedOn),
                subjects,
                supersedes == null ? null : supersedes.value());
        var photo = channel == Channel.FIXED_BOARD ? SCAN : null;
        script.day(draftedOn, "06:30", drafter, "notice/" + name + "/draft", () -> {
            var draft = desk.compose(notice.value(), heading);
            return new DraftNotice(
                    notice,
                    number,
                    type,
                    form,
                    level,
                    division,
                    subjects.stream().map(StreamId::toString).toList(),
                    title,
                    draft.sha256(),
                    draft.position(),
                    draft.foldVersion(),
                    supersedes);
        });
        script.day(
                draftedOn,
                "07:00",
                NOTICE,
                "notice/" + name + "/approve",
                () -> new ApproveNotice(notice, desk.contentOf(notice), List.of()));
        script.day(postedOn, "07:30", NOTICE, "notice/" + name + "/post", new PostNotice(notice, channel, null, photo));
        if (closedOn != null) {
            script.day(closedOn, "01:30", NOTICE, "notice/" + name + "/close", new CloseNotice(notice));
        }
        return notice;
    }

    static String step(int row) {
        return "row/" + row;
    }

    static DisbursementId disbursement(int row) {
        return new DisbursementId(id("disbursement/" + row));
    }

    static RecoveryId recovery() {
        return new RecoveryId(id("recovery/AF1"));
    }
}
