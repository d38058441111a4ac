package org.sunledger.ledger.journal.eventstoredb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalException.Unavailable;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.eventstoredb.PositionIndex.Row;

/**
 * Reads the journal in order: positions from the index, bytes from the log, each record checked against its row. The
 * client cannot page through a filtered log, so a reader's following is kept open until its next page; a few of them, for
 * a while.
 */
final class Pages implements AutoCloseable {
    /** Rows that are asked for at once. */
    static final int ROWS = 5_000;

    /** Readers at different places: read tables, a rebuild, the seal, an export. */
    private static final int KEPT_MAX = 6;

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final EventLog log;
    private final PositionIndex index;
    private final StreamNames names;
    private final Waits waits;

    /** By the position they have given last, the least recently used first. */
    private final Map<Long, Kept> kept = new LinkedHashMap<>();

    private boolean closed;

    Pages(EventLog log, PositionIndex index, StreamNames names, Waits waits) {
        this.log = log;
        this.index = index;
        this.names = names;
        this.waits = waits;
    }

    private record Kept(Following following, long since) {}

    /** Up to {@code limit} numbered records after the position. */
    List<JournalRecord> after(long position, int limit) {
        var page = new ArrayList<JournalRecord>();
        long last = position;
        while (page.size() < limit) {
            int wanted = Math.min(ROWS, limit - page.size());
            var rows = rowsAfter(last, wanted);
            if (rows.rows().isEmpty()) break;
            page.addAll(read(last, rows));
            last = page.getLast().position();
            if (rows.rows().size() < wanted) break;
        }
        return page;
    }

    private record Rows(LogPosition after, List<Row> rows) {}

    /** The row at the position itself comes along: it says where the log goes on. */
    private Rows rowsAfter(long position, int wanted) {
        if (position == 0) return new Rows(LogPosition.START, index.from(1, wanted));
        var rows = index.from(position, wanted + 1);
        if (rows.isEmpty()) return new Rows(LogPosition.START, rows);
        return new Rows(rows.getFirst().log(), rows.subList(1, rows.size()));
    }

    private List<JournalRecord> read(long position, Rows rows) {
        var following = taken(position);
        if (following == null) following = log.follow(rows.after());
        boolean isGood = false;
        try {
            var page = read(following, rows.rows());
            isGood = true;
            keep(page.getLast().position(), following);
            return page;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Reading the log was interrupted", e);
        } finally {
            if (!isGood) following.close();
        }
    }

    private List<JournalRecord> read(Following following, List<Row> rows) throws InterruptedException {
        var page = new ArrayList<JournalRecord>(rows.size());
        long heard = System.nanoTime();
        while (page.size() < rows.size()) {
            var events = following.next(rows.size() - page.size(), waits.silence());
            if (!events.isEmpty()) heard = System.nanoTime();
            else if (Waits.isOver(heard, waits.silence()))
                throw NumberingStart.silent(following, rows.get(page.size()).position() - 1);
            for (var event : events) page.add(checked(rows.get(page.size()), event));
        }
        return page;
    }

    /** @throws Damaged the log holds something else than what was numbered */
    JournalRecord checked(Row row, StoredEvent event) {
        if (!event.id().equals(row.eventId())
                || event.revision() != row.version()
                || !event.stream().equals(names.of(row.stream())))
            throw new Damaged(
                    "序号 %d 应为流 %s 版本 %d 的事件 %s,日志中为 %s / position %d is event %s, version %d of %s; the log gives %s"
                            .formatted(
                                    row.position(),
                                    row.stream(),
                                    row.version(),
                                    row.eventId(),
                                    event.id(),
                                    row.position(),
                                    row.eventId(),
                                    row.version(),
                                    row.stream(),
                                    event.id()));
        return StoredForm.record(row.position(), row.stream(), event);
    }

    private @Nullable Following taken(long position) {
        // Closing may wait for a server, so nobody else waits for it.
        idle().forEach(Following::close);
        synchronized (this) {
            var found = kept.remove(position);
            return found == null ? null : found.following();
        }
    }

    private void keep(long position, Following following) {
        var spare = kept(position, following);
        if (spare != null) spare.close();
    }

    /** @return the following that there is no place for */
    private synchronized @Nullable Following kept(long position, Following following) {
        if (closed) return following;
        var same = kept.put(position, new Kept(following, System.nanoTime()));
        if (same != null) return same.following();
        if (kept.size() <= KEPT_MAX) return null;
        var each = kept.values().iterator();
        var oldest = each.next().following();
        each.remove();
        return oldest;
    }

    /** What nobody came back for. */
    private synchronized List<Following> idle() {
        long now = System.nanoTime();
        var idle = new ArrayList<Following>();
        for (Iterator<Kept> each = kept.values().iterator(); each.hasNext(); ) {
            var one = each.next();
            if (now - one.since() < KEPT.toNanos()) continue;
            idle.add(one.following());
            each.remove();
        }
        return idle;
    }

    @Override
    public void close() {
        List<Following> all;
        synchronized (this) {
            closed = true;
            all = kept.values().stream().map(Kept::following).toList();
            kept.clear();
        }
        all.forEach(Following::close);
    }
}
