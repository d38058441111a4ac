package org.sunledger.ledger.registry;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** 规则集: parameters, versioned by the day they come into force. */
public sealed interface RuleSetEvent extends Event {
    String ruleSetId();

    @Override
    default StreamId stream() {
        return new StreamId(StreamType.RULE_SET, ruleSetId());
    }

    /**
     * 发布规则. Versions count from 1; on a day the highest version whose span holds it is in force.
     *
     * @param effectiveTo last day, inclusive; null: open
     */
    record RuleSetPublished(
            String ruleSetId,
            int version,
            @Nullable DocNo docNo,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            List<RuleParameter> params)
            implements RuleSetEvent {
        public RuleSetPublished {
            params = List.copyOf(params);
        }
    }

    /**
     * One parameter (domain.md section 5).
     *
     * @param key for example {@code retention.max.bp}
     * @param value whole number in the given unit
     * @param unit {@code bp}, {@code fen}, {@code days}, {@code workingDays}, {@code months}, {@code years}, {@code
     *     items}, {@code bool}
     * @param source the document it comes from
     * @param certainty how far the value may be trusted
     */
    record RuleParameter(String key, long value, String unit, String source, Certainty certainty) {}

    /** The marks of domain.md: stated in a source document, read in a published rule, law not re-read, unconfirmed. */
    enum Certainty implements Labelled {
        SOURCE("文件载明", "stated in a source document"),
        READ("已读原文", "read in a published rule"),
        LAW_UNREAD("法规,未复核原文", "law, not read again"),
        UNCONFIRMED("未证实", "unconfirmed");

        private final String chinese;
        private final String english;

        Certainty(String chinese, String english) {
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
}
