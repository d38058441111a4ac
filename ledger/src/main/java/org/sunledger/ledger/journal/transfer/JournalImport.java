package org.sunledger.ledger.journal.transfer;

import java.io.IOException;
import java.util.List;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.transfer.JournalFile.Contents;
import org.sunledger.ledger.journal.transfer.Watch.Stage;

/**
 * 导入: takes the records of a checked file over into a journal that is empty, or holds the file's beginning because an
 * earlier import was ended. Ended at any point, killed even, it goes on when it is started again: what is there already
 * must be the same and is passed over.
 */
public final class JournalImport {
    private final Contents contents;
    private final Journal journal;
    private final Watch watch;

    /** @param contents of a file that {@link JournalFile#check} found whole */
    public JournalImport(Contents contents, Journal journal, Watch watch) {
        this.contents = contents;
        this.journal = journal;
        this.watch = watch;
    }

    /**
     * Whether the journal holds nothing, or the beginning of the file; writes nothing.
     *
     * @throws TransferRefused another ledger is there, other records, or more than the file holds
     */
    public void requireRoom() throws IOException {
        long head = journal.head();
        if (head == 0) return;
        var ledger = journal.at(1).orElseThrow().stream().id();
        if (!ledger.equals(contents.ledgerId()))
            throw TransferRefusal.OTHER_LEDGER.because(ledger, contents.ledgerId());
        if (head > contents.records()) throw TransferRefusal.JOURNAL_IS_FURTHER.because(head, contents.records());
        try (var reader = JournalFileReader.open(contents.file())) {
            for (long position = 0; position < head; ) {
                var page = reader.next();
                if (page.isEmpty()) throw changed();
                var before = page.stream().filter(one -> one.position() <= head).toList();
                requireSame(before, journal.after(position, before.size()));
                position = before.getLast().position();
                watch.at(Stage.PREFIX, position, head);
            }
        }
    }

    private static void requireSame(List<JournalRecord> moved, List<JournalRecord> there) {
        for (int i = 0; i < moved.size(); i++) {
            var difference = i < there.size() ? Difference.between(moved.get(i), there.get(i)) : "absent";
            if (difference != null)
                throw TransferRefusal.OTHER_RECORD.because(moved.get(i).position(), difference);
        }
    }

    /**
     * Takes over what is missing. Call {@link #requireRoom} before and {@link JournalComparison} after.
     *
     * @return how many records were missing
     * @throws TransferCancelled the watch ended it; the journal holds the file's beginning
     */
    public long run() throws IOException {
        long head = journal.head();
        try (var reader = JournalFileReader.open(contents.file())) {
            for (var page = reader.next(); !page.isEmpty(); page = reader.next()) {
                var missing = page.stream().filter(one -> one.position() > head).toList();
                journal.restore(missing);
                watch.at(Stage.IMPORT, page.getLast().position(), contents.records());
            }
            if (!reader.contents().equals(contents)) throw changed();
        }
        return contents.records() - head;
    }

    private TransferRefused changed() {
        return TransferRefusal.CHANGED_MEANWHILE.because(contents.file());
    }
}
