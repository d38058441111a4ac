package org.sunledger.ledger.project;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.sunledger.ledger.project.SettlementCommand.AcceptProject;
import org.sunledger.ledger.project.SettlementCommand.ApproveSettlement;
import org.sunledger.ledger.project.SettlementCommand.ClaimAssetValue;
import org.sunledger.ledger.project.SettlementCommand.ProposeSettlement;
import org.sunledger.ledger.project.SettlementCommand.ReleaseAssetValue;
import org.sunledger.ledger.project.SettlementEvent.AssetValueClaimed;
import org.sunledger.ledger.project.SettlementEvent.AssetValueReleased;
import org.sunledger.ledger.project.SettlementEvent.ProjectAccepted;
import org.sunledger.ledger.project.SettlementEvent.SettlementApproved;
import org.sunledger.ledger.project.SettlementEvent.SettlementProposed;
import org.sunledger.ledger.registry.Rules;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.Verdict;

/** The rules of the end of works: accepted, settled, and turned into assets for no more than the settlement. */
final class SettlementDecisions {
    private static final int SIGNATORIES_MIN = 2;

    private SettlementDecisions() {}

    static List<ProjectEvent> decide(Project project, SettlementCommand command, Context x) {
        return switch (command) {
            case AcceptProject c -> accept(project, c);
            case ProposeSettlement c -> propose(project, c, x);
            case ApproveSettlement c -> approve(project, c, x);
            case ClaimAssetValue c -> claim(project, c);
            case ReleaseAssetValue c -> release(project, c);
        };
    }

    private static List<ProjectEvent> accept(Project project, AcceptProject c) {
        var verdict = PipelineDecisions.at(project, Stage.STARTED);
        var open = project.milestones().open();
        verdict.refuseIf(
                !project.milestones().isPlanned() || !open.isEmpty(),
                ProjectRefusal.MILESTONES_OPEN,
                "openNos",
                open.isEmpty() ? "0" : open.stream().map(String::valueOf).collect(Collectors.joining("、")));
        var signatories = new HashSet<>(c.signatories());
        verdict.refuseIf(
                signatories.size() < SIGNATORIES_MIN,
                ProjectRefusal.SIGNATORIES_TOO_FEW,
                "needed",
                SIGNATORIES_MIN,
                "given",
                signatories.size());
        return verdict.or(new ProjectAccepted(c.projectId(), c.result(), c.signatories()));
    }

    private static List<ProjectEvent> propose(Project project, ProposeSettlement c, Context x) {
        var verdict = new Verdict();
        settleable(verdict, project, c.settlementFen(), x);
        return verdict.or(new SettlementProposed(c.projectId(), c.settlementFen()));
    }

    private static List<ProjectEvent> approve(Project project, ApproveSettlement c, Context x) {
        var verdict = new Verdict();
        notYetSettled(verdict, project);
        var proposal = project.life().proposal();
        if (proposal == null) throw verdict.stop(ProjectRefusal.SETTLEMENT_NOT_PROPOSED);
        verdict.refuseUnlessFollows(proposal.proposer(), x);
        var contract = settleable(verdict, project, proposal.amount(), x);
        var defectMonths = Math.toIntExact(x.ask(Rules.on(x.on())).value("defect.months"));
        verdict.orThrow();
        return List.of(new SettlementApproved(
                c.projectId(), proposal.amount(), contract.minus(proposal.amount()), defectMonths));
    }

    /** @return the contract's amount: what the settlement is less than it was cut by the audit */
    private static Amount settleable(Verdict verdict, Project project, Amount settlement, Context x) {
        notYetSettled(verdict, project);
        PaymentRules.accepted(verdict, project, x);
        var allocatedFen = project.money().allocatedFen();
        verdict.refuseIf(
                settlement.fen() > allocatedFen,
                ProjectRefusal.SETTLEMENT_EXCEEDS_ALLOCATION,
                "allocatedFen",
                Figures.of(allocatedFen),
                "settlementFen",
                settlement);
        var contract = project.life().contract();
        var contractAmount = contract == null ? Amount.ZERO : contract.amount();
        verdict.refuseIf(
                settlement.exceeds(contractAmount),
                ProjectRefusal.SETTLEMENT_EXCEEDS_CONTRACT,
                "contractFen",
                contractAmount,
                "settlementFen",
                settlement);
        return contractAmount;
    }

    private static void notYetSettled(Verdict verdict, Project project) {
        var settlement = project.life().settlement();
        if (settlement == null) return;
        throw verdict.stop(ProjectRefusal.SETTLEMENT_APPROVED, "settlementFen", settlement.amount());
    }

    /** INV-18: no more becomes assets than was settled. */
    private static List<ProjectEvent> claim(Project project, ClaimAssetValue c) {
        var verdict = new Verdict();
        var settlement = project.life().settlement();
        if (settlement == null) throw verdict.stop(ProjectRefusal.ASSET_BEFORE_SETTLEMENT);
        var claims = project.life().assetValues();
        var before = claims.get(c.assetId());
        if (before != null && before.equals(c.amountFen())) return List.of();
        if (before != null) throw verdict.stop(ProjectRefusal.ID_TAKEN, "id", c.assetId());
        var claimedFen = claims.values().stream().mapToLong(Amount::fen).sum();
        verdict.refuseIf(
                Math.addExact(claimedFen, c.amountFen().fen())
                        > settlement.amount().fen(),
                ProjectRefusal.ASSET_EXCEEDS_SETTLEMENT,
                "settlementFen",
                settlement.amount(),
                "claimedFen",
                Figures.of(claimedFen),
                "requestedFen",
                c.amountFen());
        return verdict.or(new AssetValueClaimed(c.projectId(), c.assetId(), c.amountFen()));
    }

    private static List<ProjectEvent> release(Project project, ReleaseAssetValue c) {
        var claimed = project.life().assetValues().get(c.assetId());
        if (claimed == null) return List.of();
        return List.of(new AssetValueReleased(c.projectId(), c.assetId(), claimed));
    }
}
