package org.sunledger.api.html;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.wire.JournalDecoder;

/** Reads position 1 once; it never changes. */
@Component
public class Books {
    private final Journal journal;
    private final JournalDecoder decoder;
    private volatile @Nullable Book opened;

    Books(Journal journal, JournalDecoder decoder) {
        this.journal = journal;
        this.decoder = decoder;
    }

    /** Empty before the book is opened, and while the journal cannot be read. */
    public Optional<Book> opened() {
        if (opened == null) opened = read();
        return Optional.ofNullable(opened);
    }

    private @Nullable Book read() {
        try {
            return journal.at(1)
                    .map(decoder::decode)
                    .map(first -> (LedgerOpened) first.event())
                    .map(e -> new Book(e.ledgerId(), e.name(), e.countyCode(), e.isDemo()))
                    .orElse(null);
        } catch (JournalException e) {
            return null;
        }
    }
}
