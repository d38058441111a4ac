package org.sunledger.api.project;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.Asked;
import org.sunledger.api.exporting.Shown;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.api.html.OrgNames;
import org.sunledger.projections.project.ProjectCard;
import org.sunledger.projections.project.ProjectCardQueries;
import org.sunledger.projections.project.YearPlan;

/** Project cards and year plans, as pages and files. */
@Configuration(proxyBeanMethods = false)
class ProjectExports {
    @Bean
    ViewExport<?> projectsExport(ProjectCardQueries projects, OrgNames orgs) {
        return ViewExport.of(
                        "projects",
                        "/api/v1/projects",
                        asked -> projects.list(asked.asOf(), asked.division("division")),
                        ProjectCard.Cards::asOf)
                .filters("division")
                .table("projects", ProjectCard.class, ProjectCard.Cards::rows)
                .shown(Shown.of(
                                "code",
                                "name",
                                "type",
                                "divisionName",
                                "stage",
                                "stageOn",
                                "planYear",
                                "budgetFen",
                                "contractFen",
                                "allocatedFen",
                                "paidFen",
                                "recoveredFen",
                                "progressBp",
                                "implementer",
                                "openHolds",
                                "openFindings")
                        .link("code", ProjectCard.class, row -> trail(row.projectId()))
                        .link("divisionName", ProjectCard.class, row -> "/villages/" + row.divisionCode())
                        .named("implementer", (org, language) -> orgs.of(org))
                        .alarm("openHolds", ProjectCard.class, row -> row.openHolds() > 0)
                        .alarm("openFindings", ProjectCard.class, row -> row.openFindings() > 0));
    }

    @Bean
    ViewExport<?> yearPlansExport(ProjectCardQueries projects) {
        return ViewExport.of(
                        "year-plans",
                        YearPlanResource.ADDRESS,
                        asked -> projects.yearPlan(year(projects, asked), asked.asOf()),
                        YearPlan::asOf)
                .filters("year")
                .settling(plan -> Map.of("year", String.valueOf(plan.year())))
                .table("year-plan", YearPlan.Row.class, YearPlan::rows)
                .table("year-plan-total", YearPlan.Total.class, plan -> List.of(plan.total()))
                .shown(Shown.of(
                                "code",
                                "name",
                                "divisionName",
                                "stage",
                                "plannedFen",
                                "allocatedFen",
                                "completedFen",
                                "completionBp",
                                "progressBp",
                                "acceptance",
                                "balanceFen")
                        .link("code", YearPlan.Row.class, row -> trail(row.projectId()))
                        .link("divisionName", YearPlan.Row.class, row -> "/villages/" + row.divisionCode())
                        .asFigures("year-plan-total"));
    }

    private static String trail(UUID project) {
        return "/audit/trail?stream=Project/" + project;
    }

    /** The newest plan where none is asked for. */
    private static int year(ProjectCardQueries projects, Asked asked) {
        @Nullable Integer year = asked.value("year", Integer::valueOf, "年度,如 2018", "a year such as 2018");
        return year == null ? projects.plans(asked.asOf()).newest() : year;
    }
}
