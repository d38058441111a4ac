package org.sunledger.projections.flow;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryOrdered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.projections.engine.AppendOnly;

/**
 * 资金对方: to whom money went, or from whom it is to come back. Returns and reversals do not repeat the payee; they name
 * what they undo, and the question joins them.
 */
public final class MoneyParties implements AppendOnly<Long, MoneyParties.Row> {
    /**
     * What one event says.
     *
     * @param subject the disbursement or the recovery
     * @param receipt of recovered money, or the receipt that is reversed
     * @param party null where the event undoes another one, which names it
     */
    public record Row(
            @Nullable UUID subject,
            @Nullable UUID receipt,
            @Nullable PartyVersion party) {}

    @Override
    public String name() {
        return "money_party";
    }

    @Override
    public int foldVersion() {
        return 1;
    }

    @Override
    public Map<Long, Row> apply(JournalEvent event) {
        var row = switch (event.event()) {
            case DisbursementPaid e -> new Row(e.disbursementId().value(), null, e.payee());
            case DisbursementReturned e -> new Row(e.disbursementId().value(), null, null);
            case RecoveryOrdered e -> new Row(e.recoveryId().value(), null, e.debtor());
            case RecoveryReceived e -> new Row(e.recoveryId().value(), e.receiptId(), null);
            case EntryReversed e ->
                e.originalKind() == OriginalKind.DISBURSEMENT_PAID
                        ? new Row(e.subjectId(), null, null)
                        : new Row(null, e.subjectId(), null);
            default -> null; // concerns no party, or moves nothing to one
        };
        return row == null ? Map.of() : Map.of(event.position(), row);
    }
}
