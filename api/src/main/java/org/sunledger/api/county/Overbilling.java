package org.sunledger.api.county;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.project.ClearanceEvent.FindingClosureRecorded;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.RecoveryEvent.PoolReturnEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryOrdered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptRejected;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryWaived;
import org.sunledger.ledger.project.RecoveryEvent.WaiverProposed;
import org.sunledger.ledger.project.RecoveryId;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.project.ReversalEvent.ReversalEntered;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.supervision.FindingEvent;
import org.sunledger.ledger.supervision.FindingEvent.Category;
import org.sunledger.ledger.supervision.FindingEvent.FindingAssigned;
import org.sunledger.ledger.supervision.FindingEvent.FindingClosed;
import org.sunledger.ledger.supervision.FindingEvent.FindingRaised;
import org.sunledger.ledger.supervision.FindingEvent.RectificationRejected;
import org.sunledger.ledger.supervision.FindingEvent.RectificationReported;
import org.sunledger.ledger.supervision.FindingEvent.RectificationVerified;
import org.sunledger.ledger.supervision.FindingEvent.Severity;
import org.sunledger.ledger.supervision.FindingId;

/** 多计工程款: found by the audit, ordered back, received in one or two parts, returned to the pool when the finding is closed. */
final class Overbilling {
    private static final int RECTIFY_DAYS = 60;
    private static final int WAIVED_PERCENT = 8;
    private static final int REJECTED_PERCENT = 30;
    private static final int WRONG_RECEIPT_PERCENT = 6;
    private static final int LATE_PERCENT = 15;

    private final World world;
    private final Works works;
    private final Chance chance;
    private final FindingId finding;
    private final Track track;
    private final RecoveryId recovery;
    private long receivedFen;

    Overbilling(Works works) {
        this.world = works.world;
        this.works = works;
        this.chance = works.chance;
        this.finding = new FindingId(chance.id());
        this.track = new Track(finding.stream());
        this.recovery = new RecoveryId(chance.id());
    }

    /** @param then the works wait until the money is back */
    void raise(Runnable then) {
        var purse = works.purses.getFirst();
        long fen = purse.netPaid() / 10_000 * chance.between(150, 700) / 100 * 100;
        if (fen == 0) {
            then.run();
            return;
        }
        world.agenda.in(5, 40, () -> order(purse, fen, then));
    }

    private void order(Purse purse, long fen, Runnable then) {
        var dueOn = world.today().plusDays(RECTIFY_DAYS);
        var auditor = world.map.auditors.getFirst();
        tell(
                auditor,
                new FindingRaised(
                        finding,
                        "AF%d-%03d".formatted(world.today().getYear(), world.number("finding")),
                        chance.pickFirst(List.of(Category.values())),
                        Amount.ofFen(fen),
                        List.of(works.track.stream().toString()),
                        works.owner.id(),
                        chance.percent(10) ? Severity.SERIOUS : Severity.ROUTINE,
                        dueOn));
        tell(auditor, new FindingAssigned(finding, works.town.officer().user()));
        works.tell(
                world.map.project,
                new RecoveryOrdered(
                        works.id,
                        recovery,
                        purse.id(),
                        RecoveryEvent.Kind.TO_POOL,
                        works.supplier(),
                        Amount.ofFen(fen),
                        finding.value(),
                        dueOn));
        long waived = chance.percent(WAIVED_PERCENT) ? fen / 20 / 100 * 100 : 0;
        if (waived > 0) world.agenda.in(5, 15, () -> waive(waived));
        long due = fen - waived;
        long first = chance.percent(50) ? due : due / 2;
        world.agenda.in(
                5,
                30,
                () -> receive(purse, first, () -> {
                    if (first < due)
                        world.agenda.in(5, 25, () -> receive(purse, due - first, () -> report(purse, then)));
                    else report(purse, then);
                }));
    }

    private void waive(long fen) {
        var amount = Amount.ofFen(fen);
        var docNo = world.docNo("云审免");
        works.tell(world.map.auditors.getFirst(), new WaiverProposed(works.id, recovery, amount, docNo));
        works.tell(world.map.approvers.getFirst(), new RecoveryWaived(works.id, recovery, amount, docNo));
    }

