package org.sunledger.ledger.fund;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundEvent.AdjustmentEntered;
import org.sunledger.ledger.fund.FundEvent.ArrivalEntered;
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
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.Signature;
import org.sunledger.ledger.shared.State;

/** What the rules must remember about one fund. */
final class Fund implements State<FundEvent> {
    private Registration registration = new Absent();
    private long quotaFen;
    private FundPool pool = FundPool.EMPTY;
    private final Map<UUID, Entry> entries = new HashMap<>();
    private final Map<Allocation, Reservation> reservations = new HashMap<>();
    private final Map<Source, Amount> replenishments = new HashMap<>();

    /** How far the quota itself has come. */
    sealed interface Registration {}

    /** Never entered. */
    record Absent() implements Registration {}

    /** Returned to the maker, who may enter it again. */
    record Returned(Quota quota) implements Registration {}

    record Entered(Quota quota, Signature maker) implements Registration {}

    record Registered(Quota quota) implements Registration {}

    /** What a maker entered under an id. */
    sealed interface Entry {}

    record Arrival(Amount amount, BankRef bankRef, Signature maker) implements Entry {}

    record Adjustment(long deltaFen, DocNo docNo, Signature maker) implements Entry {}

    record Withdrawal(Amount amount, DocNo docNo, Signature maker) implements Entry {}

    record Ended(Outcome outcome) implements Entry {}

    /** How an entry ended. */
    enum Outcome implements Labelled {
        CONFIRMED("已复核"),
        REJECTED("已退回") {
            @Override
            public String english() {
                return "returned";
            }
        };

        private final String chinese;

        Outcome(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** What was put aside for an allocation. */
    record Reservation(Amount amount, boolean isReleased) {}

    private record Allocation(UUID projectId, UUID allocationId) {}

    private record Source(UUID projectId, UUID sourceId) {}

    Registration registration() {
        return registration;
    }

    /** Registered and adjusted. */
    long quotaFen() {
        return quotaFen;
    }

    FundPool pool() {
        return pool;
    }

    @Nullable
    Entry entry(UUID entryId) {
        return entries.get(entryId);
    }

    @Nullable
    Reservation reservation(UUID projectId, UUID allocationId) {
        return reservations.get(new Allocation(projectId, allocationId));
    }

    @Nullable
    Amount replenishment(UUID projectId, UUID sourceId) {
        return replenishments.get(new Source(projectId, sourceId));
    }

    private static Registration returned(Registration before) {
        return before instanceof Entered entered ? new Returned(entered.quota()) : before;
    }

    @Override
    public void evolve(Recorded<FundEvent> recorded) {
        var maker = Signature.of(recorded.envelope());
        pool = pool.after(recorded.event());
        switch (recorded.event()) {
            case FundEntered e -> registration = new Entered(e.quota(), maker);
            case FundRegistered e -> {
                registration = new Registered(e.quota());
                quotaFen = e.quota().amountFen().fen();
            }
            case ArrivalEntered e -> entries.put(e.arrivalId(), new Arrival(e.amountFen(), e.bankRef(), maker));
            case FundArrived e -> entries.put(e.arrivalId(), new Ended(Outcome.CONFIRMED));
            case AdjustmentEntered e -> entries.put(e.adjustmentId(), new Adjustment(e.deltaFen(), e.docNo(), maker));
            case FundAdjusted e -> {
                entries.put(e.adjustmentId(), new Ended(Outcome.CONFIRMED));
                quotaFen = Math.addExact(quotaFen, e.deltaFen());
            }
            case WithdrawalEntered e -> entries.put(e.withdrawalId(), new Withdrawal(e.amountFen(), e.docNo(), maker));
            case FundWithdrawn e -> entries.put(e.withdrawalId(), new Ended(Outcome.CONFIRMED));
            case FundEntryRejected e -> {
                if (e.entryId().equals(e.fundId().value())) registration = returned(registration);
                else entries.put(e.entryId(), new Ended(Outcome.REJECTED));
            }
            case FundReserved e ->
                reservations.put(
                        new Allocation(e.projectId(), e.allocationId()), new Reservation(e.amountFen(), false));
            case ReservationReleased e ->
                reservations.put(new Allocation(e.projectId(), e.allocationId()), new Reservation(e.amountFen(), true));
            case PoolReplenished e -> replenishments.put(new Source(e.projectId(), e.sourceId()), e.amountFen());
        }
    }
}
