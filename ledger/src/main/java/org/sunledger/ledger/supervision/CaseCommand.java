package org.sunledger.ledger.supervision;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.notice.NoticeId;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.supervision.CaseEvent.Anonymity;
import org.sunledger.ledger.supervision.CaseEvent.AssignedLevel;
import org.sunledger.ledger.supervision.CaseEvent.Channel;

/** What may be asked of an objection or a petition. */
public sealed interface CaseCommand extends Command {
    CaseId caseId();

    @Override
    default StreamId stream() {
        return caseId().stream();
    }

    @Override
    default Set<Role> mayBeGivenBy() {
        return Set.of(Role.PROJECT_AUTHORITY);
    }

    /** Streams that one case is about. */
    int SUBJECTS_MAX = 500;

    /**
     * 收到.
     *
     * @param reporterRef into the vault; null for the anonymous
     * @param subjects the streams it is about, printed; may be empty
     * @param noticeId the notice objected to; null for other channels
     * @param text digest of what was said
     */
    record ReceiveCase(
            CaseId caseId,
            Channel channel,
            AssignedLevel assignedLevel,
            Anonymity anonymity,
            @Nullable UUID reporterRef,
            List<String> subjects,
            @Nullable NoticeId noticeId,
            String categoryCode,
            TextDigest text)
            implements CaseCommand {
        public ReceiveCase {
            subjects = List.copyOf(subjects);
            Subjects.check(new Shape(), subjects, SUBJECTS_MAX)
                    .text("categoryCode", categoryCode)
                    .given("noticeId", channel != Channel.NOTICE_OBJECTION || noticeId != null)
                    .right(
                            "reporterRef",
                            anonymity != Anonymity.ANONYMOUS || reporterRef == null,
                            "空:匿名反映不留反映人",
                            "nothing: an anonymous case names nobody")
                    .orThrow();
        }

        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(
                    Role.VILLAGE_CLERK,
                    Role.VILLAGE_SUPERVISOR,
                    Role.TOWN,
                    Role.PROJECT_AUTHORITY,
                    Role.NOTICE_OFFICER,
                    Role.AUDITOR,
                    Role.DISCIPLINE);
        }
    }

    /** 受理. */
    record AcceptCase(CaseId caseId) implements CaseCommand {}

    /** 交办: exactly one owner; named again, the new one takes the place of the old. */
    record AssignCase(CaseId caseId, UserId owner) implements CaseCommand {}

    /** 答复, by the owner or the owner's unit. */
    record ReplyCase(CaseId caseId, TextDigest reply) implements CaseCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.PROJECT_AUTHORITY, Role.TOWN);
        }
    }

    /** 办结, by somebody who did not reply. */
    record CloseCase(CaseId caseId) implements CaseCommand {}
}
