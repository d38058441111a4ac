package org.sunledger.projections.rebuild;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.projections.engine.Processors.Group;

/** One page of the journal, read, parsed and folded for all groups by one core: rows ready to be copied, and sums. */
final class FoldedPage {
    /** Records in memory at once; with the largest records 128 MiB per core, with usual ones a thousandth of it. */
    private static final int READ = 500;

    private final long last;
    private final List<Part> parts = new ArrayList<>();

    /** What the page means for one group. */
    record Part(CopiedRows copied, List<TableChanges<?, ?>> sums) {}

    private FoldedPage(long last) {
        this.last = last;
    }

    /** Position of its last event. */
    long last() {
        return last;
    }

    /** In the order of the groups. */
    List<Part> parts() {
        return parts;
    }

    /**
     * Folds the records after a position up to another.
     *
     * @throws RebuildStopped with the position of the record that cannot be read or folded
     */
    static FoldedPage of(Journal journal, JournalDecoder decoder, List<Group> groups, long after, long last) {
        var changes = new ArrayList<List<TableChanges<?, ?>>>();
        for (var group : groups) changes.add(changesOf(group));
        for (long at = after; at < last; ) {
            var records = journal.after(at, (int) Math.min(READ, last - at));
            if (records.isEmpty())
                throw new IllegalStateException("The journal ends at %d before %d".formatted(at, last));
            for (var stored : records) fold(decoder, stored, groups, changes);
            at = records.getLast().position();
        }
        var page = new FoldedPage(last);
        for (var group : changes) page.parts.add(part(group));
        return page;
    }

    private static List<TableChanges<?, ?>> changesOf(Group group) {
        var changes = new ArrayList<TableChanges<?, ?>>();
        for (var fold : group.folds()) changes.add(new TableChanges<>(fold));
        return changes;
    }

    private static void fold(
            JournalDecoder decoder, JournalRecord stored, List<Group> groups, List<List<TableChanges<?, ?>>> changes) {
        JournalEvent event;
        try {
            event = decoder.decode(stored);
        } catch (RuntimeException e) {
            throw RebuildStopped.at(groups.getFirst().name(), stored.position(), stored.position(), e);
        }
        for (var group : changes) for (var table : group) apply(table, event);
    }

    private static void apply(TableChanges<?, ?> table, JournalEvent event) {
        try {
            table.apply(event);
        } catch (RuntimeException e) {
            throw RebuildStopped.at(table.table(), event.position(), event.position(), e);
        }
    }

    private static Part part(List<TableChanges<?, ?>> changes) {
        var copied = new CopiedRows();
        var sums = new ArrayList<TableChanges<?, ?>>();
        try {
            for (var table : changes) {
                if (table.isAppendOnly()) table.writeTo(copied);
                else sums.add(table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A buffer asks no database", e);
        }
        return new Part(copied, sums);
    }
}
