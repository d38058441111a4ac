package org.sunledger.ledger.project;

import java.util.List;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Signature;

/** Where an allocation stands. Only an issued one has money. */
sealed interface Allocation {
    Terms terms();

    Step step();

    /** 状态, as sentences name it. */
    enum Step {
        PROPOSED("拟分配"),
        APPROVED("已审定"),
        ABANDONED("未落实"),
        ISSUED("已下达");

        private final String chinese;

        Step(String chinese) {
            this.chinese = chinese;
        }

        String chinese() {
            return chinese;
        }
    }

    /** What was proposed; it does not change any more. */
    record Terms(AllocationId allocationId, Amount amount, int fiscalYear, List<FundLine> split) {}

    record Proposed(Terms terms, Signature proposer) implements Allocation {
        @Override
        public Step step() {
            return Step.PROPOSED;
        }
    }

    /** Decided, and the funds are asked to reserve. */
    record Approved(Terms terms, Signature proposer, Signature approver) implements Allocation {
        @Override
        public Step step() {
            return Step.APPROVED;
        }
    }

    record Abandoned(Terms terms) implements Allocation {
        @Override
        public Step step() {
            return Step.ABANDONED;
        }
    }

    record Issued(Terms terms, Balance balance) implements Allocation {
        @Override
        public Step step() {
            return Step.ISSUED;
        }
    }
}
