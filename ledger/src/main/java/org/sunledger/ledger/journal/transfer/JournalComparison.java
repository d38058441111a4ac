package org.sunledger.ledger.journal.transfer;

import java.io.IOException;
import java.util.List;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.transfer.JournalFile.Contents;
import org.sunledger.ledger.journal.transfer.Watch.Stage;

/** 核对: reads a file and a journal side by side, and computes the digest of the journal's records as it gives them. */
public final class JournalComparison {
    private final Contents contents;
    private final Journal journal;
    private final Watch watch;

    /** @param contents of a file that {@link JournalFile#check} found whole */
    public JournalComparison(Contents contents, Journal journal, Watch watch) {
        this.contents = contents;
        this.journal = journal;
        this.watch = watch;
    }

    /**
     * Compares everything: positions, ids, streams, versions, types, times and bytes, and that neither holds more.
     *
     * @return SHA-256 over the journal's records as lines, which is the file's {@code recordsSha256}
     * @throws TransferRefused with the first position that differs
     */
    public String run() throws IOException {
        var digests = new Digests();
        try (var reader = JournalFileReader.open(contents.file())) {
            for (var page = reader.next(); !page.isEmpty(); page = reader.next()) {
                var there = journal.after(page.getFirst().position() - 1, page.size());
                requireSame(page, there);
                for (var stored : there) digests.stored(JournalLines.write(stored));
                watch.at(Stage.COMPARE, page.getLast().position(), contents.records());
            }
            if (!reader.contents().equals(contents)) throw TransferRefusal.CHANGED_MEANWHILE.because(contents.file());
        }
        if (journal.head() != contents.records()) throw different(contents.records() + 1, "absent in the file");
        var digest = digests.ofRecords();
        if (!digest.equals(contents.recordsSha256())) throw different(1, "digest " + digest);
        return digest;
    }

    private void requireSame(List<JournalRecord> page, List<JournalRecord> there) {
        for (int i = 0; i < page.size(); i++) {
            var stored = page.get(i);
            if (i >= there.size()) throw different(stored.position(), "absent in the journal");
            var difference = Difference.between(stored, there.get(i));
            if (difference != null) throw different(stored.position(), difference);
        }
    }

    private TransferRefused different(long position, String what) {
        return TransferRefusal.DIFFERENT.because(position, what, contents.records(), journal.head());
    }
}
