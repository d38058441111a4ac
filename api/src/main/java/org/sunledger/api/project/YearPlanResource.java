package org.sunledger.api.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.project.ProjectCardQueries;
import org.sunledger.projections.project.YearPlan;

/** 年度计划完成情况: what a year's plan came to. Open to everybody. */
@RestController
@Tag(name = "年度计划 year plans")
class YearPlanResource {
    private final ProjectCardQueries projects;

    YearPlanResource(ProjectCardQueries projects) {
        this.projects = projects;
    }

    @Operation(summary = "年度计划完成情况 / the projects of a year's plan and what they have spent")
    @GetMapping("/api/v1/year-plans/{year}")
    YearPlan plan(@PathVariable int year, AsOf asOf) {
        return projects.yearPlan(year, asOf);
    }
}
