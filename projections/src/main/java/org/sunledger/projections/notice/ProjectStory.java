package org.sunledger.projections.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationEvent.AllocationProposed;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.AllocationId;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneVerified;
import org.sunledger.ledger.project.MilestoneEvent.MilestonesPlanned;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.PipelineEvent.Profile;
import org.sunledger.ledger.project.PipelineEvent.ProjectCountyApproved;
import org.sunledger.ledger.project.PipelineEvent.ProjectListed;
import org.sunledger.ledger.project.PipelineEvent.ProjectProposed;
import org.sunledger.ledger.project.PipelineEvent.ProjectTownReviewed;
import org.sunledger.ledger.project.SettlementEvent.ProjectAccepted;
import org.sunledger.ledger.project.SettlementEvent.SettlementApproved;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.JournalEvent;

/** What notices tell of a project, read from its stream. */
final class ProjectStory {
    /** One issued allocation and how it was decided. */
    record Allocation(
            LocalDate issuedOn,
            AllocationIssued issued,
            @Nullable AllocationProposed proposed) {}

    /** The acceptance and who recorded it. */
    record Acceptance(JournalEvent event, ProjectAccepted accepted) {}

    final Profile profile;
    final List<Allocation> allocations = new ArrayList<>();
    /** 资金来源: issued less reduced, per fund. */
    final Map<FundId, Long> sources = new TreeMap<>(Comparator.comparing(FundId::toString));

    String pipeline = "村申报";

    @Nullable
    ContractSigned contract;

    @Nullable
    Acceptance acceptance;

    @Nullable
    SettlementApproved settlement;

    Measures money = Measures.ZERO;
    private final Map<Integer, Integer> weights = new LinkedHashMap<>();
    private final Map<Integer, Integer> verified = new LinkedHashMap<>();

    private ProjectStory(Profile profile) {
        this.profile = profile;
    }

    static ProjectStory of(List<JournalEvent> history) {
        ProjectStory story = null;
        Map<AllocationId, AllocationProposed> proposals = new LinkedHashMap<>();
        for (var event : history) {
            if (event.event() instanceof ProjectProposed e) story = new ProjectStory(e.profile());
            if (story == null) throw new IllegalArgumentException("A project begins with its proposal");
            story.money = story.money.plus(Measures.of(Postings.of(event.event())));
            switch (event.event()) {
                case ProjectTownReviewed ignored -> story.pipeline = "乡镇审核通过";
                case ProjectCountyApproved ignored -> story.pipeline = "县级审定通过";
                case ProjectListed ignored -> story.pipeline = "已入库";
                case AllocationProposed e -> proposals.put(e.allocationId(), e);
                case AllocationIssued e -> {
                    story.allocations.add(
                            new Allocation(event.envelope().effectiveOn(), e, proposals.get(e.allocationId())));
                    for (var line : e.lines())
                        story.add(line.fundId(), line.amountFen().fen());
                }
                case AllocationReduced e -> {
                    for (var line : e.lines())
                        story.add(line.fundId(), -line.amountFen().fen());
                }
                case ContractSigned e -> story.contract = e;
                case MilestonesPlanned e -> {
                    story.weights.clear();
                    for (var m : e.milestones()) story.weights.put(m.no(), m.weightBp());
                }
                case MilestoneVerified e -> story.verified.put(e.milestoneNo(), e.progressBp());
                case ProjectAccepted e -> story.acceptance = new Acceptance(event, e);
                case SettlementApproved e -> story.settlement = e;
                default -> {} // no notice tells of it
            }
        }
        if (story == null) throw new IllegalArgumentException("A notice about a project that nobody proposed");
        return story;
    }

    private void add(FundId fund, long fen) {
        sources.merge(fund, fen, Math::addExact);
    }

    /** Verified progress, weighted. */
    int progressBp() {
        long weighted = 0;
        for (var weight : weights.entrySet()) {
            weighted += (long) weight.getValue() * verified.getOrDefault(weight.getKey(), 0);
        }
        return (int) (weighted / 10_000);
    }

    String targets() {
        return String.join(
                ";",
                profile.performanceTargets().stream()
                        .map(t -> t.dimension() + ":" + t.name() + " " + t.target() + t.unit())
                        .toList());
    }

    String beneficiaries() {
        return "%d 户 %d 人".formatted(profile.beneficiaryHouseholds(), profile.beneficiaryPersons());
    }

    String schedule() {
        return profile.scheduleStart() + " 至 " + profile.scheduleEnd();
    }
}
