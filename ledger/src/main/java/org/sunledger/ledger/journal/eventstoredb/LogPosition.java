package org.sunledger.ledger.journal.eventstoredb;

import java.util.regex.Pattern;

/**
 * A place in the server's log of all streams. Both numbers are unsigned byte offsets: they have gaps, and a position that
 * was not read from the server exists nowhere, so nobody adds or subtracts. Stored as two signed 64-bit numbers, they
 * come back equal.
 *
 * @param commit unsigned
 * @param prepare unsigned; differs from {@code commit} only for events of old explicit transactions
 */
public record LogPosition(long commit, long prepare) implements Comparable<LogPosition> {
    /** Before the first event; not (0, 0), where an event may stand. The server never gives its largest number out. */
    public static final LogPosition START = new LogPosition(-1, -1);

    private static final Pattern FORM = Pattern.compile("([0-9]+)/([0-9]+)");

    public boolean isStart() {
        return equals(START);
    }

    public boolean isAfter(LogPosition other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(LogPosition other) {
        if (isStart() || other.isStart()) return Boolean.compare(other.isStart(), isStart());
        int byCommit = Long.compareUnsigned(commit, other.commit);
        return byCommit == 0 ? Long.compareUnsigned(prepare, other.prepare) : byCommit;
    }

    /** Reads {@link #toString()} back. */
    public static LogPosition parse(String text) {
        if (text.equals("start")) return START;
        var form = FORM.matcher(text);
        if (!form.matches()) throw new IllegalArgumentException("Not a position of the log: " + text);
        return new LogPosition(Long.parseUnsignedLong(form.group(1)), Long.parseUnsignedLong(form.group(2)));
    }

    /** {@code commit/prepare}, unsigned, or {@code start}. */
    @Override
    public String toString() {
        return isStart() ? "start" : Long.toUnsignedString(commit) + "/" + Long.toUnsignedString(prepare);
    }
}
