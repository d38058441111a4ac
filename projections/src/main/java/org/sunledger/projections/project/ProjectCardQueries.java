package org.sunledger.projections.project;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.PipelineEvent.Nature;
import org.sunledger.ledger.project.PipelineEvent.PerformanceTarget;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.Snapshot;
import org.sunledger.projections.engine.Words;
import org.sunledger.projections.project.ProjectWords.What;
import org.sunledger.projections.registry.Area;
import org.sunledger.projections.registry.DivisionNameQueries;

/** Asks for project cards, of today or of any day before. */
public final class ProjectCardQueries {
    public static final String PROCESSOR = "project";

    private final Reader reader;
    private final JdbcClient database;
    private final DivisionNameQueries names;

    public ProjectCardQueries(Reader reader, DataSource database) {
        this.reader = reader;
        this.database = JdbcClient.create(database);
        this.names = new DivisionNameQueries(database);
    }

    /** All projects in the order of codes. */
    public ProjectCard.Cards list(AsOf asOf) {
        return list(asOf, null);
    }

    /**
     * Projects of a place in the order of codes.
     *
     * @param area a village, a town with its villages, or the county; null: all
     */
    public ProjectCard.Cards list(AsOf asOf, @Nullable DivisionCode area) {
        return reader.ask(PROCESSOR, asOf, at -> new ProjectCard.Cards(at.asOf(), cards(at, area, null, null)));
    }

    /** One project; empty if nobody had proposed it by then. */
    public Optional<ProjectCard.Card> one(ProjectId id, AsOf asOf) {
        return reader.ask(
                PROCESSOR,
                asOf,
                at -> cards(at, null, id.value(), null).stream()
                        .findFirst()
                        .map(card -> new ProjectCard.Card(at.asOf(), card)));
    }

    /** The years into whose plans projects were ever selected. */
    public YearPlan.Plans plans(AsOf asOf) {
        return reader.ask(PROCESSOR, asOf, at -> {
            var years = database.sql("""
                            select distinct number from view.project_word
                             where what = 'PLAN_YEAR' and number is not null and position <= :position
                               and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                             order by number desc
                            """)
                    .param("position", at.asOf().position())
                    .param("effectiveOn", at.asOf().effectiveOn())
                    .query((rs, n) -> rs.getInt("number"))
                    .list();
            return new YearPlan.Plans(
                    at.asOf(), years, years.isEmpty() ? at.day().getYear() : years.getFirst());
        });
    }

    /** The projects that were selected into a year's plan, and what became of them. */
    public YearPlan yearPlan(int year, AsOf asOf) {
        return reader.ask(
                PROCESSOR,
                asOf,
                at -> YearPlan.of(
                        at.asOf(),
                        year,
                        cards(at, null, null, year).stream()
                                .filter(card -> card.planYear() != null && card.planYear() == year)
                                .toList()));
    }

    /**
     * @param planned in the plan of this year at any time, so that a year costs what it holds; null: all
     */
    private List<ProjectCard> cards(
            Snapshot at, @Nullable DivisionCode area, @Nullable UUID one, @Nullable Integer planned) {
        var proposed = database.sql("""
                        select distinct on (code, project_id) *
                          from view.project_profile p
                         where position <= :position
                           and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)
                           and (:area::text is null or starts_with(division_code, :area::text))
                           and (:one::uuid is null or project_id = :one::uuid)
                           and (:planned::bigint is null or exists (
                                   select 1 from view.project_word w
                                    where w.subject = p.project_id and w.what = 'PLAN_YEAR' and w.number = :planned::bigint))
                         order by code, project_id, effective_on desc, position desc
                        """)
                .param("position", at.asOf().position())
                .param("effectiveOn", at.asOf().effectiveOn())
                .param("area", area == null ? null : Area.prefix(area))
                .param("one", one)
                .param("planned", planned)
                .query((rs, n) -> new Proposed(rs))
                .list();
        var ids = proposed.stream().map(p -> p.id).toList();
        var words = Words.of(database, "view.project_word", ids, at.asOf());
        var milestones = milestones(ids, at.asOf());
        var called =
                names.names(proposed.stream().map(p -> p.division).distinct().toList(), at);
        return proposed.stream()
                .map(p -> p.card(
                        words,
                        milestones.getOrDefault(p.id, List.of()),
                        called.getOrDefault(p.division, p.division.value())))
                .toList();
    }

