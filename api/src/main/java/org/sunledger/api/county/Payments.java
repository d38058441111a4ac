package org.sunledger.api.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementApproved;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRejected;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReviewed;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.DisbursementEvent.PaymentEntered;
import org.sunledger.ledger.project.DisbursementEvent.RejectionReason;
import org.sunledger.ledger.project.DisbursementEvent.ReturnEntered;
import org.sunledger.ledger.project.DisbursementEvent.ReturnReason;
import org.sunledger.ledger.project.DisbursementEvent.Voucher;
import org.sunledger.ledger.project.DisbursementId;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.project.ReversalEvent.ReversalEntered;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.FundLine;

/** 拨付: asked for, reviewed, approved, paid; sometimes sent back, sometimes typed wrong, sometimes recorded late. */
final class Payments {
    private static final int REJECTED_PERCENT = 2;
    private static final int RETURNED_PERCENT = 2;
    private static final int MISTYPED_PERCENT = 2;
    private static final int LATE_PERCENT = 4;

    private final World world;
    private final Works works;
    private final Chance chance;
    private boolean isBusy;
    private final List<Runnable> queue = new ArrayList<>();

    Payments(Works works) {
        this.world = works.world;
        this.works = works;
        this.chance = works.chance;
    }

    /** What is asked for, and what is done once all of it is paid. */
    private record Order(Kind kind, @Nullable Integer milestoneNo, Runnable then) {}

    /**
     * Pays from the first allocation that has something, then from the next one; one order after the other. Less than was
     * asked for is paid where there is no more.
     */
    void pay(long fen, Kind kind, @Nullable Integer milestoneNo, Runnable then) {
        Runnable turn = () -> next(fen, new Order(kind, milestoneNo, then));
        if (isBusy) {
            queue.add(turn);
        } else {
            isBusy = true;
            turn.run();
        }
    }

    /** Something is on its way to the bank. */
    boolean isBusy() {
        return isBusy;
    }

    private void next(long fen, Order order) {
        var purse = works.purses.stream().filter(p -> p.remaining() > 0).findFirst();
        long payable = Math.min(fen, works.payableFen());
        if (payable <= 0 || purse.isEmpty()) {
            isBusy = false;
            order.then().run();
            if (!queue.isEmpty() && !isBusy) {
                isBusy = true;
                queue.removeFirst().run();
            }
            return;
        }
        long part = Math.min(payable, purse.get().remaining());
        world.agenda.in(1, 10, () -> request(purse.get(), part, payable - part, order));
    }

    /** One disbursement on its way. */
    private final class Chain {
        private final DisbursementId id = new DisbursementId(chance.id());
        private final Purse purse;
        private final long fen;
        private final long afterwards;
        private final Order order;
        private final List<World.Claim> claims = new ArrayList<>();

        private Chain(Purse purse, long fen, long afterwards, Order order) {
            this.purse = purse;
            this.fen = fen;
            this.afterwards = afterwards;
            this.order = order;
        }

        private Amount amount() {
            return Amount.ofFen(fen);
        }

        private void free(Told cause) {
            for (var claim : claims) world.release(cause, claim);
            claims.clear();
        }

        private void goOn() {
            next(afterwards, order);
        }

        private void again() {
            next(fen + afterwards, order);
        }
    }

    private void request(Purse purse, long wish, long afterwards, Order order) {
        // Between wish and request something may have been reduced.
        long fen = Math.min(wish, purse.remaining());
        if (fen == 0) {
            next(afterwards, order);
            return;
        }
        var chain = new Chain(purse, fen, afterwards, order);
        var vouchers = vouchers(fen);
        var requested = works.tell(
                chance.pick(world.map.makers),
                new DisbursementRequested(
                        works.id,
                        chain.id,
                        purse.id(),
                        order.milestoneNo(),
                        works.supplier(),
                        chain.amount(),
                        order.kind(),
                        vouchers));
        for (var voucher : vouchers) {
            var key = ClaimKey.voucher(voucher.type(), voucher.no(), voucher.issuer());
            chain.claims.add(world.claim(requested, key, works.track, chain.id.value()));
        }
        world.agenda.in(0, 3, () -> review(chain));
    }

    private List<Voucher> vouchers(long fen) {
        var vouchers = new ArrayList<Voucher>();
        int count = fen > 50_000_000 ? chance.between(1, 3) : 1;
        long left = fen;
        for (int i = 1; i <= count; i++) {
            long part = i == count ? left : left / 2;
            left -= part;
            vouchers.add(new Voucher(
                    "增值税发票",
                    "%d%07d".formatted(world.today().getYear() % 100, world.number("voucher")),
                    "供应商" + works.supplier().partyRef().toString().substring(0, 8),
                    chance.sha256(),
                    Amount.ofFen(part)));
        }
        return List.copyOf(vouchers);
    }

