package org.sunledger.ledger.fund;

import java.util.List;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundReserved;
import org.sunledger.ledger.fund.FundEvent.FundWithdrawn;
import org.sunledger.ledger.fund.FundEvent.PoolReplenished;
import org.sunledger.ledger.fund.FundEvent.ReservationReleased;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.Question;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

/**
 * 未分配资金: what one fund can still give. Sums are plain fen: over years they may pass the limit of one entry.
 *
 * @param reservedFen reserved and not released
 * @param replenishedFen given back by reductions and recoveries
 */
public record FundPool(long arrivedFen, long reservedFen, long replenishedFen, long withdrawnFen) {
    static final FundPool EMPTY = new FundPool(0, 0, 0, 0);

    /** INV-03: what may still be reserved or withdrawn. */
    public long availableFen() {
        return Math.subtractExact(Math.addExact(arrivedFen, replenishedFen), Math.addExact(reservedFen, withdrawnFen));
    }

    FundPool arrived(long fen) {
        return new FundPool(Math.addExact(arrivedFen, fen), reservedFen, replenishedFen, withdrawnFen);
    }

    FundPool reserved(long fen) {
        return new FundPool(arrivedFen, Math.addExact(reservedFen, fen), replenishedFen, withdrawnFen);
    }

    FundPool replenished(long fen) {
        return new FundPool(arrivedFen, reservedFen, Math.addExact(replenishedFen, fen), withdrawnFen);
    }

    FundPool withdrawn(long fen) {
        return new FundPool(arrivedFen, reservedFen, replenishedFen, Math.addExact(withdrawnFen, fen));
    }

    /** How the pool stands after one more event: the fund itself and those who ask count alike. */
    FundPool after(FundEvent event) {
        return switch (event) {
            case FundArrived e -> arrived(e.amountFen().fen());
            case FundWithdrawn e -> withdrawn(e.amountFen().fen());
            case FundReserved e -> reserved(e.amountFen().fen());
            case ReservationReleased e -> reserved(-e.amountFen().fen());
            case PoolReplenished e -> replenished(e.amountFen().fen());
            // An entry is a wish, a quota is a permission: neither is money.
            case FundEvent.FundEntered ignored -> this;
            case FundEvent.FundRegistered ignored -> this;
            case FundEvent.ArrivalEntered ignored -> this;
            case FundEvent.AdjustmentEntered ignored -> this;
            case FundEvent.FundAdjusted ignored -> this;
            case FundEvent.WithdrawalEntered ignored -> this;
            case FundEvent.FundEntryRejected ignored -> this;
        };
    }

    public static Question<FundPool> of(FundId fundId) {
        return new Question<>() {
            @Override
            public StreamId stream() {
                return fundId.stream();
            }

            @Override
            public FundPool answer(List<Recorded<Event>> history) {
                var pool = EMPTY;
                for (var recorded : history) {
                    if (recorded.event() instanceof FundEvent event) pool = pool.after(event);
                }
                return pool;
            }
        };
    }
}
