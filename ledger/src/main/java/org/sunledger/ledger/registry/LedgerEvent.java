package org.sunledger.ledger.registry;

import java.util.UUID;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

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
}