    private Map<UUID, List<ProjectCard.Milestone>> milestones(List<UUID> ids, AsOf.Resolved asOf) {
        var read = new HashMap<UUID, List<ProjectCard.Milestone>>();
        // The last plan names the milestones; the last verification of each gives its progress.
        database.sql("""
                        with said as (
                            select * from view.project_milestone
                             where project_id = any(:ids) and position <= :position
                               and (:effectiveOn::date is null or effective_on <= :effectiveOn::date)),
                        plan as (
                            select distinct on (project_id) project_id, position from said
                             where weight_bp is not null order by project_id, effective_on desc, position desc),
                        progress as (
                            select distinct on (project_id, milestone_no) project_id, milestone_no, progress_bp from said
                             where progress_bp is not null
                             order by project_id, milestone_no, effective_on desc, position desc)
                        select s.project_id, s.milestone_no, s.name, s.planned_on, s.weight_bp,
                               coalesce(p.progress_bp, 0) as progress_bp
                          from said s join plan using (project_id, position)
                          left join progress p using (project_id, milestone_no)
                         order by s.project_id, s.milestone_no
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("position", asOf.position())
                .param("effectiveOn", asOf.effectiveOn())
                .query((rs, n) -> read.computeIfAbsent(rs.getObject("project_id", UUID.class), id -> new ArrayList<>())
                        .add(new ProjectCard.Milestone(
                                rs.getInt("milestone_no"),
                                rs.getString("name"),
                                rs.getObject("planned_on", LocalDate.class),
                                rs.getInt("weight_bp"),
                                rs.getInt("progress_bp"))))
                .list();
        return read;
    }

    /** A row of the proposals, waiting for what was said since. */
    private static final class Proposed {
        private static final TypeReference<List<PerformanceTarget>> TARGETS = new TypeReference<>() {};

        private final UUID id;
        private final DivisionCode division;
        private final String code;
        private final String name;
        private final PipelineEvent.Type type;
        private final Nature nature;
        private final String location;
        private final String task;
        private final LocalDate startOn;
        private final LocalDate endOn;
        private final String implementer;
        private final String responsible;
        private final long budgetFen;
        private final String fundingPlan;
        private final int households;
        private final int persons;
        private final List<PerformanceTarget> targets;
        private final String povertyLink;
        private final String participation;

        private Proposed(ResultSet rs) throws SQLException {
            id = rs.getObject("project_id", UUID.class);
            division = DivisionCode.of(rs.getString("division_code"));
            code = rs.getString("code");
            name = rs.getString("name");
            type = PipelineEvent.Type.valueOf(rs.getString("type"));
            nature = Nature.valueOf(rs.getString("nature"));
            location = rs.getString("location");
            task = rs.getString("task");
            startOn = rs.getObject("start_on", LocalDate.class);
            endOn = rs.getObject("end_on", LocalDate.class);
            implementer = rs.getString("implementer");
            responsible = rs.getString("responsible");
            budgetFen = rs.getLong("budget_fen");
            fundingPlan = rs.getString("funding_plan");
            households = rs.getInt("households");
            persons = rs.getInt("persons");
            targets = Json.read(rs.getString("targets"), TARGETS);
            povertyLink = rs.getString("poverty_link");
            participation = rs.getString("participation");
        }

        private ProjectCard card(Words words, List<ProjectCard.Milestone> milestones, String divisionName) {
            var stage = Objects.requireNonNull(words.last(id, What.STAGE), "Every proposal is a stage");
            var last = Objects.requireNonNull(words.last(id));
            var notice = words.text(id, What.NOTICE);
            long weighted = 0;
            for (var m : milestones) weighted += (long) m.weightBp() * m.verifiedBp();
            return new ProjectCard(
                    id,
                    code,
                    name,
                    type,
                    nature,
                    division.value(),
                    divisionName,
                    location,
                    task,
                    startOn,
                    endOn,
                    Stage.valueOf(Objects.requireNonNull(stage.text())),
                    stage.effectiveOn(),
                    words.number(id, What.PLAN_YEAR),
                    budgetFen,
                    fundingPlan,
                    words.text(id, What.CONTRACT),
                    words.number(id, What.CONTRACT),
                    words.number(id, What.SETTLEMENT),
                    words.number(id, What.AUDIT_REDUCTION),
                    words.number(id, What.RETENTION_BP),
                    ProjectCard.retentionHeldFen(
                            words.number(id, What.SETTLEMENT),
                            words.number(id, What.RETENTION_BP),
                            Math.subtractExact(words.sum(id, What.DISBURSED), words.sum(id, What.RECOVERED))),
                    words.sum(id, What.ALLOCATED),
                    words.sum(id, What.DISBURSED),
                    words.sum(id, What.RECOVERED),
                    words.sum(id, What.ASSET_VALUE),
                    (int) (weighted / 10_000),
                    milestones,
                    targets,
                    households,
                    persons,
                    povertyLink,
                    participation,
                    implementer,
                    responsible,
                    notice == null ? null : NoticeStatus.valueOf(notice),
                    words.sum(id, What.HOLDS),
                    words.sum(id, What.OVERRIDES),
                    words.sum(id, What.FINDINGS),
                    last.position(),
                    last.effectiveOn());
        }
    }
}
