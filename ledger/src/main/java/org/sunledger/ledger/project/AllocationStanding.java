package org.sunledger.ledger.project;

import java.util.List;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/** Whether an allocation still waits for its funds: asked by the automation that reserves. */
record AllocationStanding(boolean isApproved) {
    static Question<AllocationStanding> of(ProjectId projectId, AllocationId allocationId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return projectId.stream();
            }

            @Override
            public AllocationStanding answer(List<Recorded<Event>> history) {
                var allocation = Project.of(history).money().allocation(allocationId);
                return new AllocationStanding(allocation instanceof Allocation.Approved);
            }
        };
    }
}
