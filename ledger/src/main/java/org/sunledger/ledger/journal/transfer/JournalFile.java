package org.sunledger.ledger.journal.transfer;

import java.io.IOException;
import java.nio.file.Path;
import org.sunledger.ledger.journal.transfer.Watch.Stage;

/**
 * 日记账导出文件: a whole journal as UTF-8 lines of JSON.
 *
 * <ol>
 *   <li>The first line says what it is: format, ledger, engine it came from, when, and its last position.
 *   <li>One line per record, in order, with payload and metadata as the Base64 of the stored bytes.
 *   <li>The last line counts the records and gives two SHA-256: {@code sha256} over all lines before it with their line
 *       ends, so that {@code head -n -1 file | sha256sum} says the same; {@code recordsSha256} over the lines of the
 *       records alone, which is the same for every export of the same journal.
 * </ol>
 *
 * <p>The digests find damage. They prove nothing against somebody who rewrites the file and computes them again: that is
 * for the seal.
 */
public final class JournalFile {
    public static final String FORMAT = "sunledger-journal/1";

    private JournalFile() {}

    /**
     * What stands in a file that was read to its end and found whole.
     *
     * @param sha256 of everything but the last line
     * @param recordsSha256 of the records alone
     */
    public record Contents(
            Path file,
            String ledgerId,
            String engine,
            String exportedAt,
            long records,
            String sha256,
            String recordsSha256) {}

    /**
     * Reads a file to its end and believes nothing before that.
     *
     * @throws TransferRefused it is not whole, or not as an export writes it
     * @throws TransferCancelled the watch ended it
     */
    public static Contents check(Path file, Watch watch) throws IOException {
        try (var reader = JournalFileReader.open(file)) {
            while (!reader.next().isEmpty()) watch.at(Stage.CHECK, reader.bytesRead(), reader.bytes());
            return reader.contents();
        }
    }
}
