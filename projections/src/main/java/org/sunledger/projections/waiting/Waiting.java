package org.sunledger.projections.waiting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.RecordedAt;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.projections.engine.AsOf;

/**
 * 待办: an item that waits for somebody's decision.
 *
 * @param stream the record that it belongs to, as {@code /api/v1/streams} names it
 * @param item within the stream: the ids under which the decision is sent, one behind the other
 * @param label what people know it by; null where it has no name of its own
 * @param amountFen signed for an adjustment; null where it is about no money
 * @param enteredOn business day of the entry that began it
 * @param since when the step before was recorded
 * @param daysWaiting civil days since then
 * @param signers who entered or signed it: none of them may decide (INV-08)
 */
public record Waiting(
        Decision decision,
        String stream,
        String item,
        @Nullable String label,
        DivisionCode division,
        String divisionName,
        @Nullable Long amountFen,
        LocalDate enteredOn,
        Instant since,
        long daysWaiting,
        Set<String> signers) {
    /** The oldest first. */
    public String key() {
        return RecordedAt.text(since) + " " + stream + " " + item;
    }

    /** All that waits, the oldest first. */
    public record All(AsOf.Resolved asOf, List<Waiting> rows) {}
}
