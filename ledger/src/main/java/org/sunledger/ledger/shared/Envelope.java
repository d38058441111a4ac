package org.sunledger.ledger.shared;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries beside its facts (domain.md section 3): the record's metadata. Position, stream, version,
 * event type, schema version and recordedAt stand in the record itself; the unit is the actor's.
 *
 * @param effectiveOn when it happened: civil date in Asia/Shanghai, the only posting date
 * @param divisionCode the place the event is about
 * @param requestDigest SHA-256 of the request, lower-case hex: the same command id with another digest is refused
 * @param correlationId the command that started the chain
 * @param causationId the event that made an automation act
 * @param correctsEventId the entry that this one puts right
 * @param seen what the decision asked of other streams, and at which version it was answered
 * @param salt 128 random bits, lower-case hex, so that digests of small payloads cannot be guessed
 */
public record Envelope(
        LocalDate effectiveOn,
        int fiscalYear,
        DivisionCode divisionCode,
        Actor actor,
        UUID commandId,
        String requestDigest,
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable UUID correctsEventId,
        @Nullable TextDigest reason,
        @Nullable TextDigest lateReason,
        List<DocRef> docRefs,
        Source source,
        @Nullable RuleSetVersion ruleSet,
        List<SeenAt> seen,
        String salt) {
    /** The rule set in force that the decision read. */
    public record RuleSetVersion(String ruleSetId, int version) {}

    /** A stream and the version it had when asked; −1: it had no event. */
    public record SeenAt(String stream, long version) {}

    public Envelope {
        docRefs = List.copyOf(docRefs);
        seen = List.copyOf(seen);
    }
}
