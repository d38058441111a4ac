package org.sunledger.ledger.project;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Labelled;

/** 资金分配, always for one project: proposed, approved (an intent), then issued (the posting) or abandoned. */
public sealed interface AllocationEvent extends ProjectEvent {
    AllocationId allocationId();

    /** 分配方法. */
    enum Method implements Labelled {
        FACTOR("因素法"),
        COMPETITIVE("竞争性"),
        ACTUAL_COST("据实");

        private final String chinese;

        Method(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 调减原因. */
    enum ReductionReason implements Labelled {
        AUDIT_SURPLUS("审减结余"),
        PROJECT_ENDED("项目终止"),
        SLOW_PROGRESS("进度滞后"),
        POLICY_CHANGE("政策调整");

        private final String chinese;

        ReductionReason(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** Why an approved allocation came to nothing. */
    enum AbandonReason implements Labelled {
        /** INV-03: a pool was too small when it was asked. */
        POOL_TOO_SMALL("资金来源余额不足"),
        DECISION_WITHDRAWN("批准后撤回");

        private final String chinese;

        AbandonReason(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** Informs who benefits; posts nothing. */
    record BeneficiaryShare(DivisionCode divisionCode, int bp) {}

    /**
     * 提出分配.
     *
     * @param split what each fund gives; sums exactly to the amount (INV-02)
     * @param basis 分配依据, as the announcement prints it
     */
    record AllocationProposed(
            ProjectId projectId,
            AllocationId allocationId,
            DivisionCode divisionCode,
            List<BeneficiaryShare> beneficiaryDivs,
            Amount amountFen,
            int fiscalYear,
            List<FundLine> split,
            String basis,
            Method method)
            implements AllocationEvent {
        public AllocationProposed {
            beneficiaryDivs = List.copyOf(beneficiaryDivs);
            split = List.copyOf(split);
        }
    }

    /** 审定: the decision, and the intent to take from the funds; posts nothing. */
    record AllocationApproved(
            ProjectId projectId,
            AllocationId allocationId,
            Amount amountFen,
            List<FundLine> split,
            DocNo decisionDocNo,
            @Nullable String meetingRef)
            implements AllocationEvent {
        public AllocationApproved {
            split = List.copyOf(split);
        }
    }

    /** 未能落实: ends an approved allocation; funds release what they reserved after this. */
    record AllocationAbandoned(
            ProjectId projectId,
            AllocationId allocationId,
            List<FundLine> split,
            AbandonReason reasonCode,
            @Nullable FundId fundId)
            implements AllocationEvent {
        public AllocationAbandoned {
            split = List.copyOf(split);
        }
    }

    /** 下达: the posting; every fund has reserved its line. */
    record AllocationIssued(
            ProjectId projectId,
            AllocationId allocationId,
            Amount amountFen,
            int fiscalYear,
            List<FundLine> lines,
            DocNo issueDocNo)
            implements AllocationEvent {
        public AllocationIssued {
            lines = List.copyOf(lines);
        }
    }

    /** 提出调减. */
    record ReductionProposed(
            ProjectId projectId,
            AllocationId allocationId,
            UUID reductionId,
            Amount amountFen,
            ReductionReason reasonCode,
            DocNo docNo)
            implements AllocationEvent {}

    /** 调减: the posting; lines apportioned over what remains of each line. The funds' pools follow. */
    record AllocationReduced(
            ProjectId projectId,
            AllocationId allocationId,
            UUID reductionId,
            Amount amountFen,
            int fiscalYear,
            List<FundLine> lines,
            ReductionReason reasonCode,
            DocNo docNo)
            implements AllocationEvent {
        public AllocationReduced {
            lines = List.copyOf(lines);
        }
    }
}
