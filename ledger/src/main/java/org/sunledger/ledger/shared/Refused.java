package org.sunledger.ledger.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal with the figures that led to it; amounts read as yuan in the sentences. */
public record Refused(Refusal refusal, Map<String, Object> facts) {
    public Refused {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    public String chinese() {
        return fill(refusal.chinese());
    }

    public String english() {
        return fill(refusal.english());
    }

    private String fill(String sentence) {
        var filled = sentence;
        for (var fact : facts.entrySet()) {
            filled = filled.replace("{" + fact.getKey() + "}", String.valueOf(fact.getValue()));
        }
        return filled;
    }
}
