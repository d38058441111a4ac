package org.sunledger.ledger.wire;

import java.util.regex.Pattern;

/**
 * How an event is called in the journal. Frozen once landed.
 *
 * @param eventType for example {@code disbursement.paid}
 * @param schemaVersion the version that is written now, from 1; older ones are read through upcasters
 */
public record WireName(String eventType, int schemaVersion) {
    private static final Pattern FORM = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");

    public WireName {
        if (!FORM.matcher(eventType).matches()) throw new IllegalArgumentException("Not a wire name: " + eventType);
        if (schemaVersion < 1) throw new IllegalArgumentException(eventType + ": versions count from 1");
    }
}
