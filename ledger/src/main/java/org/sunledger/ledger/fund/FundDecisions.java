package org.sunledger.ledger.fund;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.Fund.Absent;
import org.sunledger.ledger.fund.Fund.Adjustment;
import org.sunledger.ledger.fund.Fund.Arrival;
import org.sunledger.ledger.fund.Fund.Ended;
import org.sunledger.ledger.fund.Fund.Entered;
import org.sunledger.ledger.fund.Fund.Entry;
import org.sunledger.ledger.fund.Fund.Outcome;
import org.sunledger.ledger.fund.Fund.Registered;
import org.sunledger.ledger.fund.Fund.Returned;
import org.sunledger.ledger.fund.Fund.Withdrawal;
import org.sunledger.ledger.fund.FundCommand.ConfirmAdjustment;
import org.sunledger.ledger.fund.FundCommand.ConfirmArrival;
import org.sunledger.ledger.fund.FundCommand.ConfirmWithdrawal;
import org.sunledger.ledger.fund.FundCommand.EnterAdjustment;
import org.sunledger.ledger.fund.FundCommand.EnterArrival;
import org.sunledger.ledger.fund.FundCommand.EnterFund;
import org.sunledger.ledger.fund.FundCommand.EnterWithdrawal;
import org.sunledger.ledger.fund.FundCommand.RegisterFund;
import org.sunledger.ledger.fund.FundCommand.RejectFundEntry;
import org.sunledger.ledger.fund.FundCommand.ReleaseReservation;
import org.sunledger.ledger.fund.FundCommand.ReplenishFund;
import org.sunledger.ledger.fund.FundCommand.ReserveFund;
import org.sunledger.ledger.fund.FundEvent.AdjustmentEntered;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
import org.sunledger.ledger.fund.FundEvent.Category;
import org.sunledger.ledger.fund.FundEvent.FundAdjusted;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundEntered;
import org.sunledger.ledger.fund.FundEvent.FundEntryRejected;
import org.sunledger.ledger.fund.FundEvent.FundRegistered;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.fund.FundEvent.FundWithdrawn;
import org.sunledger.ledger.fund.FundEvent.PoolReplenished;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.fund.FundEvent.ReservationReleased;
import org.sunledger.ledger.fund.FundEvent.WithdrawalEntered;
import org.sunledger.ledger.registry.ClaimEvent.Holder;
import org.sunledger.ledger.registry.ClaimKey;
import org.sunledger.ledger.registry.ClaimStanding;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Context;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Signature;
import org.sunledger.ledger.shared.Verdict;

/** The rules of a fund: its quota, what arrives, and how much of the pool may still be given. */
final class FundDecisions {
    private FundDecisions() {}

    static DivisionCode placeOf(Fund fund, FundCommand command, Context x) {
        if (command instanceof EnterFund c) return c.quota().divisionCode();
        return switch (fund.registration()) {
            case Absent ignored -> x.actor().area();
            case Entered entered -> entered.quota().divisionCode();
            case Returned returned -> returned.quota().divisionCode();
            case Registered registered -> registered.quota().divisionCode();
        };
    }

    static List<FundEvent> decide(Fund fund, FundCommand command, Context x) {
        return switch (command) {
            case EnterFund c -> enter(fund, c, x);
            case RegisterFund c -> register(fund, c, x);
            case EnterArrival c -> enterArrival(fund, c, x);
            case ConfirmArrival c -> confirmArrival(fund, c, x);
            case EnterAdjustment c -> enterAdjustment(fund, c);
            case ConfirmAdjustment c -> confirmAdjustment(fund, c, x);
            case EnterWithdrawal c -> enterWithdrawal(fund, c);
            case ConfirmWithdrawal c -> confirmWithdrawal(fund, c, x);
            case RejectFundEntry c -> reject(fund, c, x);
            case ReserveFund c -> reserve(fund, c);
            case ReleaseReservation c -> release(fund, c);
            case ReplenishFund c -> replenish(fund, c);
        };
    }

