package org.sunledger.api.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.notice.NoticeEvent.Outcome;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.AllocationEvent.ReductionProposed;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.ClearanceEvent.ProjectNoticeClosed;
import org.sunledger.ledger.project.ClearanceEvent.Subject;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.MilestoneEvent.Milestone;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneRejected;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneReported;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneVerified;
import org.sunledger.ledger.project.MilestoneEvent.MilestonesPlanned;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.PipelineEvent.Procurement;
import org.sunledger.ledger.project.PipelineEvent.ProjectStarted;
import org.sunledger.ledger.project.SettlementEvent.ProjectAccepted;
import org.sunledger.ledger.project.SettlementEvent.Result;
import org.sunledger.ledger.project.SettlementEvent.SettlementApproved;
import org.sunledger.ledger.project.SettlementEvent.SettlementProposed;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.FileRef;
import org.sunledger.ledger.shared.UserId;

/** From the contract to the settlement and the retention: works, looked at step by step, and paid as they go on. */
final class Building {
    private static final int WHOLE_BP = Works.WHOLE_BP;
    private static final int OBJECTED_PERCENT = 5;
    private static final int REJECTED_PERCENT = 4;
    private static final int FAILED_PERCENT = 3;
    private static final int FOUND_PERCENT = 6;
    private static final int STALLED_PERCENT = 2;
    private static final int DEFECT_MONTHS = 12;
    private static final List<String> STEPS = List.of("主体开工", "基础完工", "主体完工", "附属完工", "全部完工");

    private final World world;
    private final Works works;
    private final Chance chance;
    private final Payments payments;
    private final List<Milestone> milestones = new ArrayList<>();
    private boolean isOverbilled;

    Building(Works works) {
        this.world = works.world;
        this.works = works;
        this.chance = works.chance;
        this.payments = new Payments(works);
    }

    /** The first money is there. */
    void begin() {
        world.agenda.in(5, 40, this::sign);
    }

    private void sign() {
        // What the first allocation carries; a second one comes later and may be left over.
        long fen = works.profile.budgetFen().fen() / 10_000 * chance.between(9_200, 10_000) / 100 * 100;
        var prepay = List.of(3_000, 3_000, 2_000, 1_000);
        works.contract(world.suppliers.choose(), fen, chance.pick(prepay), works.earns() && works.isOfTown() ? 0 : 300);
        works.tell(
                world.map.project,
                new ContractSigned(
                        works.id,
                        "YX-%d-%05d".formatted(world.today().getYear(), world.number("contract")),
                        works.supplier(),
                        Amount.ofFen(fen),
                        chance.pickFirst(List.of(Procurement.values())),
                        works.retentionBp(),
                        works.prepayBp()));
        plan(fen);
        implementationNotice(null, Outcome.NO_OBJECTION);
    }

    private void plan(long fen) {
        int count = fen < 20_000_000 ? 2 : fen < 100_000_000 ? 3 : chance.between(3, 5);
        int left = WHOLE_BP;
        var planned = world.today().plusDays(40);
        for (int no = 1; no <= count; no++) {
            int weight = no == count ? left : WHOLE_BP / count / 500 * 500;
            planned = planned.plusDays(chance.between(30, 80));
            var name = no == count ? STEPS.getLast() : STEPS.get(no - 1);
            milestones.add(new Milestone(no, name, weight, planned));
            left -= weight;
        }
        works.tell(world.map.project, new MilestonesPlanned(works.id, milestones));
    }

    /** N05; an objection stops it, and it hangs a second time after the answer. */
    private void implementationNotice(Notices.@Nullable Posted earlier, Outcome outcome) {
        var order = order(NoticeEvent.Type.N05, earlier);
        world.notices.post(order, posted -> {
            if (earlier == null && chance.percent(OBJECTED_PERCENT)) {
                new Objection(works, posted).raise(() -> implementationNotice(posted, Outcome.OBJECTION_RESOLVED));
            } else {
                world.notices.close(posted, outcome, closed -> {
                    cleared(closed, posted, Subject.IMPLEMENTATION);
                    world.agenda.in(1, 15, this::start);
                });
            }
        });
    }

    private Notices.Order order(NoticeEvent.Type type, Notices.@Nullable Posted earlier) {
        return new Notices.Order(
                type,
                NoticeEvent.Form.NOTICE,
                works.isOfTown() ? NoticeEvent.Level.TOWN : NoticeEvent.Level.VILLAGE,
                works.proposer,
                works.place(),
                works.profile.name() + type.chinese(),
                List.of(works.track.stream()),
                earlier);
    }

    private void cleared(Told closed, Notices.Posted posted, Subject subject) {
        works.follow(
                closed,
                new ProjectNoticeClosed(
                        works.id, posted.id().value(), subject, works.place().level()));
    }

