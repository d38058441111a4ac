package org.sunledger.ledger.project;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.TextDigest;

/** 拨付, from the request to the bank's word. Facts only: no balance, no clock, no name of a person. */
public sealed interface DisbursementEvent extends ProjectEvent {
    DisbursementId disbursementId();

    /** 拨付类别. */
    enum Kind implements Labelled {
        PREPAYMENT("预付"),
        PROGRESS("进度"),
        SETTLEMENT("结算"),
        RETENTION("质保金");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** Why a request ended without payment. */
    enum RejectionReason implements Labelled {
        NOT_IN_PLAN("不在计划内"),
        MISSING_VOUCHERS("缺票据"),
        MISSING_SIGNATURE("缺签字"),
        WRONG_AMOUNT("金额有误"),
        WRONG_PAYEE("收款人有误"),
        /** INV-09: a voucher is held by another disbursement. */
        DUPLICATE_VOUCHER("票据重复"),
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

    /** Why the bank sent a payment back. */
    enum ReturnReason implements Labelled {
        ACCOUNT_NAME_MISMATCH("户名不符"),
        ACCOUNT_CLOSED("账户已销"),
        ACCOUNT_NUMBER_WRONG("账号错误"),
        OTHER("其他");

        private final String chinese;

        ReturnReason(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * 票据: known by type, number and issuer.
     *
     * @param sha256 of the scan, lower-case hex
     */
    record Voucher(String type, String no, String issuer, String sha256, Amount amountFen) {}

    /**
     * 申请.
     *
     * @param milestoneNo the step it pays for; null where none
     */
    record DisbursementRequested(
            ProjectId projectId,
            DisbursementId disbursementId,
            AllocationId allocationId,
            @Nullable Integer milestoneNo,
            PartyVersion payee,
            Amount amountFen,
            Kind kind,
            List<Voucher> vouchers)
            implements DisbursementEvent {
        public DisbursementRequested {
            vouchers = List.copyOf(vouchers);
        }
    }

    /** 业务审核. */
    record DisbursementReviewed(
            ProjectId projectId,
            DisbursementId disbursementId,
            @Nullable TextDigest opinion) implements DisbursementEvent {}

    /** 财政审核. */
    record DisbursementApproved(
            ProjectId projectId,
            DisbursementId disbursementId,
            @Nullable TextDigest opinion) implements DisbursementEvent {}

    /** 驳回: ends this round; its vouchers are freed. */
    record DisbursementRejected(ProjectId projectId, DisbursementId disbursementId, RejectionReason reasonCode)
            implements DisbursementEvent {}

    /** 支付(待确认): the treasury's word, before it takes the reference; every reference that was entered can be freed. */
    record PaymentEntered(ProjectId projectId, DisbursementId disbursementId, BankRef bankRef)
            implements DisbursementEvent {}

    /**
     * 支付: the bank confirmed, on the effective date. Carries all that the posting needs.
     *
     * @param lines apportioned over what remains of the allocation's lines
     */
    record DisbursementPaid(
            ProjectId projectId,
            DisbursementId disbursementId,
            AllocationId allocationId,
            Kind kind,
            PartyVersion payee,
            Amount amountFen,
            int fiscalYear,
            List<FundLine> lines,
            BankRef bankRef)
            implements DisbursementEvent {
        public DisbursementPaid {
            lines = List.copyOf(lines);
        }
    }

    /** 退票(经办): the treasury saw the money come back. */
    record ReturnEntered(
            ProjectId projectId,
            DisbursementId disbursementId,
            Amount amountFen,
            BankRef bankRef,
            ReturnReason reasonCode)
            implements DisbursementEvent {}

    /** 退票(复核): the posting; copies the payment's lines. What is still due is asked for again as a new disbursement. */
    record DisbursementReturned(
            ProjectId projectId,
            DisbursementId disbursementId,
            AllocationId allocationId,
            Kind kind,
            Amount amountFen,
            int fiscalYear,
            List<FundLine> lines,
            BankRef bankRef,
            ReturnReason reasonCode)
            implements DisbursementEvent {
        public DisbursementReturned {
            lines = List.copyOf(lines);
        }
    }
}
