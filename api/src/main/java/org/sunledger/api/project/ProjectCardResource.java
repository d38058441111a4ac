package org.sunledger.api.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.api.reading.Paged;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.project.ProjectCard;
import org.sunledger.projections.project.ProjectCardQueries;

/** 项目卡: what a project got, how far it is, and who answers for it. */
@RestController
@RequestMapping("/api/v1/projects")
@Tag(name = "项目卡 project cards")
class ProjectCardResource {
    private final ProjectCardQueries projects;

    ProjectCardResource(ProjectCardQueries projects) {
        this.projects = projects;
    }

    @Operation(summary = "项目清单 / projects, by place")
    @GetMapping
    Paged<ProjectCard> list(
            AsOf asOf, @RequestParam(required = false) @Nullable DivisionCode division, PageAsked page) {
        var cards = projects.list(asOf, division);
        return page.of(cards.asOf(), cards.rows(), row -> row.code() + " " + row.projectId());
    }

    @Operation(summary = "项目卡 / one project")
    @GetMapping("/{projectId}")
    ProjectCard.Card one(@PathVariable UUID projectId, AsOf asOf) {
        return projects.one(new ProjectId(projectId), asOf)
                .orElseThrow(() -> ApiRefusal.NOT_FOUND.because("path", "/api/v1/projects/" + projectId));
    }
}
