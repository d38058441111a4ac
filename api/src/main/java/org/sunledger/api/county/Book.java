package org.sunledger.api.county;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Sha256;
import org.sunledger.ledger.shared.Source;
import org.sunledger.ledger.shared.TextDigest;

/** Gives every event its place, its time and its envelope, as the engine and the shells do. */
final class Book {
    private static final HexFormat HEX = HexFormat.of();

    /** Between two events that follow each other without a person: as long as a commit takes. */
    private static final int COMMIT_MILLIS_MAX = 40;

    private final Chance chance;
    private final Registry registry;
    private final Supplier<Instant> now;
    private final Consumer<JournalEvent> out;
    private final TextDigest lateReason;
    private Instant last = Instant.EPOCH;
    private long position;

    /** @param out gets every event in the order of positions */
    Book(Chance chance, Registry registry, Supplier<Instant> now, Consumer<JournalEvent> out) {
        this.chance = chance;
        this.registry = registry;
        this.now = now;
        this.out = out;
        this.lateReason = chance.text();
    }

    long position() {
        return position;
    }

    /** A person did it. */
    Told tell(Act act, Track track, Event event) {
        var commandId = chance.id();
        return write(act, track, event, commandId, commandId, null, Source.Channel.UI, registry.seen(act));
    }

    /** An automation did it in the same person's name, because of what was told. */
    Told follow(Told cause, Track track, Event event) {
        return write(
                cause.act(),
                track,
                event,
                chance.id(),
                cause.correlationId(),
                cause.eventId(),
                Source.Channel.AUTOMATION,
                List.of(registry.seenRules()));
    }

    private Told write(
            Act act,
            Track track,
            Event event,
            UUID commandId,
            UUID correlationId,
            @Nullable UUID causationId,
            Source.Channel channel,
            List<Envelope.SeenAt> seen) {
        var envelope = new Envelope(
                act.on(),
                act.on().getYear(),
                act.place(),
                act.by(),
                commandId,
                Sha256.of(commandId.toString()),
                correlationId,
                causationId,
                null,
                null,
                late(act.on(), channel),
                List.of(),
                Source.of(channel),
                registry.inForce(act.on()),
                seen,
                HEX.toHexDigits(chance.bits()) + HEX.toHexDigits(chance.bits()));
        last = time();
        var eventId = eventId(last);
        out.accept(new JournalEvent(++position, last, track.take(), eventId, event, envelope));
        return new Told(eventId, position, correlationId, act);
    }

    private @Nullable TextDigest late(LocalDate on, Source.Channel channel) {
        return channel != Source.Channel.AUTOMATION && registry.isClosed(on) ? lateReason : null;
    }

    /** Never before the event before. */
    private Instant time() {
        var wanted = now.get().truncatedTo(ChronoUnit.MILLIS);
        var soonest = last.plusMillis(chance.between(1, COMMIT_MILLIS_MAX));
        return position > 0 && wanted.isBefore(soonest) ? soonest : wanted;
    }

    /** UUIDv7 of the time of recording. */
    private UUID eventId(Instant at) {
        long high = (at.toEpochMilli() << 16) | 0x7000L | (chance.bits() & 0xFFF);
        long low = (chance.bits() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
