package org.sunledger.ledger.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.registry.ClaimEvent.ClaimReleased;
import org.sunledger.ledger.registry.ClaimEvent.ClaimTaken;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/** Who holds a value now; nobody: null. */
public record ClaimStanding(@Nullable Holder holder) {
    public boolean isHeldBy(Holder candidate) {
        return candidate.equals(holder);
    }

    /** INV-09: somebody else uses this value. */
    public boolean isHeldByAnother(Holder candidate) {
        return holder != null && !holder.equals(candidate);
    }

    public static Question<ClaimStanding> of(ClaimKey key) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return key.stream();
            }

            @Override
            public ClaimStanding answer(List<Recorded<Event>> history) {
                Holder holder = null;
                for (var recorded : history) {
                    if (!(recorded.event() instanceof ClaimEvent event)) continue;
                    switch (event) {
                        case ClaimTaken e -> holder = e.holder();
                        case ClaimReleased ignored -> holder = null;
                    }
                }
                return new ClaimStanding(holder);
            }
        };
    }
}
