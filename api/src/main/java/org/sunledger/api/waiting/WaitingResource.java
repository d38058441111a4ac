package org.sunledger.api.waiting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sunledger.api.reading.PageAsked;
import org.sunledger.api.reading.Paged;
import org.sunledger.projections.engine.AsOf;

/** 待办: what waits for this user's decision. */
@RestController
@Tag(name = "待办 waiting")
class WaitingResource {
    private final WaitingDesk desk;

    WaitingResource(WaitingDesk desk) {
        this.desk = desk;
    }

    @Operation(summary = "待办:本人现在可以复核、审批的事项,和退回本人的事项 / what this user may decide now or has to mend, the oldest first")
    @GetMapping("/api/v1/waiting")
    Paged<WaitingView> list(AsOf asOf, PageAsked page) {
        return desk.part(asOf, page);
    }
}
