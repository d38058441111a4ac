package org.sunledger.ledger.journal.eventstoredb.node;

import java.time.Duration;
import java.time.Instant;

/**
 * What a server must be like before the ledger starts on it.
 *
 * @param refuse false only for trials: threats are written to the log, and the ledger starts
 * @param scavengesReviewedUpTo scavenges that ran before this instant were looked at by a person, with a verification of
 *     the whole ledger after them; {@link Instant#EPOCH}: none was
 * @param scanning how long to look for threats in the cluster's log before the rest is left to a later start
 */
public record SafetyRules(boolean refuse, Instant scavengesReviewedUpTo, Duration scanning) {
    /** The server looks through some hundred thousand records a second. */
    private static final Duration SCANNING = Duration.ofMinutes(5);

    public static SafetyRules strict() {
        return new SafetyRules(true, Instant.EPOCH, SCANNING);
    }

    /** For a cluster without users, as developers start it. Never for public money. */
    public static SafetyRules forTrials() {
        return new SafetyRules(false, Instant.EPOCH, SCANNING);
    }
}
