package org.sunledger.api.projection;

import org.springframework.stereotype.Component;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.Role;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.rebuild.ReplayStatus;

/** Who may ask what of a replay, by a program or from a page: whoever may see one may also start and end it. */
@Component
class ReplayDesk {
    private static final Role[] OPERATORS = {Role.AUDITOR, Role.ADMIN};

    private final ReplaysHere here;
    private final Asking asking;

    ReplayDesk(ReplaysHere here, Asking asking) {
        this.here = here;
        this.asking = asking;
    }

    ReplayStatus start(AsOf to) {
        var asker = asking.as(OPERATORS);
        if (to.position() == null && to.knownAt() == null) throw ApiRefusal.REPLAY_POINT_MISSING.because();
        return here.get().start(to, null, asker.user());
    }

    /** Cancels one on its way, or drops the tables of one that is ready. */
    ReplayStatus end(int id) {
        asking.as(OPERATORS);
        return here.get().end(id);
    }
}
