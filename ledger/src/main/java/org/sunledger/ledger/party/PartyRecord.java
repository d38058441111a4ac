package org.sunledger.ledger.party;

import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Labelled;

/**
 * 收款人资料: who stands behind a party reference. Never leaves this package but masked, or to a payment order.
 *
 * @param idNumber 身份证号 or 统一社会信用代码, where a rule demands it
 */
public record PartyRecord(
        Kind kind,
        String name,
        @Nullable String account,
        @Nullable String bank,
        @Nullable String idNumber) {
    /** What sort of party. */
    public enum Kind implements Labelled {
        COMPANY("单位"),
        PERSON("个人"),
        VILLAGE("村集体");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    public PartyRecord {
        name = name.strip();
        if (name.isEmpty()) throw PartyRefusal.RECORD_INCOMPLETE.because("field", "name");
    }

    /** Logs print records; this one says nothing. */
    @Override
    public String toString() {
        return "PartyRecord[" + kind + "]";
    }
}
