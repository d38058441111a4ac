package org.sunledger.api.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sunledger.ledger.party.PartyCommand.RecordParty;
import org.sunledger.ledger.project.MilestoneCommand.PlanMilestones;
import org.sunledger.ledger.project.MilestoneCommand.ReportMilestone;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.PipelineCommand.ProposeProject;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.PipelineEvent.Nature;
import org.sunledger.ledger.project.PipelineEvent.PerformanceTarget;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FileRef;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.UserId;

/**
 * What town offices send on a busy day, the same in every run. Of 100 commands, 55 report progress of works and 15 plan
 * works anew, both on {@link #PROJECTS} projects of which the busiest hundredth gets a tenth; 15 propose a new project and
 * 15 record a new payee. Each can be sent again and again, asks rules, place and month, and comes to one event, so that
 * commands per second are rows per second.
 */
final class Workload {
    static final int PROJECTS = 2_000;
    private static final int TOWNS = 10;
    private static final int VILLAGES_PER_TOWN = 20;
    private static final int REPORTS = 55;
    private static final int PLANS = 70;
    private static final int PROPOSALS = 85;
    private static final int HUNDRED = 100;
    private static final int WHOLE_BP = 10_000;
    private static final String SCAN = "5a1e".repeat(16);

    static final DivisionCode COUNTY = DivisionCode.of("370784000000");
    static final OrgId UNIT = new OrgId("13370784MB2806147H");

    private final Random random;
    private final LocalDate today;
    private int sent;

    /** @param today also the effective date of every command */
    Workload(long seed, LocalDate today) {
        this.random = new Random(seed);
        this.today = today;
    }

    /** A command and how it comes in. */
    record Task(Command command, Request request) {}

    List<Task> next(int count) {
        var tasks = new ArrayList<Task>(count);
        for (int i = 0; i < count; i++) tasks.add(next());
        return tasks;
    }

    private Task next() {
        int n = sent++;
        int kind = random.nextInt(HUNDRED);
        int busy = busyProject();
        int project = kind < PLANS ? busy : n;
        var command = kind < REPORTS
                ? new ReportMilestone(project(project), 1 + random.nextInt(3), 1 + random.nextInt(WHOLE_BP), photos())
                : kind < PLANS
                        ? new PlanMilestones(project(project), milestones(today))
                        : kind < PROPOSALS
                                ? new ProposeProject(new ProjectId(id("proposed", n)), profile(n, today))
                                : new RecordParty(id("party", n), 1, SCAN, SCAN);
        var key = id("command", n);
        var digest = Sha256.of(key.toString());
        return new Task(command, Request.of(key, digest, townClerk(project), today, Source.Channel.API));
    }

    /** The square root of a share is the share of commands: 1 % of the projects get 10 %. */
    private int busyProject() {
        double place = random.nextDouble();
        return (int) (PROJECTS * place * place);
    }

    static ProjectId project(int n) {
        return new ProjectId(id("project", n));
    }

    static Actor townClerk(int project) {
        return actor("town-" + project % TOWNS, Role.TOWN, village(project).town());
    }

    static Actor actor(String user, Role role, DivisionCode area) {
        return new Actor(new UserId(user), role, UNIT, area);
    }

    static DivisionCode village(int n) {
        int town = n % TOWNS;
        int village = n / TOWNS % VILLAGES_PER_TOWN;
        return DivisionCode.of("370784%03d%03d".formatted(101 + town, 201 + village));
    }

    static List<DivisionCode> places() {
        var places = new ArrayList<DivisionCode>();
        places.add(COUNTY);
        IntStream.range(0, TOWNS).mapToObj(n -> village(n).town()).forEach(places::add);
        IntStream.range(0, TOWNS * VILLAGES_PER_TOWN)
                .mapToObj(Workload::village)
                .forEach(places::add);
        return places;
    }

    static List<Milestone> milestones(LocalDate from) {
        return List.of(
                new Milestone(1, "主体开工", 3_000, from.plusMonths(1)),
                new Milestone(2, "主体完工", 4_000, from.plusMonths(4)),
                new Milestone(3, "全部完工", 3_000, from.plusMonths(6)));
    }

    private static List<FileRef> photos() {
        return List.of(new FileRef(SCAN, "image/jpeg", 204_800, "现场照片"));
    }

    static Profile profile(int n, LocalDate from) {
        return new Profile(
                "P" + n,
                "村组道路硬化工程" + n,
                PipelineEvent.Type.INFRASTRUCTURE,
                Nature.NEW,
                village(n),
                "村北至县道",
                "硬化村组道路 2.4 公里,宽 3.5 米,配套排水沟",
                from,
                from.plusMonths(6),
                UNIT,
                new UserId("responsible-" + n % HUNDRED),
                Amount.ofYuan(480_000),
                "财政衔接资金 48 万元",
                86,
                312,
                List.of(new PerformanceTarget("产出", "道路里程", "2.4", "公里")),
                "覆盖脱贫户 21 户",
                "村民代表会议表决通过,以工代赈 40 人次");
    }

    static UUID id(String kind, int n) {
        return UUID.nameUUIDFromBytes((kind + "/" + n).getBytes(StandardCharsets.UTF_8));
    }
}
