package org.sunledger.ledger.fund;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;

/** What may be asked of a fund. The maker enters, the checker confirms; reservations are asked by automations. */
public sealed interface FundCommand extends Command {
    FundId fundId();

    @Override
    default StreamId stream() {
        return fundId().stream();
    }

    /** 登记指标(经办). The fund's id follows from the quota. */
    record EnterFund(Quota quota) implements FundCommand {
        /** What lies outside is a typing mistake: this money exists since the programme of 2001. */
        private static final int FISCAL_YEAR_MIN = 2000;

        private static final int FISCAL_YEAR_MAX = 2099;

        /**
         * 支出功能分类科目: 类款 or 类款项, three digits and then two for each further level; expenditure begins with 2. No
         * list is at hand (domain.md 11.3 names 21305), so the form is checked and not the membership.
         */
        private static final Pattern FUNCTION_CODE = Pattern.compile("2\\d{4}(\\d{2})?");

        /** 政府预算支出经济分类科目: 类 or 类款; domain.md 11.3 names 51301. */
        private static final Pattern ECONOMY_CODE = Pattern.compile("5\\d{2}(\\d{2})?");

        public EnterFund {
            new Shape()
                    .between("quota.fiscalYear", quota.fiscalYear(), FISCAL_YEAR_MIN, FISCAL_YEAR_MAX)
                    .positive("quota.amountFen", quota.amountFen())
                    .text("quota.code", quota.code())
                    .text("quota.name", quota.name())
                    .right(
                            "quota.functionCode",
                            FUNCTION_CODE.matcher(quota.functionCode()).matches(),
                            "支出功能分类科目编码:款(如 21305)或项(如 2130505),5 位或 7 位数字,以 2 开头",
                            "a code of the functional classification of expenditure, 5 or 7 digits beginning with 2, such as 21305 or 2130505")
                    .right(
                            "quota.economyCode",
                            isEconomyCode(quota.economyCode()),
                            "政府预算支出经济分类科目编码:类(如 513)或款(如 51301),3 位或 5 位数字,以 5 开头",
                            "a code of the government's economic classification, 3 or 5 digits beginning with 5, such as 513 or 51301")
                    .text("quota.purpose", quota.purpose())
                    .orThrow();
        }

        private static boolean isEconomyCode(@Nullable String code) {
            return code == null || ECONOMY_CODE.matcher(code).matches();
        }

        @Override
        public FundId fundId() {
            return FundIds.of(quota);
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.MAKER);
        }
    }

    /** 登记指标(复核). */
    record RegisterFund(FundId fundId) implements FundCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.CHECKER);
        }
    }

    /** 到账(经办). */
    record EnterArrival(FundId fundId, UUID arrivalId, Amount amountFen, BankRef bankRef) implements FundCommand {
        public EnterArrival {
            new Shape().positive("amountFen", amountFen).orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.TREASURY);
        }
    }

    /** 到账(复核). */
    record ConfirmArrival(FundId fundId, UUID arrivalId) implements FundCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.CHECKER);
        }
    }

    /** 调整指标(经办); signed. */
    record EnterAdjustment(FundId fundId, UUID adjustmentId, long deltaFen, DocNo docNo) implements FundCommand {
        public EnterAdjustment {
            new Shape().change("deltaFen", deltaFen).orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.MAKER);
        }
    }

    /** 调整指标(复核). */
    record ConfirmAdjustment(FundId fundId, UUID adjustmentId) implements FundCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.CHECKER);
        }
    }

    /** 上级收回(经办). */
    record EnterWithdrawal(FundId fundId, UUID withdrawalId, Amount amountFen, DocNo docNo) implements FundCommand {
        public EnterWithdrawal {
            new Shape().positive("amountFen", amountFen).orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.MAKER);
        }
    }

    /** 上级收回(复核). */
    record ConfirmWithdrawal(FundId fundId, UUID withdrawalId) implements FundCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.CHECKER);
        }
    }

    /**
     * 退回经办.
     *
     * @param entryId the arrival, adjustment or withdrawal; the fund's own id returns its registration
     */
    record RejectFundEntry(FundId fundId, UUID entryId, RejectionReason reasonCode) implements FundCommand {
        @Override
        public boolean needsReason() {
            return reasonCode == RejectionReason.OTHER;
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.CHECKER);
        }
    }

    /** 预留: asked when the project has recorded the approved allocation. */
    record ReserveFund(FundId fundId, UUID projectId, UUID allocationId, Amount amountFen) implements FundCommand {
        public ReserveFund {
            new Shape().positive("amountFen", amountFen).orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of();
        }

        @Override
        public boolean needsValidPlace() {
            return false;
        }
    }

    /** 释放预留: asked when the project has recorded that the allocation was abandoned. */
    record ReleaseReservation(FundId fundId, UUID projectId, UUID allocationId) implements FundCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of();
        }

        @Override
        public boolean needsValidPlace() {
            return false;
        }
    }

    /**
     * 回到未分配: asked when the project has posted a reduction or a return to the pool.
     *
     * @param sourceId that reduction or return
     */
    record ReplenishFund(FundId fundId, UUID projectId, UUID sourceId, Amount amountFen) implements FundCommand {
        public ReplenishFund {
            new Shape().positive("amountFen", amountFen).orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of();
        }

        @Override
        public boolean needsValidPlace() {
            return false;
        }
    }
}
