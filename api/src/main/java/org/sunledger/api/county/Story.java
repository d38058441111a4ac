package org.sunledger.api.county;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.PipelineEvent.Nature;
import org.sunledger.ledger.project.PipelineEvent.PerformanceTarget;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.UserId;

/** The county's years: so many projects each, skewed by village, size and kind, and all that goes with them. */
final class Story {
    private static final double BUDGET_MEDIAN_FEN = 22_000_000;
    private static final double BUDGET_SPREAD = 0.95;
    private static final long BUDGET_MIN_FEN = 2_000_000;
    private static final long BUDGET_MAX_FEN = 1_200_000_000;
    private static final long BUDGET_UNIT_FEN = 100_000;

    /** What a project costs on average, with those of towns: what the year's quotas have to come to. */
    private static final long BUDGET_MEAN_FEN = 42_000_000;

    private static final int OF_TOWN_PERCENT = 8;
    private static final int TOWN_TIMES = 3;

    /** Kinds and how often they come, in hundredths; what earns is one in three. */
    private record Kind(PipelineEvent.Type type, String name, String task, int percent) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(PipelineEvent.Type.INDUSTRY, "蔬菜大棚", "新建冬暖式大棚,配套滴灌", 14),
            new Kind(PipelineEvent.Type.INDUSTRY, "果品冷库", "新建冷库一座,配套分拣车间", 8),
            new Kind(PipelineEvent.Type.INDUSTRY, "光伏电站", "安装光伏组件并网", 7),
            new Kind(PipelineEvent.Type.INDUSTRY, "养殖小区", "新建标准化圈舍及粪污处理", 6),
            new Kind(PipelineEvent.Type.INFRASTRUCTURE, "村组道路硬化", "硬化村组道路,配套排水沟", 26),
            new Kind(PipelineEvent.Type.INFRASTRUCTURE, "安全饮水", "铺设供水管网,新建蓄水池", 14),
            new Kind(PipelineEvent.Type.INFRASTRUCTURE, "小型水利", "整修塘坝渠系", 8),
            new Kind(PipelineEvent.Type.PUBLIC_SERVICE, "村级综合服务中心", "新建综合服务中心", 6),
            new Kind(PipelineEvent.Type.EDUCATION, "幼儿园改扩建", "改扩建教室及活动场地", 3),
            new Kind(PipelineEvent.Type.HEALTH, "卫生室改造", "改造村卫生室,配备设备", 4),
            new Kind(PipelineEvent.Type.HOUSING, "危房改造配套", "改造住房配套设施", 4));

    private final World world;
    private final Chance chance;
    private final int projectsPerYear;
    private final Announcements announcements;
    private final Petitions petitions;
    private final Opening opening;

    Story(CountyPlan plan, int projectsPerYear, Consumer<JournalEvent> out) {
        this.world = new World(plan, out);
        this.chance = world.chance;
        this.projectsPerYear = projectsPerYear;
        this.announcements = new Announcements(world);
        this.petitions = new Petitions(world, chance.own());
        this.opening = new Opening(world, chance.own());
        opening.tell();
        new Months(world, chance.own()).begin(YearMonth.from(plan.firstDay()));
        announcements.begin();
        year();
        propose(plan.firstDay().getYear());
        nextYears();
    }

    /** Tells what comes next. @return false: that was all */
    boolean step() {
        return world.agenda.step();
    }

    private void nextYears() {
        int year = world.today().getYear();
        world.agenda.on(LocalDate.of(year, 10, 5), () -> propose(year + 1));
        world.agenda.on(LocalDate.of(year + 1, 1, 2), () -> {
            year();
            world.treasury.withdrawOld(year - 2);
            nextYears();
        });
    }

    private void year() {
        world.treasury.year(projectsPerYear * BUDGET_MEAN_FEN);
        petitions.year();
        opening.year();
    }

    private void propose(int year) {
        for (int n = 0; n < projectsPerYear; n++) {
            var own = chance.own();
            world.agenda.on(Pipeline.proposedOn(year, own, world.plan.firstDay()), () -> begin(own));
        }
    }

    private void begin(Chance own) {
        var site = own.percent(OF_TOWN_PERCENT)
                ? Works.Site.of(own.pickFirst(world.map.towns()))
                : Works.Site.of(own.pickFirst(world.map.villages()));
        var works = new Works(world, own, site, profile(own, site));
        new Pipeline(works, announcements, () -> new Building(works).begin()).begin();
    }

    private Profile profile(Chance own, Works.Site site) {
        var kind = kind(own);
        var isOfTown = site.proposer().equals(site.town().officer());
        long budget = budget(own) * (isOfTown ? TOWN_TIMES : 1);
        int households = own.between(8, 160) * (isOfTown ? TOWN_TIMES : 1);
        var start = world.today().plusDays(own.between(150, 240));
        return new Profile(
                "XM-%d-%05d".formatted(world.today().getYear(), world.number("project")),
                site.name() + kind.name() + "项目",
                kind.type(),
                own.pickFirst(List.of(Nature.values())),
                site.owner().place(),
                site.name(),
                kind.task(),
                start,
                start.plusDays(own.between(90, 300)),
                site.owner().id(),
                new UserId("responsible-" + site.owner().place().value().substring(6)),
                Amount.ofFen(budget),
                "财政专项扶贫资金",
                households,
                households * 3 + own.between(0, households),
                List.of(
                        new PerformanceTarget("产出", "建设数量", Integer.toString(own.between(1, 60)), "处"),
                        new PerformanceTarget("满意度", "受益群众满意度", "95", "%")),
                "覆盖贫困户 %d 户".formatted(households),
                "村民代表会议表决通过");
    }

    private static Kind kind(Chance own) {
        int at = own.between(1, KINDS.stream().mapToInt(Kind::percent).sum());
        for (var kind : KINDS) {
            at -= kind.percent();
            if (at <= 0) return kind;
        }
        return KINDS.getLast();
    }

    private static long budget(Chance own) {
        long fen = (long) own.skewed(BUDGET_MEDIAN_FEN, BUDGET_SPREAD);
        return Math.clamp(fen, BUDGET_MIN_FEN, BUDGET_MAX_FEN) / BUDGET_UNIT_FEN * BUDGET_UNIT_FEN;
    }
}
