package org.sunledger.ledger.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** 记账时点 as text: UTC with exactly three decimals, {@code 2018-03-12T02:00:00.000Z}. */
public final class RecordedAt {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private RecordedAt() {}

    public static String text(Instant instant) {
        return FORM.format(instant);
    }

    public static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
