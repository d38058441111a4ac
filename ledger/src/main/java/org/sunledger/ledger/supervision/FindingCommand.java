package org.sunledger.ledger.supervision;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.Shape;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.ledger.supervision.FindingEvent.Category;
import org.sunledger.ledger.supervision.FindingEvent.Severity;

/** What may be asked of an audit finding. */
public sealed interface FindingCommand extends Command {
    FindingId findingId();

    @Override
    default StreamId stream() {
        return findingId().stream();
    }

    @Override
    default Set<Role> mayBeGivenBy() {
        return Set.of(Role.AUDITOR);
    }

    /** Streams that one finding is about. */
    int SUBJECTS_MAX = 500;

    /**
     * 发现问题.
     *
     * @param amountFen null where it is not about money
     * @param subjects the streams it is about, printed
     */
    record RaiseFinding(
            FindingId findingId,
            String number,
            Category category,
            @Nullable Amount amountFen,
            List<String> subjects,
            OrgId unitOrg,
            Severity severity)
            implements FindingCommand {
        public RaiseFinding {
            var shape = new Shape().text("number", number).given("subjects", !subjects.isEmpty());
            if (amountFen != null) shape.positive("amountFen", amountFen);
            subjects = List.copyOf(subjects);
            Subjects.check(shape, subjects, SUBJECTS_MAX).orThrow();
        }
    }

    /** 交办: one responsible person (INV-25); named again, the new one takes the place of the old. */
    record AssignFinding(FindingId findingId, UserId responsible) implements FindingCommand {}

    /** 报整改. */
    record ReportRectification(
            FindingId findingId, @Nullable TextDigest report) implements FindingCommand {
        @Override
        public Set<Role> mayBeGivenBy() {
            return Set.of(Role.PROJECT_AUTHORITY, Role.TOWN, Role.VILLAGE_CLERK, Role.MAKER);
        }
    }

    /** 复核通过, by an auditor who had no part in the correction. */
    record VerifyRectification(FindingId findingId) implements FindingCommand {}

    /** 复核退回. */
    record RejectRectification(FindingId findingId) implements FindingCommand {}

    /** 销号: verified, and every recovery that rests on it received or waived (INV-24). */
    record CloseFinding(FindingId findingId) implements FindingCommand {}
}
