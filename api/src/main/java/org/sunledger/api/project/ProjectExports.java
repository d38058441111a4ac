package org.sunledger.api.project;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.projections.project.ProjectCard;
import org.sunledger.projections.project.ProjectCardQueries;

/** Project cards as a file. */
@Configuration(proxyBeanMethods = false)
class ProjectExports {
    @Bean
    ViewExport<?> projectsExport(ProjectCardQueries projects) {
        return ViewExport.of(
                        "projects",
                        "/api/v1/projects",
                        asked -> projects.list(asked.asOf(), asked.division("division")),
                        ProjectCard.Cards::asOf)
                .filters("division")
                .table("projects", ProjectCard.class, ProjectCard.Cards::rows);
    }
}
