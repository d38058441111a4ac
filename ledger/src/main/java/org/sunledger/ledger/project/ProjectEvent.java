package org.sunledger.ledger.project;

import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;

/** Everything that can have happened to a project: one stream, one file per family of facts. */
public sealed interface ProjectEvent extends Event
        permits PipelineEvent,
                MilestoneEvent,
                AllocationEvent,
                DisbursementEvent,
                ReversalEvent,
                SettlementEvent,
                RecoveryEvent,
                ClearanceEvent {
    ProjectId projectId();

    @Override
    default StreamId stream() {
        return projectId().stream();
    }
}
