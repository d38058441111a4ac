package org.sunledger.ledger.journal;

import java.time.Instant;
import java.time.LocalDate;
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

    private static final int LENGTH = 24;

    private RecordedAt() {}

    public static String text(Instant instant) {
        return FORM.format(instant);
    }

    /**
     * Reads {@link #text} back. By hand, because every reader of a journal does it for every record.
     *
     * @throws java.time.DateTimeException another form
     */
    public static Instant parse(String text) {
        if (text.length() != LENGTH) return Instant.parse(text);
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        int millis = number(text, 20, 3);
        boolean isForm = text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == '.'
                && text.charAt(23) == 'Z';
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        boolean isTime =
                hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && millis >= 0;
        if (!isForm || !isTime || year < 0 || month < 0 || day < 0) return Instant.parse(text);
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400L + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochMilli(seconds * 1_000 + millis);
    }

    /** @return −1: something else than digits */
    private static int number(String text, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            number = number * 10 + digit;
        }
        return number;
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
