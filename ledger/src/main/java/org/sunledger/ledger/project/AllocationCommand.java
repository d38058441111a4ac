package org.sunledger.ledger.project;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.AllocationEvent.BeneficiaryShare;
import org.sunledger.ledger.project.AllocationEvent.Method;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;

/** What may be asked of the money given to a project. */
public sealed interface AllocationCommand extends ProjectCommand {
    /** More lines than a county has funds and a project places would be a mistake. */
    int LINES_MAX = 100;

    AllocationId allocationId();

    @Override
    default Set<Role> mayBeGivenBy() {
        return switch (this) {
            case ProposeAllocation ignored -> Set.of(Role.PROJECT_AUTHORITY);
            case ApproveAllocation ignored -> Set.of(Role.APPROVER);
            case WithdrawAllocation ignored -> Set.of(Role.APPROVER);
            case AbandonAllocation ignored -> Set.of();
            case IssueAllocation ignored -> Set.of(Role.MAKER, Role.CHECKER);
            case ProposeReduction ignored -> Set.of(Role.PROJECT_AUTHORITY, Role.MAKER);
            case ReduceAllocation ignored -> Set.of(Role.APPROVER);
        };
    }

    /**
     * Money for this project is put before the leader (提出分配); approving it is what reserves the funds' pools.
     *
     * @param split what each fund gives; one line per fund and place
     */
    record ProposeAllocation(
            ProjectId projectId,
            AllocationId allocationId,
            DivisionCode divisionCode,
            List<BeneficiaryShare> beneficiaryDivs,
            Amount amountFen,
            int fiscalYear,
            List<FundLine> split,
            String allocationBasis,
            Method method)
            implements AllocationCommand {
        public ProposeAllocation {
            beneficiaryDivs = List.copyOf(beneficiaryDivs);
            split = List.copyOf(split);
            var shape = new Shape()
                    .positive("amountFen", amountFen)
                    .between("fiscalYear", fiscalYear, YEAR_MIN, YEAR_MAX)
                    .text("allocationBasis", allocationBasis)
                    .lines("split", split, LINES_MAX)
                    .atMost("beneficiaryDivs", beneficiaryDivs, LINES_MAX);
            for (int i = 0; i < split.size(); i++) {
                shape.positive("split[" + i + "].amountFen", split.get(i).amountFen());
            }
            for (int i = 0; i < beneficiaryDivs.size(); i++) {
                shape.bp("beneficiaryDivs[" + i + "].bp", beneficiaryDivs.get(i).bp());
            }
            var wholeBp =
                    beneficiaryDivs.stream().mapToLong(BeneficiaryShare::bp).sum();
            shape.right(
                            "beneficiaryDivs",
                            beneficiaryDivs.isEmpty() || wholeBp == Shape.BP_WHOLE,
                            "bp 合计为 10000",
                            "shares that come to 10000 bp")
                    .orThrow();
        }
    }

    record ApproveAllocation(
            ProjectId projectId,
            AllocationId allocationId,
            DocNo decisionDocNo,
            @Nullable String meetingRef) implements AllocationCommand {}

    /** The leader takes an approved decision back before it is issued. */
    record WithdrawAllocation(ProjectId projectId, AllocationId allocationId) implements AllocationCommand {
        @Override
        public boolean needsReason() {
            return true;
        }
    }

    /**
     * An automation ends an approved allocation that a fund could not reserve for.
     *
     * @param fundId the fund whose pool was too small when it was asked
     */
    record AbandonAllocation(ProjectId projectId, AllocationId allocationId, FundId fundId)
            implements AllocationCommand {}

    record IssueAllocation(ProjectId projectId, AllocationId allocationId, DocNo issueDocNo)
            implements AllocationCommand {}

    record ProposeReduction(
            ProjectId projectId,
            AllocationId allocationId,
            UUID reductionId,
            Amount amountFen,
            ReductionReason reasonCode,
            DocNo docNo)
            implements AllocationCommand {
        public ProposeReduction {
            new Shape().positive("amountFen", amountFen).orThrow();
        }
    }

    record ReduceAllocation(ProjectId projectId, AllocationId allocationId, UUID reductionId)
            implements AllocationCommand {}
}
