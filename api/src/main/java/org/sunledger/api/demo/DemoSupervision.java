package org.sunledger.api.demo;

import static org.sunledger.api.demo.DemoCounty.AUDITOR;
import static org.sunledger.api.demo.DemoCounty.PROJECT;
import static org.sunledger.api.demo.DemoCounty.PROJECT_CHECK;
import static org.sunledger.api.demo.DemoCounty.TOWN;
import static org.sunledger.api.demo.DemoCounty.TOWN_HUIQU;
import static org.sunledger.api.demo.DemoCounty.id;

import java.time.LocalDate;
import java.util.List;
import org.sunledger.api.demo.DemoNotices.Notice;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Channel;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.supervision.CaseCommand.AcceptCase;
import org.sunledger.ledger.supervision.CaseCommand.AssignCase;
import org.sunledger.ledger.supervision.CaseCommand.CloseCase;
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
import org.sunledger.projections.notice.NoticeOrder.Statements;

/** The objection to P1 and the routine finding AF1 (工程量核减). */
final class DemoSupervision {
    private final DemoDesk desk;
    private final Script script;
    private final DemoNotices notices;

    DemoSupervision(DemoDesk desk, Script script, DemoNotices notices) {
        this.desk = desk;
        this.script = script;
        this.notices = notices;
    }

    /** Step 2b: objected on 04-09, answered on 04-16, posted again on 04-17, closed on 04-28. */
    void objection(DemoCases.Case p1, Notice first) {
        var objection = new CaseId(id("case/P1"));
        script.day(
                "2018-04-09",
                "02:00",
                TOWN_HUIQU,
                "case/P1/receive",
                () -> new ReceiveCase(
                        objection,
                        CaseEvent.Channel.NOTICE_OBJECTION,
                        CaseEvent.AssignedLevel.COUNTY,
                        CaseEvent.Anonymity.ANONYMOUS,
                        null,
                        List.of(p1.projectId().stream().toString()),
                        first.noticeId(),
                        "BENEFICIARY",
                        desk.text("case/P1/receive", "供水管网未覆盖北组,请说明原因。")));
        script.day("2018-04-10", "01:00", PROJECT, "case/P1/accept", new AcceptCase(objection));
        script.day("2018-04-10", "02:00", PROJECT, "case/P1/assign", new AssignCase(objection, TOWN_HUIQU.user()));
        script.day(
                "2018-04-16",
                "02:00",
                TOWN_HUIQU,
                "case/P1/reply",
                () -> new ReplyCase(objection, desk.text("case/P1/reply", "北组已于 2016 年接通供水,本次管网为东、南两组,道路硬化覆盖全村。")));
        notices.tell(Notice.announcement(
                        "P1/N12",
                        NoticeEvent.Type.N12,
                        NoticeEvent.Level.VILLAGE,
                        TOWN_HUIQU,
                        DemoCounty.HUIQU_OFFICE,
                        p1.division(),
                        "白山头村供水与道路工程异议处理结果公告",
                        List.of(p1.projectId().stream(), first.noticeId().stream(), objection.stream()),
                        "2018-04-16",
                        "2018-04-16",
                        Channel.FIXED_BOARD)
                .stating(new Statements(
                        "供水管网是否覆盖北组", "北组已于 2016 年接通供水,本次为东、南两组", "项目内容不变,重新公示", LocalDate.of(2018, 4, 17))));
        script.day("2018-04-17", "01:00", PROJECT_CHECK, "case/P1/close", new CloseCase(objection));
        notices.tell(Notice.of(
                        p1,
                        "N05-2",
                        NoticeEvent.Type.N05,
                        NoticeEvent.Level.VILLAGE,
                        p1.proposer(),
                        p1.committee(),
                        p1.division(),
                        "2018-04-16",
                        "2018-04-17",
                        "2018-04-28")
                .superseding(first));
    }

    FindingId findingId() {
        return new FindingId(id("finding/AF1"));
    }

    /** Step 10: raised 2018-11-15, sixty days until 2019-01-14; closed 2019-01-04. */
    void finding(DemoCases.Case p2) {
        var finding = findingId();
        script.day(
                "2018-11-15",
                "02:00",
                AUDITOR,
                "finding/AF1/raise",
                new RaiseFinding(
                        finding,
                        "AF1",
                        Category.QUANTITY_OVERSTATED,
                        Amount.ofYuan(85_000),
                        List.of(p2.projectId().stream().toString()),
                        DemoCounty.ZHESHAN_OFFICE,
                        Severity.ROUTINE));
        script.day("2018-11-15", "03:00", AUDITOR, "finding/AF1/assign", new AssignFinding(finding, TOWN.user()));
        script.day(
                "2019-01-03",
                "06:00",
                TOWN,
                "finding/AF1/report",
                () -> new ReportRectification(finding, desk.text("finding/AF1/report", "多计工程款 85,000 元已全部退回。")));
        script.day("2019-01-04", "00:30", AUDITOR, "finding/AF1/verify", new VerifyRectification(finding));
        script.day("2019-01-04", "01:00", AUDITOR, "finding/AF1/close", new CloseFinding(finding));
    }
}
