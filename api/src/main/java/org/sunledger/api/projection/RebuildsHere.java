package org.sunledger.api.projection;

import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.rebuild.Rebuilds;

/** The rebuilds of this program, if they are its affair. */
@FunctionalInterface
public interface RebuildsHere {
    /**
     * To be asked anything about a rebuild.
     *
     * @throws Rejection another program writes, and rebuilds; or the demo is being told
     */
    Rebuilds get();
}
