package org.sunledger.projections.compliance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.DisbursementEvent.Kind;
import org.sunledger.ledger.project.MilestoneEvent.MilestoneVerified;
import org.sunledger.ledger.project.MilestoneEvent.MilestonesPlanned;
import org.sunledger.ledger.project.PipelineEvent.ContractSigned;
import org.sunledger.ledger.project.ProjectEvent;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.project.SettlementEvent;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.supervision.CaseEvent;
import org.sunledger.ledger.supervision.FindingEvent;
import org.sunledger.projections.engine.AppendOnly;

/**
 * 到期事项: what an event says about something that is due: that it begins, until when, and that it is done. Which
 * items are open, and how many days remain, is a question; no event knows it.
 */
public final class DueDates implements AppendOnly<DueDates.Key, DueDates.Row> {
    /** All of a milestone that can be verified. */
    private static final int WHOLE_BP = 10_000;

    enum Step {
        /** From here on it is due. */
        BEGUN,
        /** Nothing is due any more. */
        ENDED,
        /** Says more about it, and neither begins nor ends it. */
        TOLD,
        /** An announcement stands; it has no last day. */
        POSTED
    }

    /**
     * Names a row; one event may say something about several items.
     *
     * @param itemNo of the milestone; 0 where the subject has one item of the kind
     */
    public record Key(long position, DueDate.Kind kind, UUID subject, int itemNo) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparingLong(Key::position)
                .thenComparing(Key::kind)
                .thenComparing(Key::subject)
                .thenComparingInt(Key::itemNo);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What was said.
     *
     * @param label what people know the item by
     * @param on the last day, or the day from which a term is counted
     * @param months length of that term
     * @param money of a recovery; null for every other kind
     * @param noticeId the notice that would fulfil a duty to publish
     */
    public record Row(
            LocalDate effectiveOn,
            String divisionCode,
            Step step,
            @Nullable String label,
            @Nullable LocalDate on,
            @Nullable Integer months,
            @Nullable Owed money,
            @Nullable UUID noticeId) {}

    /**
     * What an event adds to what is owed.
     *
     * @param recovery null where the event only knows the receipt that it takes back
     * @param receipt null where no money came
     * @param amountFen positive when ordered, or when a receipt is taken back; negative when received or waived
     */
    public record Owed(@Nullable UUID recovery, @Nullable UUID receipt, long amountFen) {}

    @Override
    public String name() {
        return "due_date";
    }

    @Override
    public int foldVersion() {
        return 2; // 2: recoveries
    }

    @Override
    public Map<Key, Row> apply(JournalEvent event) {
        var said = new Said(event, new HashMap<>());
        switch (event.event()) {
            case CaseEvent e -> said.about(e);
            case FindingEvent e -> said.about(e);
            case NoticeEvent e -> said.about(e);
            case ProjectEvent e -> said.about(e);
            case AssetEvent.AssetHandedOver e ->
                said.begun(
                        DueDate.Kind.PUBLISH_HANDOVER,
                        e.assetId().value(),
                        e.handoverDocNo().value(),
                        said.day());
            default -> {} // nothing falls due
        }
        return said.rows;
    }

    private record Said(JournalEvent event, Map<Key, Row> rows) {
        LocalDate day() {
            return event.envelope().effectiveOn();
        }

        void about(CaseEvent supervised) {
            var id = supervised.caseId().value();
            switch (supervised) {
                case CaseEvent.CaseReceived e -> begun(DueDate.Kind.CASE_REPLY, id, null, e.dueOn());
                case CaseEvent.CaseReplied ignored -> ended(DueDate.Kind.CASE_REPLY, id);
                case CaseEvent.CaseAccepted ignored -> {}
                case CaseEvent.CaseAssigned ignored -> {}
                case CaseEvent.CaseClosed ignored -> {} // answered before
            }
        }

        void about(FindingEvent finding) {
            var id = finding.findingId().value();
            switch (finding) {
                case FindingEvent.FindingRaised e -> begun(DueDate.Kind.RECTIFICATION, id, e.number(), e.dueOn());
                case FindingEvent.FindingClosed ignored -> ended(DueDate.Kind.RECTIFICATION, id);
                case FindingEvent.FindingAssigned ignored -> {}
                case FindingEvent.RectificationReported ignored -> {} // may still be rejected
                case FindingEvent.RectificationVerified ignored -> {}
                case FindingEvent.RectificationRejected ignored -> {}
            }
        }

        void about(NoticeEvent notice) {
            var id = notice.noticeId().value();
            switch (notice) {
                case NoticeEvent.NoticeDrafted e -> {
                    put(DueDate.Kind.NOTICE_PERIOD, id, 0, Step.TOLD, e.number(), null, null, null);
                    var duty = DueDate.Kind.fulfilledBy(e.noticeType());
                    if (duty != null) fulfils(duty, e);
                }
                case NoticeEvent.NoticePosted e -> {
                    var lastOn = e.lastOn();
                    var step = lastOn == null ? Step.POSTED : Step.BEGUN;
                    put(DueDate.Kind.NOTICE_PERIOD, id, 0, step, null, lastOn, null, null);
                }
                case NoticeEvent.NoticeSuspended ignored -> ended(DueDate.Kind.NOTICE_PERIOD, id);
                case NoticeEvent.NoticeClosed ignored -> ended(DueDate.Kind.NOTICE_PERIOD, id);
                case NoticeEvent.NoticeSuperseded ignored -> ended(DueDate.Kind.NOTICE_PERIOD, id);
                case NoticeEvent.NoticeWithdrawn ignored -> ended(DueDate.Kind.NOTICE_PERIOD, id);
                case NoticeEvent.NoticeRevised ignored -> {}
                case NoticeEvent.NoticeApproved ignored -> {}
                case NoticeEvent.NoticeObjectionResolved ignored -> {} // posted again under a new number
            }
        }

