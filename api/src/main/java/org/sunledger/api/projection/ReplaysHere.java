package org.sunledger.api.projection;

import org.sunledger.ledger.shared.Rejection;
import org.sunledger.projections.rebuild.Replays;

/** The replays of this program, if they are its affair. */
@FunctionalInterface
public interface ReplaysHere {
    /**
     * To be asked anything about a replay.
     *
     * @throws Rejection another program writes, and replays; or the demo is being told
     */
    Replays get();
}
