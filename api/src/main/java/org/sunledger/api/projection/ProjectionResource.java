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

/** 视图状态: where each group of tables stands, and what stopped it. */
@RestController
@RequestMapping("/api/v1/projections")
@Tag(name = "视图 projections")
class ProjectionResource {
    private final Processors processors;

    ProjectionResource(Processors processors) {
        this.processors = processors;
    }

    /** @param lag records of the journal not yet in the tables */
    record Standing(
            String name,
            String state,
            long position,
            long head,
            long lag,
            @Nullable String error,
            @Nullable FoldStopped stopped) {
        static Standing of(ProcessorStatus status) {
            return new Standing(
                    status.name(),
                    state(status),
                    status.position(),
                    status.head(),
                    status.lag(),
                    status.error(),
                    status.stopped());
        }

        private static String state(ProcessorStatus status) {
            if (status.error() != null) return "STOPPED";
            if (!status.isRunning()) return "PAUSED";
            return status.lag() == 0 ? "CURRENT" : "CATCHING_UP";
        }
    }

    @Operation(summary = "各视图状态与滞后 / state and lag")
    @GetMapping
    List<Standing> all() {
        return processors.status().stream().map(Standing::of).toList();
    }
}
