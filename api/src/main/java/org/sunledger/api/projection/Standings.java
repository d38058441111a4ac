package org.sunledger.api.projection;

import java.util.List;
import org.springframework.stereotype.Component;
import org.sunledger.projections.engine.ProcessorStatus;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.rebuild.Generation;
import org.sunledger.projections.rebuild.RebuildStatus;
import org.sunledger.projections.rebuild.Rebuilds;

/** How all groups of tables stand, and what is on its way to take the place of one. */
@Component
public class Standings {
    private final Processors processors;
    private final Rebuilds rebuilds;

    Standings(Processors processors, Rebuilds rebuilds) {
        this.processors = processors;
        this.rebuilds = rebuilds;
    }

    public List<Standing> all() {
        return processors.status().stream().map(this::standing).toList();
    }

    /** Rebuilds that go on or wait for somebody. */
    public List<RebuildView> open() {
        return rebuilds.status().stream()
                .filter(Standings::isOpen)
                .map(RebuildView::onItsWay)
                .toList();
    }

    static boolean isOpen(RebuildStatus status) {
        var state = status.generation().state();
        return state == Generation.State.BUILDING || state == Generation.State.WAITING;
    }

    private Standing standing(ProcessorStatus status) {
        var name = status.name();
        return Standing.of(status, rebuilds.live(name).number(), rebuilds.isOutdated(name));
    }
}
