package org.sunledger.ledger.project;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.PipelineEvent.ProjectCountyApproved;
import org.sunledger.ledger.project.PipelineEvent.ProjectDelisted;
import org.sunledger.ledger.project.PipelineEvent.ProjectListed;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.project.PipelineEvent.ProjectSelected;
import org.sunledger.ledger.project.PipelineEvent.ProjectStarted;
import org.sunledger.ledger.project.PipelineEvent.ProjectTownReviewed;
import org.sunledger.ledger.project.SettlementEvent.AssetValueClaimed;
import org.sunledger.ledger.project.SettlementEvent.AssetValueReleased;
import org.sunledger.ledger.project.SettlementEvent.ProjectAccepted;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.ledger.project.SettlementEvent.SettlementApproved;
import org.sunledger.ledger.project.SettlementEvent.SettlementProposed;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Signature;

/** A project's way from the proposal to the settlement, and what of it has become assets. */
final class Life {
    private @Nullable Profile profile;
    private @Nullable Stage stage;
    private final Set<Signature> signers = new LinkedHashSet<>();
    private @Nullable Contract contract;
    private @Nullable LocalDate acceptedOn;
    private @Nullable Proposal proposal;
    private @Nullable Settlement settlement;
    private final Map<UUID, Amount> assetValues = new HashMap<>();

    /** What the contract says about money. */
    record Contract(Amount amount, int retentionBp, int prepayBp) {}

    /** A settlement that waits for the leader. */
    record Proposal(Amount amount, Signature proposer) {}

    /**
     * 结算审定.
     *
     * @param defectEndsOn last day of the defect period
     */
    record Settlement(Amount amount, LocalDate approvedOn, LocalDate defectEndsOn) {
        /** The defect year is counted to its last day: retention falls due the day after. */
        boolean isDefectPeriodOver(LocalDate day) {
            return day.isAfter(defectEndsOn);
        }
    }

    @Nullable
    Profile profile() {
        return profile;
    }

    /** Null before the proposal. */
    @Nullable
    Stage stage() {
        return stage;
    }

    /** For rules about a project that exists. */
    Stage stageNow() {
        if (stage == null) throw new IllegalStateException("Not proposed yet");
        return stage;
    }

    /** Who proposed, reviewed and approved (INV-08). */
    Set<Signature> signers() {
        return Set.copyOf(signers);
    }

    @Nullable
    Contract contract() {
        return contract;
    }

    /** When it passed acceptance; null before. */
    @Nullable
    LocalDate acceptedOn() {
        return acceptedOn;
    }

    @Nullable
    Proposal proposal() {
        return proposal;
    }

    @Nullable
    Settlement settlement() {
        return settlement;
    }

    /** What of the settlement has become registered assets. */
    Map<UUID, Amount> assetValues() {
        return Map.copyOf(assetValues);
    }

    void on(PipelineEvent event, Envelope envelope) {
        var signature = Signature.of(envelope);
        switch (event) {
            case ProjectProposed e -> {
                profile = e.profile();
                stage = Stage.PROPOSED;
                signers.add(signature);
            }
            case ProjectTownReviewed ignored -> {
                stage = Stage.TOWN_REVIEWED;
                signers.add(signature);
            }
            case ProjectCountyApproved ignored -> {
                stage = Stage.COUNTY_APPROVED;
                signers.add(signature);
            }
            case ProjectListed ignored -> stage = Stage.LISTED;
            case ProjectDelisted ignored -> stage = Stage.DELISTED;
            case ProjectSelected ignored -> stage = Stage.SELECTED;
            case ContractSigned e -> {
                stage = Stage.CONTRACTED;
                contract = new Contract(e.amountFen(), e.retentionBp(), e.prepayBp());
            }
            case ProjectStarted ignored -> stage = Stage.STARTED;
        }
    }

    void on(SettlementEvent event, Envelope envelope) {
        switch (event) {
            case ProjectAccepted e -> {
                // 不合格: the works go on and are accepted again.
                if (e.result() == Result.PASSED) {
                    stage = Stage.ACCEPTED;
                    acceptedOn = envelope.effectiveOn();
                }
            }
            case SettlementProposed e -> proposal = new Proposal(e.settlementFen(), Signature.of(envelope));
            case SettlementApproved e -> {
                stage = Stage.SETTLED;
                var accepted = acceptedOn == null ? envelope.effectiveOn() : acceptedOn;
                settlement = new Settlement(
                        e.settlementFen(), envelope.effectiveOn(), accepted.plusMonths(e.defectMonths()));
            }
            case AssetValueClaimed e -> assetValues.put(e.assetId(), e.amountFen());
            case AssetValueReleased e -> assetValues.remove(e.assetId());
        }
    }
}
