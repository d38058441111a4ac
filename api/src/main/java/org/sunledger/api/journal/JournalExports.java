package org.sunledger.api.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.api.exporting.Asked;
import org.sunledger.api.exporting.Parts;
import org.sunledger.api.exporting.ViewExport;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.AsOfRefused;

/** The journal's records as a file, up to a position; read page by page. */
@Configuration(proxyBeanMethods = false)
class JournalExports {
    private static final int PAGE = 500;

    /** A page and how to read on. */
    private record Read(Journal journal, long upTo, List<JournalRecord> records) {
        static Read after(Journal journal, long position, long upTo) {
            int limit = (int) Math.min(PAGE, upTo - position);
            return new Read(journal, upTo, limit == 0 ? List.of() : journal.after(position, limit));
        }

        List<StoredRecord> rows() {
            return records.stream().map(StoredRecord::of).toList();
        }

        @Nullable
        Read next() {
            if (records.isEmpty() || records.getLast().position() >= upTo) return null;
            return after(journal, records.getLast().position(), upTo);
        }
    }

    @Bean
    ViewExport<?> journalExport(Journal journal) {
        return ViewExport.of(
                        "journal",
                        "/api/v1/journal",
                        asked -> Read.after(journal, 0, upTo(journal, asked)),
                        read -> new AsOf.Resolved(null, null, read.upTo()))
                .askedBy("position")
                .table("journal", StoredRecord.class, first -> Parts.of(first, Read::rows, Read::next));
    }

    private static long upTo(Journal journal, Asked asked) {
        var head = journal.head();
        var position = asked.asOf().position();
        if (position == null) return head;
        if (position >= 1 && position <= head) return position;
        throw AsOfRefused.positionUnknown(position, head);
    }
}