    private void receive(Purse purse, long fen, Runnable then) {
        var on =
                chance.percent(LATE_PERCENT) ? later(world.today().minusDays(5), world.plan.firstDay()) : world.today();
        if (chance.percent(WRONG_RECEIPT_PERCENT)) rejectedReceipt(fen, on);
        var receipt = chance.id();
        var ref = world.bankRef("ZH");
        var amount = Amount.ofFen(fen);
        var entered = world.book.tell(
                world.act(world.map.treasurers.getFirst(), works.place(), on),
                works.track,
                new RecoveryReceiptEntered(works.id, recovery, receipt, amount, ref));
        var claim = world.claim(entered, ClaimKey.of(ref), works.track, receipt);
        var lines = purse.recover(fen);
        var received = world.book.tell(
                world.act(chance.pick(world.map.checkers), works.place(), on),
                works.track,
                new RecoveryReceived(works.id, recovery, receipt, purse.id(), amount, purse.fiscalYear(), lines, ref));
        if (chance.percent(WRONG_RECEIPT_PERCENT)) {
            world.agenda.in(1, 5, () -> {
                reverse(purse, received, receipt, lines, claim, on);
                world.agenda.in(0, 3, () -> receive(purse, fen, then));
            });
        } else {
            receivedFen += fen;
            then.run();
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private void rejectedReceipt(long fen, LocalDate on) {
        var receipt = chance.id();
        var ref = world.bankRef("ZH");
        var entered = world.book.tell(
                world.act(world.map.treasurers.getFirst(), works.place(), on),
                works.track,
                new RecoveryReceiptEntered(works.id, recovery, receipt, Amount.ofFen(fen * 10), ref));
        var claim = world.claim(entered, ClaimKey.of(ref), works.track, receipt);
        var rejected = world.book.tell(
                world.act(chance.pick(world.map.checkers), works.place(), on),
                works.track,
                new RecoveryReceiptRejected(works.id, recovery, receipt));
        world.release(rejected, claim);
    }

    private void reverse(
            Purse purse, Told received, UUID receipt, List<FundLine> lines, World.Claim claim, LocalDate on) {
        var id = chance.id();
        world.book.tell(
                world.act(world.map.makers.getFirst(), works.place(), on),
                works.track,
                new ReversalEntered(works.id, id, received.eventId()));
        purse.undoRecovery(lines);
        var fen = lines.stream().mapToLong(line -> line.amountFen().fen()).sum();
        var reversed = world.book.tell(
                world.act(world.map.checkers.getFirst(), works.place(), on),
                works.track,
                new EntryReversed(
                        works.id,
                        id,
                        received.eventId(),
                        OriginalKind.RECOVERY_RECEIVED,
                        receipt,
                        purse.id(),
                        Amount.ofFen(fen),
                        purse.fiscalYear(),
                        lines));
        world.release(reversed, claim);
    }

    private void report(Purse purse, Runnable then) {
        world.agenda.in(1, 10, () -> {
            tell(works.town.officer(), new RectificationReported(finding, chance.text()));
            world.agenda.in(1, 8, () -> {
                if (chance.percent(REJECTED_PERCENT)) {
                    tell(world.map.auditors.getFirst(), new RectificationRejected(finding));
                    report(purse, then);
                } else {
                    close(purse, then);
                }
            });
        });
    }

    private void close(Purse purse, Runnable then) {
        var auditor = world.map.auditors.getFirst();
        tell(auditor, new RectificationVerified(finding));
        var closed = tell(auditor, new FindingClosed(finding));
        works.follow(closed, new FindingClosureRecorded(works.id, finding.value()));
        world.agenda.in(0, 6, () -> giveBack(purse));
        world.notices.announce(new Notices.Order(
                NoticeEvent.Type.N13,
                NoticeEvent.Form.ANNOUNCEMENT,
                NoticeEvent.Level.COUNTY,
                world.map.project,
                CountyMap.COUNTY,
                works.profile.name() + NoticeEvent.Type.N13.chinese(),
                List.of(works.track.stream(), track.stream()),
                null));
        then.run();
    }

    private void giveBack(Purse purse) {
        var id = chance.id();
        var amount = Amount.ofFen(receivedFen);
        works.tell(world.map.makers.getFirst(), new PoolReturnEntered(works.id, recovery, id, amount));
        var lines = purse.recovered(receivedFen);
        var returned = works.tell(
                world.map.checkers.getFirst(),
                new RecoveryReturnedToPool(works.id, recovery, id, purse.id(), amount, purse.fiscalYear(), lines));
        world.treasury.replenish(returned, lines, works.id.value(), id);
    }

    private Told tell(Actor by, FindingEvent event) {
        return world.book.tell(world.act(by, works.place()), track, event);
    }
}
