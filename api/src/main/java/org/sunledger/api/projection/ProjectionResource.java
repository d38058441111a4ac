package org.sunledger.api.projection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.projections.engine.FoldStopped;
import org.sunledger.projections.engine.ProcessorStatus;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.rebuild.Rebuilds;

/** 视图状态: where each group of tables stands, and what stopped it. */
@RestController
@RequestMapping("/api/v1/projections")
@Tag(name = "视图 projections")
class ProjectionResource {
    private final Processors processors;
    private final Rebuilds rebuilds;

    ProjectionResource(Processors processors, Rebuilds rebuilds) {
        this.processors = processors;
        this.rebuilds = rebuilds;
    }

    /**
     * @param lag records of the journal not yet in the tables
     * @param generation version of the tables that are read
     * @param outdated whether they were made by other folds than this program's: a rebuild is due
     */
    record Standing(
            String name,
            String state,
            long position,
            long head,
            long lag,
            @Nullable String error,
            @Nullable FoldStopped stopped,
            int generation,
            boolean outdated) {
        static Standing of(ProcessorStatus status, int generation, boolean outdated) {
            return new Standing(
                    status.name(),
                    state(status),
                    status.position(),
                    status.head(),
                    status.lag(),
                    status.error(),
                    status.stopped(),
                    generation,
                    outdated);
        }

        private static String state(ProcessorStatus status) {
            if (status.error() != null) return "STOPPED";
            if (!status.isRunning()) return "PAUSED";
            return status.lag() == 0 ? "CURRENT" : "CATCHING_UP";
        }
    }

    @Operation(summary = "各视图状态、滞后与版本 / state, lag and version")
    @GetMapping
    List<Standing> all() {
        return processors.status().stream().map(this::standing).toList();
    }

    private Standing standing(ProcessorStatus status) {
        var name = status.name();
        return Standing.of(status, rebuilds.live(name).number(), rebuilds.isOutdated(name));
    }
}
