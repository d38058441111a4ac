package org.sunledger.api.wiring;

/** What the program's last word to whoever started it means. 128 and more: the signal that ended it. */
public final class ExitCode {
    public static final int DONE = 0;

    /** Refused, or failed for the reason that was told; also a start that is refused. */
    public static final int REFUSED = 1;

    /** The program's own database died and does not come back. */
    public static final int DATABASE_LOST = 2;

    /** A check found what it looked for: a damaged file, or two journals that differ. */
    public static final int DIFFERENT = 3;

    /** The command line was not understood: what {@code sysexits.h} calls EX_USAGE. */
    public static final int USAGE = 64;

    /** Ctrl-C. */
    public static final int CANCELLED = 130;

    private ExitCode() {}
}
