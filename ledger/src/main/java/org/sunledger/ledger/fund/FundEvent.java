package org.sunledger.ledger.fund;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.StreamId;

/** 资金指标: everything that can have happened to one fund's pool. Entries are two events: the maker's and the checker's. */
public sealed interface FundEvent extends Event {
    FundId fundId();

    @Override
    default StreamId stream() {
        return fundId().stream();
    }

    /** 级次. */
    enum Level implements Labelled {
        CENTRAL("中央"),
        PROVINCE("省"),
        CITY("市"),
        COUNTY("县"),
        EAST_WEST("东西部协作"),
        LOTTERY("彩票公益金"),
        DONATION("捐赠"),
        LOCAL_BOND("地方债"),
        LAND_LINKAGE("增减挂钩"),
        OTHER("其他");

        private final String chinese;

        Level(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 类别. */
    enum Category implements Labelled {
        EARMARKED("财政专项扶贫"),
        INTEGRATED("统筹整合涉农"),
        SECTOR("行业扶贫"),
        MICROLOAN_INTEREST("小额信贷贴息"),
        RISK_COMPENSATION("风险补偿金"),
        INDUSTRY("产业扶贫基金"),
        EDUCATION("雨露计划"),
        INSURANCE("特惠保险"),
        HOUSING("危房改造配套"),
        POVERTY_RELIEF("扶贫基金");

        private final String chinese;

        Category(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** The facts of a quota document. */
    record Quota(
            String code,
            String name,
            Level level,
            Category category,
            @Nullable String integrationItemCode,
            DocNo quotaDocNo,
            Amount amountFen,
            int fiscalYear,
            DivisionCode divisionCode,
            String functionCode,
            @Nullable String economyCode,
            String purpose) {}

    /** 登记指标(经办). */
    record FundEntered(FundId fundId, Quota quota) implements FundEvent {}

    /** 登记指标(复核): the authority exists; no money yet. */
    record FundRegistered(FundId fundId, Quota quota) implements FundEvent {}

    /** 到账(经办). */
    record ArrivalEntered(FundId fundId, UUID arrivalId, Amount amountFen, BankRef bankRef) implements FundEvent {}

    /** 到账(复核): the posting of the arrival. */
    record FundArrived(
            FundId fundId, UUID arrivalId, Amount amountFen, BankRef bankRef, int fiscalYear, List<FundLine> lines)
            implements FundEvent {
        public FundArrived {
            lines = List.copyOf(lines);
        }
    }

    /** 调整指标(经办); signed. */
    record AdjustmentEntered(FundId fundId, UUID adjustmentId, long deltaFen, DocNo docNo) implements FundEvent {}

    /** 调整指标(复核); signed, moves no money. */
    record FundAdjusted(FundId fundId, UUID adjustmentId, long deltaFen, DocNo docNo) implements FundEvent {}

    /** 上级收回(经办). */
    record WithdrawalEntered(FundId fundId, UUID withdrawalId, Amount amountFen, DocNo docNo) implements FundEvent {}

    /** 上级收回(复核): the posting; the money leaves the pool. */
    record FundWithdrawn(
            FundId fundId, UUID withdrawalId, Amount amountFen, DocNo docNo, int fiscalYear, List<FundLine> lines)
            implements FundEvent {
        public FundWithdrawn {
            lines = List.copyOf(lines);
        }
    }

    /** 退回经办: the checker returned an entry, or an automation ended it. */
    record FundEntryRejected(FundId fundId, UUID entryId, RejectionReason reasonCode) implements FundEvent {}

    /** Why an entry ended. */
    enum RejectionReason implements Labelled {
        WRONG_AMOUNT("金额有误"),
        WRONG_DOCUMENT("依据文件有误"),
        /** INV-09: the bank reference is held by another entry. */
        DUPLICATE_REFERENCE("流水号重复"),
        /** INV-09: the fund's code is held by another fund. */
        DUPLICATE_CODE("指标编号重复"),
        OTHER("其他原因");

        private final String chinese;

        RejectionReason(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 预留: guards the pool for an approved allocation; posts nothing. */
    record FundReserved(FundId fundId, UUID projectId, UUID allocationId, Amount amountFen) implements FundEvent {}

    /** 释放预留: only after the project recorded that the allocation was abandoned. */
    record ReservationReleased(FundId fundId, UUID projectId, UUID allocationId, Amount amountFen)
            implements FundEvent {}

    /**
     * 回到未分配: what a reduction or a return gave back; guards the pool, the project's event posted.
     *
     * @param sourceId the reduction or the return in the project: once per fund
     */
    record PoolReplenished(FundId fundId, UUID projectId, UUID sourceId, Amount amountFen) implements FundEvent {}
}
