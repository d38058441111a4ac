package org.sunledger.ledger.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.TextDigest;
import org.sunledger.ledger.shared.UserId;

/** 异议与信访举报. Who complained is never in an event. */
public sealed interface CaseEvent extends Event {
    CaseId caseId();

    @Override
    default StreamId stream() {
        return caseId().stream();
    }

    /** 渠道. */
    enum Channel implements Labelled {
        HOTLINE_12317("12317"),
        LETTER("来信"),
        VISIT("来访"),
        WEB("网络"),
        NOTICE_OBJECTION("公示异议"),
        SUPERIOR("上级交办"),
        INSPECTION("巡视巡察");

        private final String chinese;

        Channel(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 交办级别. */
    enum AssignedLevel implements Labelled {
        CENTRAL("中央"),
        PROVINCE("省"),
        CITY("市"),
        COUNTY("县");

        private final String chinese;

        AssignedLevel(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /** 实名或匿名. */
    enum Anonymity implements Labelled {
        NAMED("实名"),
        ANONYMOUS("匿名");

        private final String chinese;

        Anonymity(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    /**
     * 收到.
     *
     * @param noticeId the notice objected to; null for other channels
     */
    record CaseReceived(
            CaseId caseId,
            Channel channel,
            AssignedLevel assignedLevel,
            Anonymity anonymity,
            @Nullable UUID reporterRef,
            List<String> subjects,
            @Nullable UUID noticeId,
            String categoryCode,
            TextDigest text,
            LocalDate dueOn)
            implements CaseEvent {
        public CaseReceived {
            subjects = List.copyOf(subjects);
        }
    }

    record CaseAccepted(CaseId caseId) implements CaseEvent {}

    /** 交办: exactly one owner. */
    record CaseAssigned(CaseId caseId, UserId owner) implements CaseEvent {}

    /** 答复. */
    record CaseReplied(CaseId caseId, TextDigest reply) implements CaseEvent {}

    /** 办结. */
    record CaseClosed(CaseId caseId) implements CaseEvent {}
}
