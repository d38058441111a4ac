package org.sunledger.ledger.project;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneRejected;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneReported;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneVerified;
import org.sunledger.ledger.project.MilestoneEvent.MilestonesPlanned;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Signature;

/** The steps of the works: planned, reported, verified. */
final class Milestones {
    static final int DONE_BP = 10_000;

    private final TreeMap<Integer, Step> steps = new TreeMap<>();

    /** @param report what waits for the inspectors; null: nothing does */
    record Step(Milestone plan, int verifiedBp, @Nullable Report report) {
        boolean isDone() {
            return verifiedBp == DONE_BP;
        }
    }

    /** A person's word about a step. */
    record Report(int progressBp, Signature reporter) {}

    @Nullable
    Step step(int no) {
        return steps.get(no);
    }

    boolean isAnythingVerified() {
        return steps.values().stream().anyMatch(step -> step.verifiedBp() > 0);
    }

    /** The steps that are not verified in full. */
    List<Integer> open() {
        return steps.values().stream()
                .filter(step -> !step.isDone())
                .map(step -> step.plan().no())
                .toList();
    }

    boolean isPlanned() {
        return !steps.isEmpty();
    }

    /** The first step before this one that is not verified in full; null: all are. */
    @Nullable
    Integer openBefore(int no) {
        return open().stream().filter(other -> other < no).findFirst().orElse(null);
    }

    /** 已核验进度: what the inspectors confirmed of the whole, each step rounded down (INV-04). */
    int verifiedBp() {
        return steps.values().stream()
                .mapToInt(step -> step.plan().weightBp() * step.verifiedBp() / DONE_BP)
                .sum();
    }

    void on(MilestoneEvent event, Envelope envelope) {
        switch (event) {
            case MilestonesPlanned e -> {
                steps.clear();
                for (var plan : e.milestones()) steps.put(plan.no(), new Step(plan, 0, null));
            }
            case MilestoneReported e -> {
                var report = new Report(e.progressBp(), Signature.of(envelope));
                steps.computeIfPresent(e.milestoneNo(), (no, s) -> new Step(s.plan(), s.verifiedBp(), report));
            }
            case MilestoneVerified e ->
                steps.computeIfPresent(e.milestoneNo(), (no, s) -> new Step(s.plan(), e.progressBp(), null));
            case MilestoneRejected e ->
                steps.computeIfPresent(e.milestoneNo(), (no, s) -> new Step(s.plan(), s.verifiedBp(), null));
        }
    }
}
