package org.sunledger.api.projection;

import java.util.List;
import org.springframework.stereotype.Component;
import org.sunledger.api.desk.WhoMayAsk;
import org.sunledger.api.security.ActorOf;
import org.sunledger.projections.rebuild.Generation;
import org.sunledger.projections.rebuild.RebuildRefusal;
import org.sunledger.projections.rebuild.RebuildStatus;
import org.sunledger.projections.rebuild.Rebuilds;

/**
 * What is asked of a rebuild, by a program or from a page: {@link ByOperators} start, cancel and go back, and what readers
 * see changes with a difference only when it is accepted {@link ByApprover}. A cancelled one stays in the list with the
 * difference it found, so nobody hides one by cancelling.
 */
@Component
class RebuildDesk {
    private final RebuildsHere here;
    private final ActorOf actorOf;
    private final WhoMayAsk whoMayAsk;

    RebuildDesk(RebuildsHere here, ActorOf actorOf, WhoMayAsk whoMayAsk) {
        this.here = here;
        this.actorOf = actorOf;
        this.whoMayAsk = whoMayAsk;
    }

    /** Whether who asks now may start, cancel and go back. */
    boolean mayOperate() {
        return whoMayAsk.isAmong(ByOperators.class);
    }

    boolean mayAccept() {
        return whoMayAsk.isAmong(ByApprover.class);
    }

    RebuildStatus start(String name) {
        var asker = actorOf.thisRequest();
        return here.get().start(List.of(name), asker).getFirst();
    }

    RebuildStatus cancel(String name, int id) {
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
        var approver = actorOf.thisRequest();
        var rebuilds = here.get();
        requireOpen(rebuilds, name, id, RebuildRefusal.NOTHING_TO_ACCEPT);
        rebuilds.accept(name, sha256, approver.user());
        return rebuilds.status(name, id);
    }

    RebuildStatus goBack(String name, int version) {
        var asker = actorOf.thisRequest();
        var rebuilds = here.get();
        rebuilds.goBack(name, version, asker);
        return rebuilds.status(name, version);
    }

    private static void requireOpen(Rebuilds rebuilds, String name, int id, RebuildRefusal otherwise) {
        if (!Standings.isOpen(rebuilds.status(name, id))) throw otherwise.because("projection", name);
    }
}
