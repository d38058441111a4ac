package org.sunledger.api.json;

import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.ledger.shared.Rejection;

/** 自由文本: what a person types (a reason, an opinion, an objection). The ledger keeps its digest, the text stands erasable beside it. */
public record FreeText(String value) {
    public static final int MAX = 2_000;

    /** @throws Rejection it is blank or too long */
    public FreeText {
        value = value.strip();
        if (value.isEmpty() || value.length() > MAX) throw ApiRefusal.TEXT_TOO_LONG.because("max", MAX);
    }
}
