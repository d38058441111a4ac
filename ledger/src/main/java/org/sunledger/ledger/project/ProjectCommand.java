package org.sunledger.ledger.project;

import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.StreamId;

/** Everything that may be asked of a project: one stream, one file per family of wishes. */
public sealed interface ProjectCommand extends Command
        permits PipelineCommand,
                MilestoneCommand,
                AllocationCommand,
                DisbursementCommand,
                ReversalCommand,
                SettlementCommand,
                RecoveryCommand,
                ClearanceCommand {
    /** Years that a budget of this ledger may carry; what lies outside is a typing mistake. */
    int YEAR_MIN = 1990;

    int YEAR_MAX = 2100;

    ProjectId projectId();

    @Override
    default StreamId stream() {
        return projectId().stream();
    }

    /** The place was checked for the person who began; an automation only finishes. */
    @Override
    default boolean needsValidPlace() {
        return !mayBeGivenBy().isEmpty();
    }
}
