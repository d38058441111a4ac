package org.sunledger.ledger.project;

import java.util.List;
import java.util.UUID;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.shared.Labelled;

/** 红字更正: never edit; reverse, then enter the right thing. */
public sealed interface ReversalEvent extends ProjectEvent {
    /** What kind of entry is reversed; the posting negates it. */
    enum OriginalKind implements Labelled {
        DISBURSEMENT_PAID("支付", "payment"),
        RECOVERY_RECEIVED("追回到账", "recovery received");

        private final String chinese;
        private final String english;

        OriginalKind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        @Override
        public String english() {
            return english;
        }
    }

    /** 冲销(经办). */
    record ReversalEntered(ProjectId projectId, UUID reversalId, UUID correctsEventId) implements ReversalEvent {}

    /**
     * 冲销(复核): the posting. Carries the original's positive amount, kind, lines, and takes its effective date
     * (INV-31).
     *
     * @param subjectId the disbursement or the receipt that is reversed
     */
    record EntryReversed(
            ProjectId projectId,
            UUID reversalId,
            UUID correctsEventId,
            OriginalKind originalKind,
            UUID subjectId,
            AllocationId allocationId,
            Amount amountFen,
            int fiscalYear,
            List<FundLine> lines)
            implements ReversalEvent {
        public EntryReversed {
            lines = List.copyOf(lines);
        }
    }
}
