package org.sunledger.ledger.journal.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Bytes up to each line end. A line has a limit: whoever reads a stranger's file decides how much memory it takes. */
final class Lines {
    private static final int BUFFER = 64 * 1024;
    private static final byte END = '\n';

    private final InputStream in;
    private final int lengthMax;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean isCutOff;

    Lines(InputStream in, int lengthMax) {
        this.in = in;
        this.lengthMax = lengthMax;
    }

    /**
     * The next line without its end; null when there is none. What stands after the last line end is no line.
     *
     * @throws LineTooLong beyond the limit
     */
    byte @Nullable [] next() throws IOException {
        var line = new ByteArrayOutputStream(1024);
        while (true) {
            if (from == to && !fill()) {
                isCutOff = line.size() > 0;
                return null;
            }
            int end = from;
            while (end < to && buffer[end] != END) end++;
            if (line.size() + (end - from) > lengthMax) throw new LineTooLong();
            line.write(buffer, from, end - from);
            from = end;
            if (end < to) {
                from++;
                return line.toByteArray();
            }
        }
    }

    /** Whether the input ended in the middle of a line. */
    boolean isCutOff() {
        return isCutOff;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    static final class LineTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        LineTooLong() {
            super("line too long");
        }
    }
}
