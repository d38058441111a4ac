package org.sunledger.ledger.journal.transfer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.ReadAhead;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.journal.transfer.JournalFile.Contents;
import org.sunledger.ledger.journal.transfer.JournalLines.Header;
import org.sunledger.ledger.journal.transfer.JournalLines.Trailer;
import org.sunledger.ledger.journal.transfer.Watch.Stage;

/**
 * 导出: writes a journal up to the head it has now into a file; what is recorded meanwhile is not in it. The file appears
 * under its name when it is whole and on disk, and not before. An export that was ended is simply done again: it only
 * reads, page by page.
 */
public final class JournalExport {
    /** What is being written; one that a killed export left behind is overwritten by the next. */
    static final String UNFINISHED = ".part";

    static final String PACKED = ".gz";

    /** Pages of the largest possible records stay below 64 MiB. */
    private static final int PAGE = 250;

    private static final int BUFFER = 64 * 1024;

    private final Journal journal;
    private final String engine;
    private final Watch watch;

    /** @param engine what the file says it came from */
    public JournalExport(Journal journal, String engine, Watch watch) {
        this.journal = journal;
        this.engine = engine;
        this.watch = watch;
    }

    /**
     * Writes the file.
     *
     * @param file must not exist; packed when its name ends in {@code .gz}
     * @param now what the file says about when it was written
     * @throws TransferRefused the file exists, or the journal is empty
     * @throws TransferCancelled the watch ended it; nothing is left behind
     */
    public Contents to(Path file, Instant now) throws IOException {
        if (Files.exists(file)) throw TransferRefusal.FILE_EXISTS.because(file);
        var opened = journal.at(1).orElseThrow(TransferRefusal.NOTHING_TO_EXPORT::because);
        var header = new Header(JournalFile.FORMAT, opened.stream().id(), engine, RecordedAt.text(now), journal.head());
        var unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        try {
            var contents = write(file, unfinished, header);
            if (Files.exists(file)) throw TransferRefusal.FILE_EXISTS.because(file);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            syncDirectoryOf(file);
            return contents;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Contents write(Path file, Path unfinished, Header header) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try (var channel = FileChannel.open(unfinished, options, onlyMine(unfinished))) {
            var plain = Channels.newOutputStream(channel);
            var isPacked = file.getFileName().toString().endsWith(PACKED);
            var out = isPacked ? new GZIPOutputStream(plain, BUFFER) : new BufferedOutputStream(plain, BUFFER);
            var contents = lines(file, header, out);
            if (out instanceof GZIPOutputStream packed) packed.finish();
            out.flush();
            channel.force(true);
            return contents;
        }
    }

    private Contents lines(Path file, Header header, OutputStream out) throws IOException {
        var digests = new Digests();
        var first = JournalLines.write(header);
        digests.header(first);
        put(out, first);
        try (var ahead = new ReadAhead(journal, 0, PAGE)) {
            for (long position = 0; position < header.head(); ) {
                var page = ahead.next();
                if (page.isEmpty())
                    throw new IllegalStateException(
                            "The journal has head %d and gave nothing after %d".formatted(header.head(), position));
                // What was recorded since the export began is not in it.
                for (var stored : page.subList(0, (int) Math.min(page.size(), header.head() - position))) {
                    if (stored.position() != ++position)
                        throw new IllegalStateException("The journal gave position %d where %d was to come"
                                .formatted(stored.position(), position));
                    var line = JournalLines.write(stored);
                    digests.stored(line);
                    put(out, line);
                }
                watch.at(Stage.EXPORT, position, header.head());
            }
        }
        var contents = new Contents(
                file,
                header.ledgerId(),
                header.engine(),
                header.exportedAt(),
                header.head(),
                digests.ofAll(),
                digests.ofRecords());
        put(out, JournalLines.write(new Trailer(header.head(), contents.sha256(), contents.recordsSha256())));
        return contents;
    }

    private static void put(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    /** No name and no account stands in a journal, but amounts and references do. */
    private static FileAttribute<?>[] onlyMine(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void syncDirectoryOf(Path file) throws IOException {
        try (var directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
