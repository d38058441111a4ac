package org.sunledger.projections.check;

import java.util.List;
import java.util.Map;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.TestJournal;

/**
 * 跨区段: a story as it would stand in a long ledger, around the position where one large block of sums ends and the next
 * begins; a test that tells half a million records to come there would take its time.
 */
record AcrossBlocks(List<JournalEvent> events, List<JournalRecord> records) {
    private static final long BORDER = 524_288;

    static AcrossBlocks of(TestJournal story) {
        long shift = BORDER - story.head() / 2;
        return new AcrossBlocks(
                story.events().stream().map(event -> moved(event, shift)).toList(),
                story.journal().after(0, Integer.MAX_VALUE).stream()
                        .map(stored -> moved(stored, shift))
                        .toList());
    }

    private static JournalEvent moved(JournalEvent event, long shift) {
        return new JournalEvent(
                event.position() + shift,
                event.recordedAt(),
                event.version(),
                event.eventId(),
                event.event(),
                event.envelope());
    }

    private static JournalRecord moved(JournalRecord stored, long shift) {
        return new JournalRecord(
                stored.position() + shift,
                stored.eventId(),
                stored.stream(),
                stored.streamVersion(),
                stored.eventType(),
                stored.schemaVersion(),
                stored.recordedAt(),
                stored.payload(),
                stored.metadata());
    }

    /** The sums of the folds against those that the checker works out for the same records. */
    Findings compared(Map<String, List<Map<String, Object>>> tables) {
        var cells = new Cells();
        for (var stored : records) {
            var record = new Raw(stored);
            var move = MoneyRules.of(record);
            cells.add(record, move, RowRules.of(record, move));
        }
        var findings = new Findings(1);
        var found = FoldedTables.at(0, tables);
        for (var table : Celled.values()) cells.compare(table, found.rows(table), findings);
        return findings;
    }
}
