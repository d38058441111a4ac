package org.sunledger.ledger.project;

import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.UserId;

/** 竣工验收与结算审定, and what of the settlement has become registered assets. */
public sealed interface SettlementEvent extends ProjectEvent {
    /** 验收结论. */
    enum Result implements Labelled {
        PASSED("合格"),
        FAILED("不合格");

        private final String chinese;

        Result(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 验收, on the effective date; the defect period runs from it. */
    record ProjectAccepted(ProjectId projectId, Result result, List<UserId> signatories) implements SettlementEvent {
        public ProjectAccepted {
            signatories = List.copyOf(signatories);
        }
    }

    /** 结算送审: the project authority's proposal. */
    record SettlementProposed(ProjectId projectId, Amount settlementFen) implements SettlementEvent {}

    /**
     * 结算审定.
     *
     * @param auditReduceFen 审减: contract less settlement
     * @param defectMonths length of the defect period that the rule set gave
     */
    record SettlementApproved(ProjectId projectId, Amount settlementFen, Amount auditReduceFen, int defectMonths)
            implements SettlementEvent {}

    /** Part of the settlement has become this asset's registered value (INV-18). */
    record AssetValueClaimed(ProjectId projectId, UUID assetId, Amount amountFen) implements SettlementEvent {}

    /** The asset's registration was abandoned. */
    record AssetValueReleased(ProjectId projectId, UUID assetId, Amount amountFen) implements SettlementEvent {}
}
