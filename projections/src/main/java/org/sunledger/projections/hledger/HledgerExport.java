package org.sunledger.projections.hledger;

import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.ReadAhead;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.wire.JournalDecoder;

/** 纯文本账导出: every posting up to a position as text, page by page; only reads, beside whoever records. */
public final class HledgerExport {
    private static final int PAGE = 500;

    private final Journal journal;
    private final JournalDecoder decoder;
    private final Watch watch;

    public HledgerExport(Journal journal, JournalDecoder decoder, Watch watch) {
        this.journal = journal;
        this.decoder = decoder;
        this.watch = watch;
    }

    /**
     * Writes the text.
     *
     * @param out may be any that takes UTF-8; it stays open
     * @param position every event up to it and none after it: not beyond the head
     * @param effectiveOn what had happened by this day; null: no bound
     * @return entries written
     * @throws org.sunledger.ledger.wire.WireException a record is poisoned: the text ends in front of it, and is not to be
     *     believed
     * @throws org.sunledger.ledger.journal.transfer.TransferCancelled the watch ended it
     */
    public long to(Appendable out, long position, @Nullable LocalDate effectiveOn) throws IOException {
        var text = new HledgerText(out);
        long entries = 0;
        text.begin(position, effectiveOn);
        try (var ahead = new ReadAhead(journal, 0, PAGE)) {
            for (long done = 0; done < position; ) {
                var page = ahead.next();
                if (page.isEmpty())
                    throw new IllegalStateException(
                            "The journal gave nothing after %d of %d".formatted(done, position));
                for (var stored : page) {
                    if (stored.position() > position) break;
                    var event = decoder.decode(stored);
                    var isToday = effectiveOn == null
                            || !event.envelope().effectiveOn().isAfter(effectiveOn);
                    if (text.put(event, isToday)) entries++;
                }
                done = page.getLast().position();
                watch.at(Watch.Stage.EXPORT, Math.min(done, position), position);
            }
        }
        text.end(entries);
        return entries;
    }
}
