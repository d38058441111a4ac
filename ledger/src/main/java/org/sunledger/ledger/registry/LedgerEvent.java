package org.sunledger.ledger.registry;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.UserId;

/** What happens to the ledger as a whole. */
public sealed interface LedgerEvent extends Event {
    UUID ledgerId();

    @Override
    default StreamId stream() {
        return StreamId.of(StreamType.LEDGER, ledgerId());
    }

    /**
     * 开账: position 1 of every journal; nobody appends before it is there.
     *
     * @param recordFormat version of the record and metadata format of all that follows
     * @param isDemo every page and file of a demo ledger bears the watermark
     */
    record LedgerOpened(UUID ledgerId, String name, DivisionCode countyCode, int recordFormat, boolean isDemo)
            implements LedgerEvent {}

    /**
     * 视图切换: from here on readers see tables that were computed anew from the journal.
     *
     * @param projection the group of tables that always stand at one position
     * @param fromVersion the tables that were read before; they are kept until somebody drops them
     * @param toVersion the tables that are read now; lower than {@code fromVersion} after going back
     * @param position what both stood for when they were switched
     * @param differenceSha256 of every difference between the two; null where there was none
     * @param approver accepted the difference; null where there was none
     */
    record ProjectionSwitched(
            UUID ledgerId,
            String projection,
            int fromVersion,
            int toVersion,
            long position,
            List<TableSwitched> tables,
            @Nullable String differenceSha256,
            @Nullable UserId approver)
            implements LedgerEvent {
        public ProjectionSwitched {
            tables = List.copyOf(tables);
        }
    }

    /**
     * One of the tables.
     *
     * @param fromFold version of the fold that had made the rows read before; 0 where that is not known
     * @param toFold version of the fold that made the rows read now
     * @param rows that are read now
     * @param differing rows that were added, missing or changed
     */
    record TableSwitched(String table, int fromFold, int toFold, long rows, long differing) {}
}
