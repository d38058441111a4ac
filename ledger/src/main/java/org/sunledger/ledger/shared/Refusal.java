package org.sunledger.ledger.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way the ledger says no: a permanent code, a Chinese and an English sentence with {@code {facts}}, and the number
 * of the invariant it guards.
 */
public interface Refusal {
    /** {@code feature/reason}; the problem's type is {@code /problems/} and this. */
    String code();

    String chinese();

    String english();

    /** Number in domain.md section 6; {@link #NO_INVARIANT} for the rest. The lowest of several gives the type. */
    int invariant();

    Kind kind();

    int NO_INVARIANT = 99;

    /** What sort of no it is; the front door maps it to a status. */
    enum Kind {
        /** What was sent is not well formed. */
        MALFORMED,
        /** The role, the area or a person already in the chain forbids it. */
        FORBIDDEN,
        /** Something named does not exist. */
        UNKNOWN,
        /** The history refuses it. */
        CONFLICT
    }

    /** A rejection with the figures that led to it: name, value, name, value, …; amounts as {@link Amount}. */
    default Rejection because(@Nullable Object... facts) {
        return new Rejection(new Refused(this, facts(facts)));
    }

    static Map<String, Object> facts(@Nullable Object... namesAndValues) {
        var facts = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) facts.put(String.valueOf(namesAndValues[i]), value);
        }
        return facts;
    }
}
