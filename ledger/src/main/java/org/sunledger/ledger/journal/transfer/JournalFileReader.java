package org.sunledger.ledger.journal.transfer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.AppendRules;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.journal.transfer.JournalFile.Contents;
import org.sunledger.ledger.journal.transfer.JournalLines.Header;
import org.sunledger.ledger.journal.transfer.JournalLines.Trailer;
import org.sunledger.ledger.shared.StreamId;

/**
 * Reads a file page by page and refuses whatever an export would not have written. Only the end, with its digest, tells
 * whether what came before may be believed. Memory grows with the number of streams, whose versions it counts, and not
 * with the number of records.
 */
final class JournalFileReader implements AutoCloseable {
    /** A page ends at either; both keep a page in memory small, and a transaction of a journal short. */
    static final int PAGE_RECORDS = 500;

    static final int PAGE_BYTES = 4 * 1024 * 1024;

    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;
    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final long bytes;
    private final Counted counted;
    private final Lines lines;
    private final Header header;
    private final Digests digests = new Digests();
    private final Map<StreamId, Long> versions = new HashMap<>();
    private long line;
    private long position;
    private @Nullable Instant latest;
    private @Nullable Contents contents;

    private JournalFileReader(Path file, long bytes, Counted counted, InputStream content) throws IOException {
        this.file = file;
        this.bytes = bytes;
        this.counted = counted;
        lines = new Lines(content, JournalLines.LENGTH_MAX);
        header = readHeader();
    }

    static JournalFileReader open(Path file) throws IOException {
        var counted = new Counted(Files.newInputStream(file));
        try {
            var plain = new BufferedInputStream(counted, BUFFER);
            return new JournalFileReader(file, Files.size(file), counted, unpacked(file, plain));
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    /** By its first bytes, whatever it is called now. */
    private static InputStream unpacked(Path file, BufferedInputStream plain) throws IOException {
        plain.mark(2);
        var isPacked = plain.read() == GZIP_MAGIC_1 && plain.read() == GZIP_MAGIC_2;
        plain.reset();
        if (!isPacked) return plain;
        try {
            return new GZIPInputStream(plain, BUFFER);
        } catch (EOFException | ZipException e) {
            throw TransferRefusal.NOT_A_JOURNAL_FILE.because(e, new Object[] {file, "gzip"});
        }
    }

    private Header readHeader() throws IOException {
        var first = nextLine();
        if (first == null) throw TransferRefusal.NOT_A_JOURNAL_FILE.because(file, "0");
        Header read;
        try {
            read = JournalLines.header(first);
        } catch (IOException | RuntimeException e) {
            throw TransferRefusal.NOT_A_JOURNAL_FILE.because(e, new Object[] {file, said(e)});
        }
        if (!read.format().equals(JournalFile.FORMAT))
            throw TransferRefusal.UNKNOWN_FORMAT.because(read.format(), JournalFile.FORMAT);
        digests.header(first);
        return read;
    }

    Header header() {
        return header;
    }

    /** Of the file as it lies there, packed or not. */
    long bytes() {
        return bytes;
    }

    long bytesRead() {
        return counted.read;
    }

    /** The next page; empty at the end, which then was found to be as the last line says. */
    List<JournalRecord> next() throws IOException {
        if (contents != null) return List.of();
        var page = new ArrayList<JournalRecord>();
        for (long size = 0; page.size() < PAGE_RECORDS && size < PAGE_BYTES; ) {
            var next = nextLine();
            if (next == null) throw TransferRefusal.CUT_OFF.because(line);
            if (JournalLines.isTrailer(next)) {
                // What stands before the end is handed over first: whoever takes it asks once more.
                finish(next);
                return page;
            }
            var stored = stored(next);
            digests.stored(next);
            page.add(stored);
            size += stored.payload().length + stored.metadata().length;
        }
        return page;
    }

    /** What was read; only after the end. */
    Contents contents() {
        if (contents == null) throw new IllegalStateException("Not read to the end");
        return contents;
    }

    private JournalRecord stored(byte[] next) {
        JournalRecord stored;
        try {
            stored = JournalLines.stored(next);
        } catch (IOException | RuntimeException e) {
            throw TransferRefusal.MALFORMED_LINE.because(e, new Object[] {line, said(e)});
        }
        requireNext(stored);
        position = stored.position();
        if (latest == null || stored.recordedAt().isAfter(latest)) latest = stored.recordedAt();
        versions.put(stored.stream(), stored.streamVersion());
        return stored;
    }

    private void requireNext(JournalRecord stored) {
        if (stored.position() != position + 1) throw TransferRefusal.GAP.because(line, position + 1, stored.position());
        if (position == 0
                && !(stored.eventType().equals(AppendRules.OPENED)
                        && stored.stream().id().equals(header.ledgerId())))
            throw TransferRefusal.MALFORMED_LINE.because(line, AppendRules.OPENED + " " + header.ledgerId());
        long version = versions.getOrDefault(stored.stream(), -1L) + 1;
        if (stored.streamVersion() != version)
            throw TransferRefusal.VERSION_GAP.because(line, stored.stream(), version, stored.streamVersion());
        // Where many append at once, times overlap a little; no engine stamps what goes back further.
        if (latest != null && stored.recordedAt().isBefore(latest.minus(RecordingClock.STEP_MAX)))
            throw TransferRefusal.TIME_WENT_BACK.because(line, stored.recordedAt());
    }

    private void finish(byte[] last) throws IOException {
        Trailer trailer;
        try {
            trailer = JournalLines.trailer(last);
        } catch (IOException | RuntimeException e) {
            throw TransferRefusal.MALFORMED_LINE.because(e, new Object[] {line, said(e)});
        }
        if (position == 0) throw TransferRefusal.NOT_A_JOURNAL_FILE.because(file, "0");
        long end = line;
        if (nextLine() != null || lines.isCutOff()) throw TransferRefusal.GOES_ON_AFTER_ITS_END.because(end);
        var all = digests.ofAll();
        var records = digests.ofRecords();
        if (!trailer.sha256().equals(all)) throw TransferRefusal.WRONG_DIGEST.because(trailer.sha256(), all);
        if (!trailer.recordsSha256().equals(records))
            throw TransferRefusal.WRONG_DIGEST.because(trailer.recordsSha256(), records);
        if (trailer.records() != position) throw wrongCount("结尾行", "last line", trailer.records());
        if (header.head() != position) throw wrongCount("首行", "first line", header.head());
        contents = new Contents(file, header.ledgerId(), header.engine(), header.exportedAt(), position, all, records);
    }

    private TransferRefused wrongCount(String chinese, String english, long said) {
        return TransferRefusal.WRONG_COUNT.because(chinese, english, said, position);
    }

    private byte @Nullable [] nextLine() throws IOException {
        try {
            var next = lines.next();
            if (next != null) line++;
            return next;
        } catch (EOFException e) {
            throw TransferRefusal.CUT_OFF.because(e, new Object[] {line});
        } catch (ZipException | Lines.LineTooLong e) {
            throw TransferRefusal.MALFORMED_LINE.because(e, new Object[] {line + 1, said(e)});
        }
    }

    private static String said(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("?");
    }

    @Override
    public void close() throws IOException {
        counted.close();
    }

    /** Tells how far a file has been read, below whatever unpacks it. */
    private static final class Counted extends java.io.FilterInputStream {
        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) read++;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            if (some > 0) read += some;
            return some;
        }
    }
}
