package org.sunledger.api.county;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.party.PartyEvent.PartyRecorded;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * Who builds: a few win most contracts. The vault knows none of them, as if everything about them had been erased; the
 * journal holds what it always holds, commitments.
 */
final class Suppliers {
    private static final int VILLAGES_EACH = 3;
    private static final int COUNT_MIN = 5;
    private static final int CHANGES_PER_MILLE = 8;

    private final World world;
    private final Chance chance;
    private final List<Supplier> all = new ArrayList<>();

    private static final class Supplier {
        private final UUID ref;
        private final Track track;
        private int version;

        private Supplier(UUID ref) {
            this.ref = ref;
            track = new Track(StreamId.of(StreamType.PARTY, ref));
        }
    }

    Suppliers(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        int count = Math.max(COUNT_MIN, world.plan.villages() / VILLAGES_EACH);
        for (int i = 0; i < count; i++) all.add(new Supplier(chance.id()));
    }

    /** Recorded when it is first met, and again when its account changed. */
    PartyVersion choose() {
        var supplier = chance.pickFirst(all);
        if (supplier.version == 0 || chance.perMille(CHANGES_PER_MILLE)) {
            supplier.version++;
            world.book.tell(
                    world.act(world.map.makers.getFirst(), CountyMap.COUNTY),
                    supplier.track,
                    new PartyRecorded(supplier.ref, supplier.version, chance.sha256(), chance.sha256()));
        }
        return new PartyVersion(supplier.ref, supplier.version);
    }
}
