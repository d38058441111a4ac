package org.sunledger.ledger.supervision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;

/** 审计发现与整改. */
public sealed interface FindingEvent extends Event {
    FindingId findingId();

    @Override
    default StreamId stream() {
        return findingId().stream();
    }

    /** 问题类别 (domain.md 10 and 11.8). */
    enum Category implements Labelled {
        QUANTITY_OVERSTATED("虚报工程量"),
        IDLE_FUNDS("闲置"),
        WITHHOLDING("截留"),
        MISAPPROPRIATION("挪用"),
        NOT_PUBLISHED("未按规定公开"),
        LATE_PAYMENT("拨付不及时"),
        OTHER("其他");

        private final String chinese;

        Category(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 严重程度. */
    enum Severity implements Labelled {
        ROUTINE("一般"),
        SERIOUS("重大");

        private final String chinese;

        Severity(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * 发现问题.
     *
     * @param subjects the streams it is about, printed
     */
    record FindingRaised(
            FindingId findingId,
            String number,
            Category category,
            @Nullable Amount amountFen,
            List<String> subjects,
            OrgId unitOrg,
            Severity severity,
            LocalDate dueOn)
            implements FindingEvent {
        public FindingRaised {
            subjects = List.copyOf(subjects);
        }
    }

    /** 交办: one responsible person at any time (INV-25). */
    record FindingAssigned(FindingId findingId, UserId responsible) implements FindingEvent {}

    /** 报整改. */
    record RectificationReported(
            FindingId findingId, @Nullable TextDigest report) implements FindingEvent {}

    /** 复核通过. */
    record RectificationVerified(FindingId findingId) implements FindingEvent {}

    /** 复核退回. */
    record RectificationRejected(FindingId findingId) implements FindingEvent {}

    /** 销号. */
    record FindingClosed(FindingId findingId) implements FindingEvent {}
}
