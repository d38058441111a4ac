package org.sunledger.ledger.posting;

import static org.sunledger.ledger.posting.Account.ALLOCATED;
import static org.sunledger.ledger.posting.Account.PAID;
import static org.sunledger.ledger.posting.Account.POOL;
import static org.sunledger.ledger.posting.Account.RECOVERY_PENDING;
import static org.sunledger.ledger.posting.Flow.ALLOCATION;
import static org.sunledger.ledger.posting.Flow.ARRIVAL;
import static org.sunledger.ledger.posting.Flow.PAYMENT;
import static org.sunledger.ledger.posting.Flow.RECOVERY;
import static org.sunledger.ledger.posting.Flow.REDUCTION;
import static org.sunledger.ledger.posting.Flow.RETURN;
import static org.sunledger.ledger.posting.Flow.WITHDRAWAL;

import java.util.Collection;

/**
 * 台账指标: the figures of the books as sums over postings. The only place that says which posting counts in which figure;
 * what may be added may be asked for any set of postings: a place, a fund, a day, a position.
 *
 * @param allocatedFen A 分配: issued less reduced
 * @param disbursedFen D 拨付: paid less sent back by the bank
 * @param recoveredFen R 追回
 * @param availableFen V 可用: allocated and not paid
 * @param poolFen U 未分配
 * @param pendingRecoveryFen S 追回待处理
 * @param arrivedFen F 到账
 * @param withdrawnFen X 上级收回
 * @param assetFen handed over and assigned
 * @param incomeFen distributed
 */
public record Measures(
        long allocatedFen,
        long disbursedFen,
        long recoveredFen,
        long availableFen,
        long poolFen,
        long pendingRecoveryFen,
        long arrivedFen,
        long withdrawnFen,
        long assetFen,
        long incomeFen) {
    public static final Measures ZERO = new Measures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Measures of(Posting posting) {
        return of(posting.account(), posting.flow(), posting.amountFen());
    }

    /** For sums that a table keeps by account and flow: a measure of a sum is the sum of the measures. */
    public static Measures of(Account account, Flow flow, long fen) {
        return new Measures(
                account == ALLOCATED && (flow == ALLOCATION || flow == REDUCTION) ? fen : 0,
                account == PAID && (flow == PAYMENT || flow == RETURN) ? fen : 0,
                account == PAID && flow == RECOVERY ? Math.negateExact(fen) : 0,
                account == ALLOCATED ? fen : 0,
                account == POOL ? fen : 0,
                account == RECOVERY_PENDING ? fen : 0,
                account == POOL && flow == ARRIVAL ? fen : 0,
                account == POOL && flow == WITHDRAWAL ? Math.negateExact(fen) : 0,
                account == Account.ASSET ? fen : 0,
                account == Account.INCOME ? fen : 0);
    }

    public static Measures of(Collection<Posting> postings) {
        var sum = ZERO;
        for (var posting : postings) sum = sum.plus(of(posting));
        return sum;
    }

    public Measures plus(Measures other) {
        return new Measures(
                Math.addExact(allocatedFen, other.allocatedFen),
                Math.addExact(disbursedFen, other.disbursedFen),
                Math.addExact(recoveredFen, other.recoveredFen),
                Math.addExact(availableFen, other.availableFen),
                Math.addExact(poolFen, other.poolFen),
                Math.addExact(pendingRecoveryFen, other.pendingRecoveryFen),
                Math.addExact(arrivedFen, other.arrivedFen),
                Math.addExact(withdrawnFen, other.withdrawnFen),
                Math.addExact(assetFen, other.assetFen),
                Math.addExact(incomeFen, other.incomeFen));
    }

    /** N 净支出 = D − R. */
    public long netFen() {
        return Math.subtractExact(disbursedFen, recoveredFen);
    }

    /** C 应有现金 = F − D + R − X. */
    public long cashFen() {
        return Math.subtractExact(Math.subtractExact(arrivedFen, netFen()), withdrawnFen);
    }

    /** 守恒: F − ΣD + ΣR − ΣX less U + ΣV + S. Zero, or a side of a move is missing. */
    public long imbalanceFen() {
        return Math.subtractExact(cashFen(), Math.addExact(Math.addExact(poolFen, availableFen), pendingRecoveryFen));
    }
}
