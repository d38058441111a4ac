package org.sunledger.api.projection;

import org.springframework.stereotype.Component;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.security.ActorOf;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.rebuild.ReplayStatus;

/** What is asked of a replay, by a program or from a page. */
@Component
class ReplayDesk {
    private final ReplaysHere here;
    private final ActorOf actorOf;

    ReplayDesk(ReplaysHere here, ActorOf actorOf) {
        this.here = here;
        this.actorOf = actorOf;
    }

    ReplayStatus start(AsOf to) {
        if (to.position() == null && to.knownAt() == null) throw ApiRefusal.REPLAY_POINT_MISSING.because();
        return here.get().start(to, null, actorOf.thisRequest().user());
    }

    /** Cancels one on its way, or drops the tables of one that is ready. */
    ReplayStatus end(int id) {
        return here.get().end(id);
    }
}
