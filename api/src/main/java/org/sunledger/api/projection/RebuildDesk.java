package org.sunledger.api.projection;

import java.util.List;
import org.springframework.stereotype.Component;
import org.sunledger.api.security.ActorOf;
import org.sunledger.ledger.shared.Role;
import org.sunledger.projections.rebuild.Generation;
import org.sunledger.projections.rebuild.RebuildRefusal;
import org.sunledger.projections.rebuild.RebuildStatus;
import org.sunledger.projections.rebuild.Rebuilds;

/**
 * Who may ask what of a rebuild, by a program or from a page.
 *
 * <p>Auditors start one because they need no operator's leave to see whether the tables are what the journal says;
 * administrators because they install new folds. A cancelled one stays in the list with the difference it found, so
 * nobody hides one by cancelling. What readers see changes with a difference only when the bureau's approver, who can
 * start none, accepts it.
 */
@Component
class RebuildDesk {
    private static final Role[] OPERATORS = {Role.AUDITOR, Role.ADMIN};

    private final RebuildsHere here;
    private final ActorOf actorOf;
    private final Asking asking;

    RebuildDesk(RebuildsHere here, ActorOf actorOf, Asking asking) {
        this.here = here;
        this.actorOf = actorOf;
        this.asking = asking;
    }

    /** Whether who asks now may start, cancel and go back. */
    boolean mayOperate() {
        return List.of(OPERATORS).contains(actorOf.thisRequest().role());
    }

    boolean mayAccept() {
        return actorOf.thisRequest().role() == Role.APPROVER;
    }

    RebuildStatus start(String name) {
        var asker = asking.as(OPERATORS);
        return here.get().start(List.of(name), asker).getFirst();
    }

    RebuildStatus cancel(String name, int id) {
        asking.as(OPERATORS);
        var rebuilds = here.get();
        requireOpen(rebuilds, name, id, RebuildRefusal.NOTHING_TO_CANCEL);
        rebuilds.cancel(name);
        var left = rebuilds.status(name, id);
        // It was faster: everybody reads it already.
        if (left.generation().state() == Generation.State.LIVE)
            throw RebuildRefusal.NOTHING_TO_CANCEL.because("projection", name);
        return left;
    }

    RebuildStatus accept(String name, int id, String sha256) {
        var approver = asking.as(Role.APPROVER);
        var rebuilds = here.get();
        requireOpen(rebuilds, name, id, RebuildRefusal.NOTHING_TO_ACCEPT);
        rebuilds.accept(name, sha256, approver.user());
        return rebuilds.status(name, id);
    }

    RebuildStatus goBack(String name, int version) {
        var asker = asking.as(OPERATORS);
        var rebuilds = here.get();
        rebuilds.goBack(name, version, asker);
        return rebuilds.status(name, version);
    }

    private static void requireOpen(Rebuilds rebuilds, String name, int id, RebuildRefusal otherwise) {
        if (!Standings.isOpen(rebuilds.status(name, id))) throw otherwise.because("projection", name);
    }
}
