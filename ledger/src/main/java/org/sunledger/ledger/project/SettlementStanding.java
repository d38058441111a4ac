package org.sunledger.ledger.project;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * A project's approved settlement and what of it has become assets (INV-18).
 *
 * @param settlement null: not approved yet
 * @param claimed by asset
 */
public record SettlementStanding(@Nullable Amount settlement, Map<UUID, Amount> claimed) {
    public SettlementStanding {
        claimed = Map.copyOf(claimed);
    }

    /** What may still become assets; nothing before the settlement. */
    public long unclaimedFen() {
        if (settlement == null) return 0;
        return settlement.fen()
                - claimed.values().stream().mapToLong(Amount::fen).sum();
    }

    public static Question<SettlementStanding> of(ProjectId projectId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return projectId.stream();
            }

            @Override
            public SettlementStanding answer(List<Recorded<Event>> history) {
                var life = Project.of(history).life();
                var settlement = life.settlement();
                return new SettlementStanding(settlement == null ? null : settlement.amount(), life.assetValues());
            }
        };
    }
}
