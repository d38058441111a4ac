package org.sunledger.ledger.fund;

import java.util.Set;
import java.util.UUID;
import org.sunledger.ledger.fund.FundEvent.Quota;
import org.sunledger.ledger.fund.FundEvent.RejectionReason;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.SharedRefusal;
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

        public EnterFund {
            if (quota.fiscalYear() < FISCAL_YEAR_MIN || quota.fiscalYear() > FISCAL_YEAR_MAX) {
                throw SharedRefusal.FIELD_MISSING.because("field", "fiscalYear");
            }
            quota.amountFen().requirePositive();
            requireText("code", quota.code());
            requireText("name", quota.name());
            requireText("functionCode", quota.functionCode());
            requireText("purpose", quota.purpose());
        }

        private static void requireText(String field, String value) {
            if (value.isBlank()) throw SharedRefusal.FIELD_MISSING.because("field", field);
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
            amountFen.requirePositive();
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
            // Refuses a change beyond the limit of one entry, in either direction; a long has no positive −2^63.
            Amount.ofFen(deltaFen == Long.MIN_VALUE ? deltaFen : Math.abs(deltaFen))
                    .requirePositive();
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
            amountFen.requirePositive();
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
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.CHECKER);
        }
    }

    /** 预留: asked when the project has recorded the approved allocation. */
    record ReserveFund(FundId fundId, UUID projectId, UUID allocationId, Amount amountFen) implements FundCommand {
        public ReserveFund {
            amountFen.requirePositive();
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
            amountFen.requirePositive();
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
