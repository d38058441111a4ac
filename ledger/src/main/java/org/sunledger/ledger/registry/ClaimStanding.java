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
import org.sunledger.ledger.shared.Verdict;

/** Who holds a value now; nobody: null. */
public record ClaimStanding(@Nullable Holder holder) {
    public boolean isHeldBy(Holder candidate) {
        return candidate.equals(holder);
    }

    /** INV-09: somebody else uses this value. */
    public boolean isHeldByAnother(Holder candidate) {
        return holder != null && !holder.equals(candidate);
    }

    /** Notes the refusal when somebody else uses the value: every feature that takes claims asks beforehand. */
    public void refuseIfHeldByAnother(Verdict verdict, ClaimKey key, Holder candidate) {
        verdict.refuseIf(
                isHeldByAnother(candidate),
                RegistryRefusal.CLAIM_HELD,
                "value",
                key.value(),
                "kind",
                key.kind().chinese(),
                "holder",
                holder == null ? null : holder.stream());
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
                    holder = switch (event) {
                        case ClaimTaken e -> e.holder();
                        case ClaimReleased ignored -> null;
                    };
                }
                return new ClaimStanding(holder);
            }
        };
    }
}
