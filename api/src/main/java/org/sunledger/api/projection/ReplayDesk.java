package org.sunledger.api.projection;

import java.util.List;
import org.springframework.stereotype.Component;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.Role;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.rebuild.ReplayStatus;

/** What may be asked of replays, by a program or from a page: whoever may see one may also start and end it. */
@Component
class ReplayDesk {
    private static final Role[] OPERATORS = {Role.AUDITOR, Role.ADMIN};

    private final ReplaysHere here;
    private final Asking asking;
    private final Journal journal;

    ReplayDesk(ReplaysHere here, Asking asking, Journal journal) {
        this.here = here;
        this.asking = asking;
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