    private void start() {
        works.tell(world.map.project, new ProjectStarted(works.id));
        long prepaid = Amount.ofFen(works.contractFen()).share(works.prepayBp()).fen();
        payments.pay(prepaid, Kind.PREPAYMENT, null, () -> {});
        if (chance.percent(STALLED_PERCENT)) return;
        world.agenda.in(30, 70, () -> report(1));
    }

    private void report(int no) {
        works.tell(
                works.proposer,
                new MilestoneReported(
                        works.id,
                        no,
                        WHOLE_BP,
                        List.of(new FileRef(chance.sha256(), "image/jpeg", chance.between(80_000, 900_000), "现场照片"))));
        world.agenda.in(0, 6, () -> inspect(no));
    }

    private void inspect(int no) {
        if (chance.percent(REJECTED_PERCENT)) {
            works.tell(works.town.clerk(), new MilestoneRejected(works.id, no));
            world.agenda.in(5, 25, () -> report(no));
            return;
        }
        works.tell(
                works.town.clerk(),
                new MilestoneVerified(
                        works.id,
                        no,
                        WHOLE_BP,
                        works.inspectors(),
                        new UserId("supervisor-" + works.place().value().substring(6))));
        works.verified(milestones.get(no - 1).weightBp());
        if (no == milestones.size()) {
            world.agenda.in(3, 20, this::accept);
            return;
        }
        long payable = works.payableFen();
        Runnable next = () -> world.agenda.in(20, 90, () -> report(no + 1));
        if (payable <= 0) {
            next.run();
        } else {
            payments.pay(payable * chance.between(80, 100) / 100, Kind.PROGRESS, no, () -> {
                if (!isOverbilled && chance.percent(FOUND_PERCENT)) overbilled(next);
                else next.run();
            });
        }
    }

    private void overbilled(Runnable next) {
        isOverbilled = true;
        new Overbilling(works).raise(next);
    }

    private void accept() {
        var isFailed = chance.percent(FAILED_PERCENT);
        works.tell(
                world.map.project,
                new ProjectAccepted(
                        works.id,
                        isFailed ? Result.FAILED : Result.PASSED,
                        List.of(world.map.project.user(), works.town.clerk().user())));
        if (isFailed) {
            world.agenda.in(20, 60, this::accept);
            return;
        }
        var acceptedOn = world.today();
        world.agenda.in(1, 15, () -> proposeSettlement(acceptedOn));
    }

    private void proposeSettlement(LocalDate acceptedOn) {
        if (payments.isBusy()) {
            world.agenda.in(3, 9, () -> proposeSettlement(acceptedOn));
            return;
        }
        // Not more than was given, nor less than was paid.
        long most = Math.min(works.contractFen(), works.allocated());
        long fen = Math.max(works.netPaid(), most / 10_000 * chance.between(9_500, 10_000) / 100 * 100);
        works.tell(world.map.project, new SettlementProposed(works.id, Amount.ofFen(fen)));
        world.agenda.in(1, 12, () -> settle(fen, acceptedOn));
    }

    private void settle(long fen, LocalDate acceptedOn) {
        works.tell(
                world.map.approvers.getFirst(),
                new SettlementApproved(
                        works.id, Amount.ofFen(fen), Amount.ofFen(works.contractFen() - fen), DEFECT_MONTHS));
        works.settled(fen, acceptedOn.plusMonths(DEFECT_MONTHS));
        long left = works.remaining() - (fen - works.netPaid());
        if (left > 0) world.agenda.in(2, 15, () -> reduce(left));
        long due = works.payableFen();
        if (due > 0) payments.pay(due, Kind.SETTLEMENT, milestones.size(), () -> {});
        world.notices.run(order(NoticeEvent.Type.N06, null), closed -> world.agenda.in(3, 40, this::becomeAsset));
        var defectEnds = acceptedOn.plusMonths(DEFECT_MONTHS).plusDays(chance.between(2, 60));
        world.agenda.on(defectEnds, this::payRetention);
    }

    private void reduce(long fen) {
        long left = fen;
        for (var purse : works.purses.reversed()) {
            long part = Math.min(left, purse.remaining());
            if (part == 0) continue;
            left -= part;
            var id = chance.id();
            var amount = Amount.ofFen(part);
            var docNo = world.docNo("云财减");
            works.tell(
                    world.map.project,
                    new ReductionProposed(works.id, purse.id(), id, amount, ReductionReason.AUDIT_SURPLUS, docNo));
            var lines = purse.reduce(part);
            var reduced = works.tell(
                    world.map.approvers.getFirst(),
                    new AllocationReduced(
                            works.id,
                            purse.id(),
                            id,
                            amount,
                            purse.fiscalYear(),
                            lines,
                            ReductionReason.AUDIT_SURPLUS,
                            docNo));
            world.treasury.replenish(reduced, lines, works.id.value(), id);
        }
    }

    private void payRetention() {
        long due = Math.min(works.settlementFen() - works.netPaid(), works.remaining());
        if (due > 0) payments.pay(due, Kind.RETENTION, null, () -> {});
    }

    private void becomeAsset() {
        new Estate(works).begin();
    }
}
