package org.sunledger.ledger.project;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.UserId;

/**
 * What became of the recoveries that rest on a finding (INV-24).
 *
 * @param persons everybody who ordered, entered, confirmed or waived: the auditor who verifies is none of them
 */
public record RecoveryStanding(List<Part> parts, Set<UserId> persons) {
    /**
     * One recovery.
     *
     * @param received less what was reversed
     */
    public record Part(RecoveryId recoveryId, Amount ordered, Amount received, Amount waived) {
        public boolean isComplete() {
            return received.plus(waived).equals(ordered);
        }
    }

    public RecoveryStanding {
        parts = List.copyOf(parts);
        persons = Set.copyOf(persons);
    }

    /** Every fen was received or waived. */
    public boolean isComplete() {
        return parts.stream().allMatch(Part::isComplete);
    }

    public static Question<RecoveryStanding> of(ProjectId projectId, UUID findingId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return projectId.stream();
            }

            @Override
            public RecoveryStanding answer(List<Recorded<Event>> history) {
                var recoveries = Project.of(history).recoveries();
                var resting = recoveries.all().stream()
                        .filter(r -> findingId.equals(r.findingId()))
                        .toList();
                var persons = new LinkedHashSet<UserId>();
                resting.forEach(r -> persons.addAll(recoveries.persons(r.recoveryId())));
                return new RecoveryStanding(
                        resting.stream()
                                .map(r -> new Part(
                                        r.recoveryId(),
                                        r.ordered(),
                                        Amount.ofFen(r.received().totalFen()),
                                        r.waived()))
                                .toList(),
                        persons);
            }
        };
    }
}