        private void fulfils(DueDate.Kind duty, NoticeEvent.NoticeDrafted drafted) {
            for (var subject : drafted.subjects()) {
                var stream = StreamId.parse(subject);
                if (stream.type() != duty.subjectType()) continue;
                var id = UUID.fromString(stream.id());
                put(duty, id, 0, Step.TOLD, null, null, null, drafted.noticeId().value());
            }
        }

        void about(ProjectEvent project) {
            var id = project.projectId().value();
            switch (project) {
                case AllocationIssued e ->
                    begun(DueDate.Kind.PUBLISH_ALLOCATION, id, e.issueDocNo().value(), day());
                case MilestonesPlanned e -> {
                    for (var m : e.milestones())
                        put(DueDate.Kind.MILESTONE, id, m.no(), Step.BEGUN, m.name(), m.plannedOn(), null, null);
                }
                case MilestoneVerified e -> {
                    if (e.progressBp() >= WHOLE_BP)
                        put(DueDate.Kind.MILESTONE, id, e.milestoneNo(), Step.ENDED, null, null, null, null);
                }
                case ContractSigned e -> {
                    if (e.retentionBp() > 0) retention(id, Step.BEGUN, e.contractNo(), null, null);
                }
                case SettlementEvent.ProjectAccepted ignored -> retention(id, Step.TOLD, null, day(), null);
                case SettlementEvent.SettlementApproved e -> {
                    retention(id, Step.TOLD, null, null, e.defectMonths());
                    begun(DueDate.Kind.PUBLISH_COMPLETION, id, null, day());
                }
                case RecoveryEvent e -> recovery(id, e);
                case EntryReversed e -> {
                    if (e.originalKind() == OriginalKind.RECOVERY_RECEIVED)
                        owed(
                                id,
                                Step.TOLD,
                                null,
                                null,
                                new Owed(null, e.subjectId(), e.amountFen().fen()));
                }
                case DisbursementPaid e -> {
                    if (e.kind() == Kind.RETENTION) retention(id, Step.ENDED, null, null, null);
                }
                case DisbursementReturned e -> {
                    if (e.kind() == Kind.RETENTION) retention(id, Step.BEGUN, null, null, null);
                }
                default -> {} // nothing falls due
            }
        }

        private void recovery(UUID project, RecoveryEvent recovery) {
            var id = recovery.recoveryId().value();
            switch (recovery) {
                case RecoveryEvent.RecoveryOrdered e ->
                    owed(
                            project,
                            Step.BEGUN,
                            e.kind().chinese(),
                            e.dueOn(),
                            new Owed(id, null, e.amountFen().fen()));
                case RecoveryEvent.RecoveryReceived e ->
                    owed(
                            project,
                            Step.TOLD,
                            null,
                            null,
                            new Owed(id, e.receiptId(), -e.amountFen().fen()));
                case RecoveryEvent.RecoveryWaived e ->
                    owed(
                            project,
                            Step.TOLD,
                            null,
                            null,
                            new Owed(id, null, -e.amountFen().fen()));
                case RecoveryEvent.RecoveryReceiptEntered ignored -> {} // the maker's half
                case RecoveryEvent.RecoveryReceiptRejected ignored -> {}
                case RecoveryEvent.PoolReturnEntered ignored -> {} // came before
                case RecoveryEvent.RecoveryReturnedToPool ignored -> {} // came before
                case RecoveryEvent.WaiverProposed ignored -> {} // the auditor's half
            }
        }

        private void owed(UUID project, Step step, @Nullable String label, @Nullable LocalDate on, Owed money) {
            put(DueDate.Kind.RECOVERY, project, 0, new Row(day(), place(), step, label, on, null, money, null));
        }

        private void retention(
                UUID id, Step step, @Nullable String label, @Nullable LocalDate on, @Nullable Integer months) {
            put(DueDate.Kind.RETENTION, id, 0, step, label, on, months, null);
        }

        void begun(DueDate.Kind kind, UUID subject, @Nullable String label, LocalDate on) {
            put(kind, subject, 0, Step.BEGUN, label, on, null, null);
        }

        private void ended(DueDate.Kind kind, UUID subject) {
            put(kind, subject, 0, Step.ENDED, null, null, null, null);
        }

        private void put(
                DueDate.Kind kind,
                UUID subject,
                int itemNo,
                Step step,
                @Nullable String label,
                @Nullable LocalDate on,
                @Nullable Integer months,
                @Nullable UUID noticeId) {
            put(kind, subject, itemNo, new Row(day(), place(), step, label, on, months, null, noticeId));
        }

        private void put(DueDate.Kind kind, UUID subject, int itemNo, Row row) {
            rows.put(new Key(event.position(), kind, subject, itemNo), row);
        }

        private String place() {
            return event.envelope().divisionCode().value();
        }
    }
}
