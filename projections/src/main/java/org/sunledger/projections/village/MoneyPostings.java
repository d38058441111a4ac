package org.sunledger.projections.village;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.sunledger.ledger.posting.Posting;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.engine.AppendOnly;

/** 资金分录: every posting with its day, kept as it is; each money view of the past is a sum over these rows. */
public final class MoneyPostings implements AppendOnly<MoneyPostings.Key, MoneyPostings.Row> {
    public record Key(long position, int lineNo) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var byPosition = Long.compare(position, other.position);
            return byPosition != 0 ? byPosition : Integer.compare(lineNo, other.lineNo);
        }
    }

    public record Row(LocalDate effectiveOn, Posting posting) {}

    @Override
    public String name() {
        return "money_posting";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Key, Row> apply(JournalEvent event) {
        var postings = Postings.of(event.event());
        if (postings.isEmpty()) return Map.of();
        var rows = new HashMap<Key, Row>();
        int lineNo = 0;
        for (var posting : postings) {
            rows.put(
                    new Key(event.position(), ++lineNo),
                    new Row(event.envelope().effectiveOn(), posting));
        }
        return rows;
    }
}
