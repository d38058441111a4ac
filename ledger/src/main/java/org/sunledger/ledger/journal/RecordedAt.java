package org.sunledger.ledger.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** 记账时点 as text: UTC with exactly three decimals, {@code 2018-03-12T02:00:00.000Z}. */
public final class RecordedAt {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** What the form can say; instants beyond mean "before everything" and "by now". */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00.000Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private RecordedAt() {}

    public static String text(Instant instant) {
        return FORM.format(instant);
    }

    public static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The latest text that a record known by the instant can carry; empty: none can. */
    public static Optional<String> latestBy(Instant knownAt) {
        if (knownAt.isBefore(FIRST)) return Optional.empty();
        return Optional.of(text(of(knownAt.isAfter(LAST) ? LAST : knownAt)));
    }
}