    private void review(Chain chain) {
        if (chance.percent(REJECTED_PERCENT)) {
            var reasons = List.of(
                    RejectionReason.MISSING_VOUCHERS, RejectionReason.MISSING_SIGNATURE, RejectionReason.WRONG_AMOUNT);
            chain.free(
                    works.tell(world.map.project, new DisbursementRejected(works.id, chain.id, chance.pick(reasons))));
            chain.again();
            return;
        }
        works.tell(world.map.project, new DisbursementReviewed(works.id, chain.id, null));
        world.agenda.in(0, 3, () -> approve(chain));
    }

    private void approve(Chain chain) {
        works.tell(chance.pick(world.map.checkers), new DisbursementApproved(works.id, chain.id, null));
        var approvedOn = world.today();
        // The bank paid at once; the paper sometimes comes weeks later, after the month was closed.
        if (chance.percent(LATE_PERCENT)) world.agenda.in(8, 55, () -> paid(chain, approvedOn));
        else world.agenda.in(0, 3, () -> paid(chain, world.today()));
    }

    private void paid(Chain chain, LocalDate on) {
        // While the paper was on its way, a reduction may have taken what is left.
        if (chain.fen > Math.min(chain.purse.remaining(), works.payableFen())) {
            chain.free(works.tell(
                    world.map.project, new DisbursementRejected(works.id, chain.id, RejectionReason.WRONG_AMOUNT)));
            chain.again();
            return;
        }
        if (chain.fen > 100_000 && chance.percent(MISTYPED_PERCENT)) {
            mistyped(chain, on);
            return;
        }
        var lines = chain.purse.pay(chain.fen);
        enter(chain, chain.id, chain.amount(), lines, on);
        if (chance.percent(RETURNED_PERCENT)) world.agenda.in(1, 6, () -> returned(chain, lines));
        else chain.goOn();
    }

    /** The treasury's word, its reference, the posting. */
    private Told enter(Chain chain, DisbursementId id, Amount amount, List<FundLine> lines, LocalDate on) {
        var act = world.act(chance.pick(world.map.treasurers), works.place(), on);
        var ref = world.bankRef("ZF");
        var entered = world.book.tell(act, works.track, new PaymentEntered(works.id, id, ref));
        chain.claims.add(world.claim(entered, ClaimKey.of(ref), works.track, id.value()));
        return world.book.tell(
                act,
                works.track,
                new DisbursementPaid(
                        works.id,
                        id,
                        chain.purse.id(),
                        chain.order.kind(),
                        works.supplier(),
                        amount,
                        chain.purse.fiscalYear(),
                        lines,
                        ref));
    }

    /** 退票. */
    private void returned(Chain chain, List<FundLine> lines) {
        var ref = world.bankRef("TP");
        var reason = chance.pickFirst(List.of(ReturnReason.values()));
        var entered = works.tell(
                world.map.treasurers.getFirst(), new ReturnEntered(works.id, chain.id, chain.amount(), ref, reason));
        world.claim(entered, ClaimKey.of(ref), works.track, chain.id.value());
        chain.purse.undo(lines);
        var returned = works.tell(
                checkerOtherThan(null),
                new DisbursementReturned(
                        works.id,
                        chain.id,
                        chain.purse.id(),
                        chain.order.kind(),
                        chain.amount(),
                        chain.purse.fiscalYear(),
                        lines,
                        ref,
                        reason));
        // The return's own reference stays taken: that money did come back.
        chain.free(returned);
        chain.again();
    }

    /** 红字更正: what was recorded as paid is taken back with its day, and asked for again. */
    private void mistyped(Chain chain, LocalDate on) {
        var wrongLines = chain.purse.pay(chain.fen);
        var wrong = enter(chain, chain.id, chain.amount(), wrongLines, on);
        world.agenda.in(1, 20, () -> reverse(chain, wrong, wrongLines, on));
    }

    private void reverse(Chain chain, Told wrong, List<FundLine> lines, LocalDate on) {
        var id = chance.id();
        var maker = chance.pick(world.map.makers);
        var place = works.place();
        world.book.tell(world.act(maker, place, on), works.track, new ReversalEntered(works.id, id, wrong.eventId()));
        chain.purse.undo(lines);
        var reversed = world.book.tell(
                world.act(checkerOtherThan(maker), place, on), works.track, reversal(chain, id, wrong, lines));
        chain.free(reversed);
        chain.again();
    }

    private EntryReversed reversal(Chain chain, UUID id, Told wrong, List<FundLine> lines) {
        return new EntryReversed(
                works.id,
                id,
                wrong.eventId(),
                OriginalKind.DISBURSEMENT_PAID,
                chain.id.value(),
                chain.purse.id(),
                chain.amount(),
                chain.purse.fiscalYear(),
                lines);
    }

    private Actor checkerOtherThan(@Nullable Actor maker) {
        return world.map.checkers.stream()
                .filter(checker -> !checker.equals(maker))
                .findFirst()
                .orElseThrow();
    }
}
