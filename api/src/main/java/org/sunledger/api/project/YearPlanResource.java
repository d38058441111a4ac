package org.sunledger.api.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.project.ProjectCardQueries;
import org.sunledger.projections.project.YearPlan;

/** 年度计划完成情况: what a year's plan came to. Open to everybody. */
@RestController
@RequestMapping(YearPlanResource.ADDRESS)
@Tag(name = "年度计划 year plans")
class YearPlanResource {
    static final String ADDRESS = "/api/v1/year-plans";

    private final ProjectCardQueries projects;

    YearPlanResource(ProjectCardQueries projects) {
        this.projects = projects;
    }

    @Operation(summary = "有计划的年度 / the years that have a plan, newest first")
    @GetMapping
    YearPlan.Plans plans(AsOf asOf) {
        return projects.plans(asOf);
    }

    @Operation(summary = "年度计划完成情况 / the projects of a year's plan and what they have spent")
    @GetMapping("/{year}")
    YearPlan plan(@PathVariable int year, AsOf asOf) {
        return projects.yearPlan(year, asOf);
    }
}
