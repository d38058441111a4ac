package org.sunledger.api.projection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 视图状态: where each group of tables stands, and what stopped it. */
@RestController
@RequestMapping("/api/v1/projections")
@Tag(name = "视图 projections")
class ProjectionResource {
    private final Standings standings;

    ProjectionResource(Standings standings) {
        this.standings = standings;
    }

    @Operation(summary = "各视图状态、滞后与版本 / state, lag and version")
    @GetMapping
    List<Standing> all() {
        return standings.all();
    }
}
