package org.sunledger.ledger.shared;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a command came in: everything of the envelope that the asker gives.
 *
 * @param commandId the {@code Idempotency-Key}: the same id gets the same answer and no second event (INV-29)
 * @param digest SHA-256 of the request in lower-case hex
 * @param expectedVersion the stream version the asker looked at (INV-30); null: whatever it is now
 * @param isPreview decide only: refused or not, nothing is written
 */
public record Request(
        UUID commandId,
        String digest,
        Actor actor,
        LocalDate effectiveOn,
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable UUID correctsEventId,
        @Nullable TextDigest reason,
        @Nullable TextDigest lateReason,
        List<DocRef> docRefs,
        Source source,
        @Nullable Long expectedVersion,
        boolean isPreview) {
    /** Under this name it travels in a command message's metadata. */
    public static final String KEY = "request";

    public Request {
        docRefs = List.copyOf(docRefs);
    }

    /** A plain request of a person. */
    public static Request of(
            UUID commandId, String digest, Actor actor, LocalDate effectiveOn, Source.Channel channel) {
        return new Request(
                commandId,
                digest,
                actor,
                effectiveOn,
                commandId,
                null,
                null,
                null,
                null,
                List.of(),
                Source.of(channel),
                null,
                false);
    }

    /**
     * What an automation asks in a person's name, to finish what that person began.
     *
     * @param causationId the event that made it act; null where the command itself is taken in steps
     */
    public static Request automated(
            UUID commandId,
            String digest,
            Actor inTheNameOf,
            LocalDate effectiveOn,
            UUID correlationId,
            @Nullable UUID causationId,
            List<DocRef> docRefs) {
        return new Request(
                commandId,
                digest,
                inTheNameOf,
                effectiveOn,
                correlationId,
                causationId,
                null,
                null,
                null,
                docRefs,
                Source.of(Source.Channel.AUTOMATION),
                null,
                false);
    }

    public boolean isAutomation() {
        return source.channel() == Source.Channel.AUTOMATION;
    }

    public Request asPreview() {
        return new Request(
                commandId,
                digest,
                actor,
                effectiveOn,
                correlationId,
                causationId,
                correctsEventId,
                reason,
                lateReason,
                docRefs,
                source,
                expectedVersion,
                true);
    }

    public Request withReason(@Nullable TextDigest newReason) {
        return new Request(
                commandId,
                digest,
                actor,
                effectiveOn,
                correlationId,
                causationId,
                correctsEventId,
                newReason,
                lateReason,
                docRefs,
                source,
                expectedVersion,
                isPreview);
    }

    public Request withLateReason(@Nullable TextDigest newLateReason) {
        return new Request(
                commandId,
                digest,
                actor,
                effectiveOn,
                correlationId,
                causationId,
                correctsEventId,
                reason,
                newLateReason,
                docRefs,
                source,
                expectedVersion,
                isPreview);
    }

    public Request withDocRefs(List<DocRef> newDocRefs) {
        return new Request(
                commandId,
                digest,
                actor,
                effectiveOn,
                correlationId,
                causationId,
                correctsEventId,
                reason,
                lateReason,
                newDocRefs,
                source,
                expectedVersion,
                isPreview);
    }

    public Request expecting(@Nullable Long version) {
        return new Request(
                commandId,
                digest,
                actor,
                effectiveOn,
                correlationId,
                causationId,
                correctsEventId,
                reason,
                lateReason,
                docRefs,
                source,
                version,
                isPreview);
    }

    public Request correcting(@Nullable UUID eventId) {
        return new Request(
                commandId,
                digest,
                actor,
                effectiveOn,
                correlationId,
                causationId,
                eventId,
                reason,
                lateReason,
                docRefs,
                source,
                expectedVersion,
                isPreview);
    }
}
