package org.sunledger.projections.trail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.Sha256;

/**
 * 内容哈希: digests of stored payloads, taken of the journal's own bytes. Rows that stand close together cost one reading
 * of the journal together; whatever is asked, no more than {@link #READ_MAX} records are in memory.
 */
final class PayloadDigests {
    /** 25 MiB if all were as large as a record may be; usually a hundred kilobytes. */
    static final int READ_MAX = 100;

    /** To read so many records in vain is cheaper than to ask a second time. */
    static final int GAP_MAX = 20;

    private final Journal journal;

    PayloadDigests(Journal journal) {
        this.journal = journal;
    }

    /** The digest of each. @param positions in any order, each once */
    Map<Long, String> of(List<Long> positions) {
        var sorted = positions.stream().sorted().toList();
        var digests = new HashMap<Long, String>();
        for (int first = 0, end; first < sorted.size(); first = end) {
            end = first + 1;
            while (end < sorted.size() && isClose(sorted.get(first), sorted.get(end - 1), sorted.get(end))) end++;
            read(sorted.subList(first, end), digests);
        }
        return digests;
    }

    private static boolean isClose(long first, long last, long next) {
        return next - last <= GAP_MAX && next - first < READ_MAX;
    }

    private void read(List<Long> close, Map<Long, String> digests) {
        var wanted = new HashSet<>(close);
        long first = close.getFirst();
        for (var record : journal.after(first - 1, Math.toIntExact(close.getLast() - first + 1))) {
            if (wanted.remove(record.position())) digests.put(record.position(), digest(record));
        }
        if (!wanted.isEmpty()) throw new IllegalStateException("The journal lost positions " + wanted);
    }

    private static String digest(JournalRecord record) {
        return Sha256.of(record.payload());
    }
}
