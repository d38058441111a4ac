package org.sunledger.ledger.project;

import java.util.UUID;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Labelled;

/**
 * What notices, objections and findings mean for this project's money, recorded here by automations so that the project
 * can decide alone.
 */
public sealed interface ClearanceEvent extends ProjectEvent {
    /** What the closed notice was about. */
    enum Subject implements Labelled {
        /** N02 入库公示. */
        LISTING("入库公示", "notice of listing"),
        /** N05 实施前公示: clears payment (INV-05). */
        IMPLEMENTATION("实施前公示", "notice before works begin"),
        /** N06 竣工验收公告. */
        COMPLETION("竣工验收公告", "announcement of completion");

        private final String chinese;
        private final String english;

        Subject(String chinese, String english) {
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

    /** 公示期满无异议或异议已处理. */
    record ProjectNoticeClosed(ProjectId projectId, UUID noticeId, Subject subject, DivisionCode.Level level)
            implements ClearanceEvent {}

    /** 暂停: an objection is open; payment waits (INV-06). */
    record HoldSet(ProjectId projectId, UUID caseId, UUID noticeId) implements ClearanceEvent {}

    /** 恢复: the objection was answered. */
    record HoldLifted(ProjectId projectId, UUID caseId) implements ClearanceEvent {}

    /** 特批: a leader overrode the hold, with a reason in the envelope; stands on the auditor's first page. */
    record HoldOverridden(ProjectId projectId, UUID caseId) implements ClearanceEvent {}

    /** 销号: the finding behind a recovery is closed; its money may go back to the pool (INV-16). */
    record FindingClosureRecorded(ProjectId projectId, UUID findingId) implements ClearanceEvent {}
}
