package org.sunledger.ledger.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The records that this program wrote or numbered last, so that whoever follows closely asks nobody. One thread adds, many
 * read. Records never change, so what is found here is always right; what is not found is asked elsewhere.
 */
public final class Tail {
    private static final int RECORDS_MAX = 20_000;
    private static final long BYTES_MAX = 32L * 1024 * 1024;

    private final ConcurrentSkipListMap<Long, JournalRecord> byPosition = new ConcurrentSkipListMap<>();
    private final Map<UUID, Long> positions = new ConcurrentHashMap<>();
    private long bytes;

    /**
     * Keeps records that were written or numbered.
     *
     * @param numbered durable, with dense positions; what does not follow the last begins anew
     */
    public void add(List<JournalRecord> numbered) {
        if (!byPosition.isEmpty()
                && byPosition.lastKey() + 1 != numbered.getFirst().position()) clear();
        for (var record : numbered) {
            byPosition.put(record.position(), record);
            positions.put(record.eventId(), record.position());
            bytes += size(record);
        }
        while (byPosition.size() > RECORDS_MAX || (bytes > BYTES_MAX && byPosition.size() > 1)) evict();
    }

    private void evict() {
        var oldest = byPosition.pollFirstEntry();
        if (oldest == null) return;
        positions.remove(oldest.getValue().eventId());
        bytes -= size(oldest.getValue());
    }

    /** Another program may number from now on: what is here is no tail any more. */
    public void clear() {
        while (!byPosition.isEmpty()) evict();
    }

    /** Up to {@code limit} records after the position; empty when the first of them is not here. */
    public List<JournalRecord> after(long position, int limit) {
        var page = new ArrayList<JournalRecord>();
        long next = position + 1;
        for (var record : byPosition.tailMap(next, true).values()) {
            if (record.position() != next++ || page.size() == limit) break;
            page.add(record.copy());
        }
        return page;
    }

    public Optional<JournalRecord> at(long position) {
        return Optional.ofNullable(byPosition.get(position)).map(JournalRecord::copy);
    }

    public OptionalLong positionOf(UUID eventId) {
        var position = positions.get(eventId);
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    private static long size(JournalRecord record) {
        return (long) record.payload().length + record.metadata().length;
    }
}
