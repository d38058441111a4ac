package org.sunledger.api.projection;

import java.util.List;
import org.springframework.stereotype.Component;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.security.ActorOf;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.rebuild.ReplayStatus;

/** What is asked of a replay, by a program or from a page. */
@Component
class ReplayDesk {
    private final ReplaysHere here;
    private final ActorOf actorOf;
    private final Journal journal;

    ReplayDesk(ReplaysHere here, ActorOf actorOf, Journal journal) {
        this.here = here;
        this.actorOf = actorOf;
        this.journal = journal;
    }

    /** The newest first. */
    List<ReplayView> all() {
        return here.get().status().stream()
                .map(status -> ReplayView.inList(status, last(status)))
                .toList();
    }

    ReplayView shown(ReplayStatus status) {
        return ReplayView.of(status, last(status));
    }

    /** The record at its position, which its start looked for. */
    private JournalRecord last(ReplayStatus status) {
        return journal.at(status.replay().upTo()).orElseThrow();
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
