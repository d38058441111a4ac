package org.sunledger.projections.figure;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Flow;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.shared.Labelled;

/** 台账指标: a figure of the books by name, so that one may ask why it is what it is. */
public enum Figure implements Labelled {
    ALLOCATED("分配", "allocated", Measures::allocatedFen),
    DISBURSED("拨付", "disbursed", Measures::disbursedFen),
    RECOVERED("追回", "recovered", Measures::recoveredFen),
    NET("净支出", "net expenditure", Measures::netFen),
    AVAILABLE("可用", "available", Measures::availableFen),
    ASSET("资产", "assets", Measures::assetFen),
    INCOME("收益", "income", Measures::incomeFen),
    ARRIVED("到账", "arrived", Measures::arrivedFen),
    WITHDRAWN("上级收回", "withdrawn", Measures::withdrawnFen),
    POOL("未分配", "pool", Measures::poolFen),
    PENDING_RECOVERY("追回待处理", "pending recovery", Measures::pendingRecoveryFen),
    CASH("应有现金", "cash", Measures::cashFen);

    /** The pool is a figure of a fund: a place has none. */
    public static final Set<Figure> OF_PLACES =
            Collections.unmodifiableSet(EnumSet.of(ALLOCATED, DISBURSED, RECOVERED, NET, AVAILABLE, ASSET, INCOME));

    /** Assets and income are not fiscal money: no fund has them. */
    public static final Set<Figure> OF_FUNDS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ASSET, INCOME)));

    /** Of the whole ledger. */
    public static final Set<Figure> ALL = Collections.unmodifiableSet(EnumSet.allOf(Figure.class));

    private final String chinese;
    private final String english;
    private final ToLongFunction<Measures> measure;

    Figure(String chinese, String english, ToLongFunction<Measures> measure) {
        this.chinese = chinese;
        this.english = english;
        this.measure = measure;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    /** The figures that such a holder has. */
    public static Set<Figure> of(Holder holder) {
        return switch (holder) {
            case Holder.Place ignored -> OF_PLACES;
            case Holder.Fund ignored -> OF_FUNDS;
            case Holder.Ledger ignored -> ALL;
        };
    }

    /** In fen. */
    public long of(Measures sums) {
        return measure.applyAsLong(sums);
    }

    /** What one fen of a posting counts in this figure; a figure of a sum is the sum of the figures. */
    long weight(Account account, Flow flow) {
        return of(Measures.of(account, flow, 1));
    }
}