    private static List<FundEvent> enter(Fund fund, EnterFund c, Context x) {
        var quota = c.quota();
        // Asked beforehand, so that only a race leaves an entry behind that an automation has to return.
        var standing = x.ask(ClaimStanding.of(ClaimKey.fundCode(quota.code())));
        return new Verdict()
                .refuseIf(
                        !mayBeEntered(fund),
                        FundRefusal.QUOTA_ENTERED_BEFORE,
                        "quotaDocNo",
                        quota.quotaDocNo(),
                        "category",
                        quota.category().chinese(),
                        "fiscalYear",
                        quota.fiscalYear())
                .refuseIf(
                        quota.category() == Category.INTEGRATED && isBlank(quota.integrationItemCode()),
                        FundRefusal.INTEGRATION_ITEM_MISSING,
                        "quotaDocNo",
                        quota.quotaDocNo())
                .refuseIf(
                        standing.isHeldByAnother(holder(c.fundId())),
                        FundRefusal.CODE_USED,
                        "fundCode",
                        quota.code(),
                        "holder",
                        standing.holder() == null ? null : standing.holder().stream())
                .or(new FundEntered(c.fundId(), quota));
    }

    private static boolean mayBeEntered(Fund fund) {
        return switch (fund.registration()) {
            case Absent ignored -> true;
            case Returned ignored -> true;
            case Entered ignored -> false;
            case Registered ignored -> false;
        };
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static List<FundEvent> register(Fund fund, RegisterFund c, Context x) {
        return switch (fund.registration()) {
            case Absent ignored -> throw unknown(c.fundId());
            case Returned ignored -> throw ended(c.fundId().value(), Outcome.REJECTED);
            case Registered r ->
                throw FundRefusal.REGISTERED_BEFORE.because(
                        "quotaDocNo", r.quota().quotaDocNo());
            case Entered e -> {
                var key = ClaimKey.fundCode(e.quota().code());
                yield new Verdict()
                        .refuseUnlessFollows(e.maker(), x)
                        .refuseIf(
                                !x.ask(ClaimStanding.of(key)).isHeldBy(holder(c.fundId())),
                                FundRefusal.CODE_NOT_CLAIMED,
                                "fundCode",
                                e.quota().code())
                        .or(new FundRegistered(c.fundId(), e.quota()));
            }
        };
    }

    private static List<FundEvent> enterArrival(Fund fund, EnterArrival c, Context x) {
        registered(fund, c.fundId());
        var verdict = unused(fund, c.arrivalId());
        withinQuota(verdict, fund, c.amountFen());
        var key = ClaimKey.of(c.bankRef());
        var holder = holder(c.fundId(), c.arrivalId());
        // Asked beforehand, so that only a race leaves an entry behind that an automation has to return.
        x.ask(ClaimStanding.of(key)).refuseIfHeldByAnother(verdict, key, holder);
        return verdict.or(new ArrivalEntered(c.fundId(), c.arrivalId(), c.amountFen(), c.bankRef()));
    }

    private static List<FundEvent> confirmArrival(Fund fund, ConfirmArrival c, Context x) {
        var quota = registered(fund, c.fundId());
        var entry = open(fund, c.arrivalId(), "到账");
        if (!(entry instanceof Arrival arrival)) throw unknownEntry("到账", c.arrivalId());
        var verdict = new Verdict().refuseUnlessFollows(arrival.maker(), x);
        withinQuota(verdict, fund, arrival.amount());
        verdict.refuseIf(
                !x.ask(ClaimStanding.of(ClaimKey.of(arrival.bankRef()))).isHeldBy(holder(c.fundId(), c.arrivalId())),
                FundRefusal.REFERENCE_NOT_CLAIMED,
                "bankRef",
                arrival.bankRef());
        return verdict.or(new FundArrived(
                c.fundId(),
                c.arrivalId(),
                arrival.amount(),
                arrival.bankRef(),
                quota.fiscalYear(),
                List.of(new FundLine(c.fundId(), quota.divisionCode(), arrival.amount()))));
    }

    private static List<FundEvent> enterAdjustment(Fund fund, EnterAdjustment c) {
        registered(fund, c.fundId());
        var verdict = unused(fund, c.adjustmentId());
        notBelowArrived(verdict, fund, c.deltaFen());
        return verdict.or(new AdjustmentEntered(c.fundId(), c.adjustmentId(), c.deltaFen(), c.docNo()));
    }

    private static List<FundEvent> confirmAdjustment(Fund fund, ConfirmAdjustment c, Context x) {
        registered(fund, c.fundId());
        var entry = open(fund, c.adjustmentId(), "调整");
        if (!(entry instanceof Adjustment adjustment)) throw unknownEntry("调整", c.adjustmentId());
        var verdict = new Verdict().refuseUnlessFollows(adjustment.maker(), x);
        notBelowArrived(verdict, fund, adjustment.deltaFen());
        return verdict.or(new FundAdjusted(c.fundId(), c.adjustmentId(), adjustment.deltaFen(), adjustment.docNo()));
    }

    private static List<FundEvent> enterWithdrawal(Fund fund, EnterWithdrawal c) {
        registered(fund, c.fundId());
        var verdict = unused(fund, c.withdrawalId());
        withinPool(verdict, fund, c.amountFen());
        return verdict.or(new WithdrawalEntered(c.fundId(), c.withdrawalId(), c.amountFen(), c.docNo()));
    }

    private static List<FundEvent> confirmWithdrawal(Fund fund, ConfirmWithdrawal c, Context x) {
        var quota = registered(fund, c.fundId());
        var entry = open(fund, c.withdrawalId(), "收回");
        if (!(entry instanceof Withdrawal withdrawal)) throw unknownEntry("收回", c.withdrawalId());
        var verdict = new Verdict().refuseUnlessFollows(withdrawal.maker(), x);
        withinPool(verdict, fund, withdrawal.amount());
        return verdict.or(new FundWithdrawn(
                c.fundId(),
                c.withdrawalId(),
                withdrawal.amount(),
                withdrawal.docNo(),
                quota.fiscalYear(),
                List.of(new FundLine(c.fundId(), quota.divisionCode(), withdrawal.amount()))));
    }

    private static List<FundEvent> reject(Fund fund, RejectFundEntry c, Context x) {
        if (c.entryId().equals(c.fundId().value())) return rejectQuota(fund, c, x);
        return switch (fund.entry(c.entryId())) {
            case null -> throw unknownEntry("到账、调整或收回", c.entryId());
            case Arrival a -> returned(a.maker(), c, x);
            case Adjustment a -> returned(a.maker(), c, x);
            case Withdrawal w -> returned(w.maker(), c, x);
            case Ended e -> again(c.entryId(), e.outcome(), x);
        };
    }

    private static List<FundEvent> rejectQuota(Fund fund, RejectFundEntry c, Context x) {
        return switch (fund.registration()) {
            case Absent ignored -> throw unknown(c.fundId());
            case Entered e -> returned(e.maker(), c, x);
            case Returned ignored -> again(c.entryId(), Outcome.REJECTED, x);
            case Registered r ->
                throw FundRefusal.REGISTERED_BEFORE.because(
                        "quotaDocNo", r.quota().quotaDocNo());
        };
    }

    /** An automation may see the same refusal again: returned twice is returned once. A person hears that it was. */
    private static List<FundEvent> again(UUID entryId, Outcome outcome, Context x) {
        if (outcome == Outcome.REJECTED && x.request().isAutomation()) return List.of();
        throw ended(entryId, outcome);
    }

    /** The checker returns what another entered; an automation ends an entry in its maker's own name. */
    private static List<FundEvent> returned(Signature maker, RejectFundEntry c, Context x) {
        var verdict = new Verdict();
        if (!x.request().isAutomation()) verdict.refuseUnlessFollows(maker, x);
        return verdict.or(new FundEntryRejected(c.fundId(), c.entryId(), c.reasonCode()));
    }

    private static List<FundEvent> reserve(Fund fund, ReserveFund c) {
        registered(fund, c.fundId());
        var reservation = fund.reservation(c.projectId(), c.allocationId());
        if (reservation != null) {
            // The same allocation asked again: yes, and nothing more to record.
            return new Verdict()
                    .refuseIf(
                            reservation.isReleased(),
                            FundRefusal.RESERVATION_RELEASED,
                            "allocationId",
                            c.allocationId())
                    .refuseIf(
                            !reservation.amount().equals(c.amountFen()),
                            FundRefusal.RESERVED_OTHERWISE,
                            "allocationId",
                            c.allocationId(),
                            "reservedFen",
                            reservation.amount(),
                            "amountFen",
                            c.amountFen())
                    .or();
        }
        var available = fund.pool().availableFen();
        return new Verdict()
                .refuseIf(
                        c.amountFen().fen() > available,
                        FundRefusal.INSUFFICIENT,
                        "availableFen",
                        Amount.ofFen(available),
                        "requiredFen",
                        c.amountFen())
                .or(new FundReserved(c.fundId(), c.projectId(), c.allocationId(), c.amountFen()));
    }

    private static List<FundEvent> release(Fund fund, ReleaseReservation c) {
        var reservation = fund.reservation(c.projectId(), c.allocationId());
        if (reservation == null || reservation.isReleased()) return List.of();
        return List.of(new ReservationReleased(c.fundId(), c.projectId(), c.allocationId(), reservation.amount()));
    }

    private static List<FundEvent> replenish(Fund fund, ReplenishFund c) {
        registered(fund, c.fundId());
        var before = fund.replenishment(c.projectId(), c.sourceId());
        if (before == null) {
            return List.of(new PoolReplenished(c.fundId(), c.projectId(), c.sourceId(), c.amountFen()));
        }
        return new Verdict()
                .refuseIf(
                        !before.equals(c.amountFen()),
                        FundRefusal.REPLENISHED_OTHERWISE,
                        "sourceId",
                        c.sourceId(),
                        "replenishedFen",
                        before,
                        "amountFen",
                        c.amountFen())
                .or();
    }

    private static Quota registered(Fund fund, FundId fundId) {
        return switch (fund.registration()) {
            case Absent ignored -> throw unknown(fundId);
            case Entered e ->
                throw FundRefusal.NOT_REGISTERED.because("quotaDocNo", e.quota().quotaDocNo());
            case Returned ignored -> throw ended(fundId.value(), Outcome.REJECTED);
            case Registered r -> r.quota();
        };
    }

    private static Verdict unused(Fund fund, UUID entryId) {
        return new Verdict().refuseIf(fund.entry(entryId) != null, FundRefusal.ENTRY_EXISTS, "entryId", entryId);
    }

    private static Entry open(Fund fund, UUID entryId, String kind) {
        var entry = fund.entry(entryId);
        if (entry == null) throw unknownEntry(kind, entryId);
        if (entry instanceof Ended e) throw ended(entryId, e.outcome());
        return entry;
    }

    private static void withinQuota(Verdict verdict, Fund fund, Amount amount) {
        var arrived = fund.pool().arrivedFen();
        verdict.refuseIf(
                Math.addExact(arrived, amount.fen()) > fund.quotaFen(),
                FundRefusal.ARRIVAL_EXCEEDS_QUOTA,
                "quotaFen",
                Amount.ofFen(fund.quotaFen()),
                "arrivedFen",
                Amount.ofFen(arrived),
                "amountFen",
                amount);
    }

    private static void notBelowArrived(Verdict verdict, Fund fund, long deltaFen) {
        var arrived = fund.pool().arrivedFen();
        verdict.refuseIf(
                Math.addExact(fund.quotaFen(), deltaFen) < arrived,
                FundRefusal.ADJUSTED_BELOW_ARRIVED,
                "quotaFen",
                Amount.ofFen(fund.quotaFen()),
                "reductionFen",
                Amount.ofFen(Math.max(0, -deltaFen)),
                "arrivedFen",
                Amount.ofFen(arrived));
    }

    private static void withinPool(Verdict verdict, Fund fund, Amount amount) {
        var available = fund.pool().availableFen();
        verdict.refuseIf(
                amount.fen() > available,
                FundRefusal.WITHDRAWAL_EXCEEDS_POOL,
                "availableFen",
                Amount.ofFen(available),
                "amountFen",
                amount);
    }

    /** Of the code by which a fund is known. */
    static Holder holder(FundId fundId) {
        return holder(fundId, fundId.value());
    }

    /** Of the bank reference of an arrival. */
    static Holder holder(FundId fundId, UUID arrivalId) {
        return new Holder(fundId.stream().toString(), arrivalId);
    }

    private static Rejection unknown(FundId fundId) {
        return FundRefusal.UNKNOWN_FUND.because("fundId", fundId);
    }

    private static Rejection unknownEntry(String kind, UUID entryId) {
        return FundRefusal.UNKNOWN_ENTRY.because("entry", kind, "entryId", entryId);
    }

    private static Rejection ended(UUID entryId, Outcome outcome) {
        return FundRefusal.ENTRY_ENDED.because(
                "entryId", entryId, "outcome", outcome.chinese(), "outcomeEn", outcome.english());
    }
}
