package org.sunledger.api.demo;

import static org.sunledger.api.demo.DemoCounty.APPROVER;
import static org.sunledger.api.demo.DemoCounty.COUNTY;
import static org.sunledger.api.demo.DemoCounty.MAKER;
import static org.sunledger.api.demo.DemoCounty.PROJECT;
import static org.sunledger.api.demo.DemoCounty.PROJECT_CHECK;
import static org.sunledger.api.demo.DemoStory.fund;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sunledger.api.demo.DemoNotices.Notice;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.project.AllocationCommand.ApproveAllocation;
import org.sunledger.ledger.project.AllocationCommand.IssueAllocation;
import org.sunledger.ledger.project.AllocationCommand.ProposeAllocation;
import org.sunledger.ledger.project.AllocationEvent.Method;
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
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.project.SettlementCommand.AcceptProject;
import org.sunledger.ledger.project.SettlementCommand.ApproveSettlement;
import org.sunledger.ledger.project.SettlementCommand.ProposeSettlement;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FileRef;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.UserId;

/** The four projects, from the village's proposal to the settlement. */
final class DemoProjects {
    static final String SCAN = "5a1e0000000000000000000000000000000000000000000000000000000005a1";
    private static final UserId SUPERVISOR = new UserId("supervisor");
    private static final UserId INSPECTOR = new UserId("inspector");

    private final DemoDesk desk;
    private final Script script;
    private final DemoNotices notices;
    private final List<DemoCases.Case> projects = new ArrayList<>();

    DemoProjects(DemoDesk desk, Script script) {
        this.desk = desk;
        this.script = script;
        this.notices = new DemoNotices(desk, script);
    }

    void tell() {
        var p1 = DemoCases.p1();
        var p2 = DemoCases.p2();
        var p3 = DemoCases.p3();
        var p4 = DemoCases.p4();
        projects.addAll(List.of(p1, p2, p3, p4));
        for (var project : projects) {
            pipeline(project);
            allocate(project, 5 + projects.indexOf(project));
            contract(project);
        }
        announceAllocation();
        implementationNotices(p1);
        progress(p1, p2, p3, p4);
        var payments = new DemoPayments(desk, script, notices);
        payments.payments(p1, p2, p3, p4);
        settle(p1, "2018-10-15", "2018-10-19", 1_940_000);
        payments.reduce(p1);
        payments.overbilled(p2);
        settle(p2, "2018-12-20", "2018-12-21", 1_415_000);
        settle(p4, "2019-03-12", "2019-03-13", 1_000_000);
        settle(p3, "2019-05-10", "2019-05-15", 1_800_000);
        completion(p1, "2018-10-29", "2018-11-09");
        completion(p2, "2019-01-15", "2019-01-28");
        completion(p4, "2019-03-18", "2019-03-29");
        completion(p3, "2019-05-22", "2019-06-03");
        new DemoAssets(script, notices).tell(p1, p2, p3, p4);
    }

    /** Proposed, three notices of ten days, listed, selected. */
    private void pipeline(DemoCases.Case p) {
        var project = p.projectId();
        script.day(
                "2018-01-08", "01:00", p.proposer(), p.code() + "/propose", new ProposeProject(project, p.profile()));
        var village = notices.tell(Notice.of(
                p,
                "N02-village",
                NoticeEvent.Type.N02,
                NoticeEvent.Level.VILLAGE,
                p.proposer(),
                p.committee(),
                p.division(),
                "2018-01-08",
                "2018-01-09",
                "2018-01-22"));
        script.day(
                "2018-01-22",
                "05:00",
                p.town(),
                p.code() + "/review",
                new ReviewProject(project, village.value(), null));
        var town = notices.tell(Notice.of(
                p,
                "N02-town",
                NoticeEvent.Type.N02,
                NoticeEvent.Level.TOWN,
                p.town(),
                p.townOffice(),
                p.division().town(),
                "2018-01-22",
                "2018-01-23",
                "2018-02-05"));
        script.day(
                "2018-02-05", "05:00", PROJECT, p.code() + "/approve", new ApproveProject(project, town.value(), null));
        var county = notices.tell(Notice.of(
                p,
                "N02-county",
                NoticeEvent.Type.N02,
                NoticeEvent.Level.COUNTY,
                PROJECT,
                DemoCounty.POVERTY_OFFICE,
                COUNTY,
                "2018-02-05",
                "2018-02-06",
                "2018-02-22"));
        script.day("2018-02-22", "05:00", PROJECT_CHECK, p.code() + "/list", new ListProject(project, county.value()));
        script.day(
                "2018-02-26",
                "01:00",
                PROJECT,
                p.code() + "/select",
                new SelectProject(project, 2018, new DocNo("安扶组发〔2018〕4号")));
    }

    /** Step 2: rows 5 to 8, one minute apart. */
    private void allocate(DemoCases.Case p, int row) {
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

    private void contract(DemoCases.Case p) {
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
        notices.tell(Notice.announcement(
                "allocation/N01",
                NoticeEvent.Type.N01,
                NoticeEvent.Level.COUNTY,
                MAKER,
                DemoCounty.FINANCE_BUREAU,
                COUNTY,
                "2018年财政专项扶贫资金分配结果公告",
                subjects,
                "2018-03-29",
                "2018-03-30",
                Channel.WEB_PORTAL));
    }

    /** Steps 2a and 2b: the four implementation notices, the objection to P1 and its second round. */
    private void implementationNotices(DemoCases.Case p1) {
        for (var p : projects) {
            var isObjected = p.equals(p1);
            var first = Notice.of(
                    p,
                    "N05",
                    NoticeEvent.Type.N05,
                    NoticeEvent.Level.VILLAGE,
                    p.proposer(),
                    p.committee(),
                    p.division(),
                    "2018-03-30",
                    "2018-04-02",
                    isObjected ? null : "2018-04-13");
            notices.tell(first);
            if (isObjected) new DemoSupervision(desk, script, notices).objection(p1, first);
            script.day(
                    isObjected ? "2018-05-02" : "2018-04-16",
                    "01:00",
                    PROJECT,
                    p.code() + "/start",
                    new StartProject(p.projectId()));
        }
    }

    private void progress(DemoCases.Case p1, DemoCases.Case p2, DemoCases.Case p3, DemoCases.Case p4) {
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

    private void milestone(DemoCases.Case p, int no, String date) {
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

    private void settle(DemoCases.Case p, String acceptedOn, String approvedOn, long yuan) {
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

    /** N06 as 实施后公示, with a period. */
    private void completion(DemoCases.Case p, String postedOn, String closedOn) {
        notices.tell(Notice.of(
                p,
                "N06",
                NoticeEvent.Type.N06,
                NoticeEvent.Level.VILLAGE,
                p.proposer(),
                p.committee(),
                p.division(),
                postedOn,
                postedOn,
                closedOn));
    }

    static String step(int row) {
        return "row/" + row;
    }
}
