package org.sunledger.ledger.project;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.Recovery.PoolReturn;
import org.sunledger.ledger.project.Recovery.Receipt;
import org.sunledger.ledger.project.Recovery.Waiver;
import org.sunledger.ledger.project.RecoveryEvent.PoolReturnEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryOrdered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceiptRejected;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryWaived;
import org.sunledger.ledger.project.RecoveryEvent.WaiverProposed;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Signature;
import org.sunledger.ledger.shared.UserId;

/** What was ordered back from a project's payees, what came, and what went on to the pool. */
final class Recoveries {
    private final Map<RecoveryId, Recovery> recoveries = new LinkedHashMap<>();
    private final Map<UUID, Receipt> receipts = new HashMap<>();
    private final Map<UUID, PoolReturn> poolReturns = new HashMap<>();
    private final Map<RecoveryId, Set<UserId>> persons = new HashMap<>();

    @Nullable
    Recovery recovery(RecoveryId id) {
        return recoveries.get(id);
    }

    Collection<Recovery> all() {
        return Collections.unmodifiableCollection(recoveries.values());
    }

    @Nullable
    Receipt receipt(UUID id) {
        return receipts.get(id);
    }

    @Nullable
    PoolReturn poolReturn(UUID id) {
        return poolReturns.get(id);
    }

    /** Everybody who did something in this recovery (INV-24). */
    Set<UserId> persons(RecoveryId id) {
        return Collections.unmodifiableSet(persons.getOrDefault(id, Set.of()));
    }

    void on(RecoveryEvent event, Envelope envelope) {
        var signature = Signature.of(envelope);
        persons.computeIfAbsent(event.recoveryId(), id -> new LinkedHashSet<>()).add(signature.user());
        switch (event) {
            case RecoveryOrdered e ->
                recoveries.put(
                        e.recoveryId(),
                        new Recovery(
                                e.recoveryId(),
                                e.allocationId(),
                                e.kind(),
                                e.findingId(),
                                e.amountFen(),
                                Amount.ZERO,
                                Lines.NONE,
                                Lines.NONE,
                                null));
            case RecoveryReceiptEntered e ->
                receipts.put(e.receiptId(), new Receipt.Entered(e.recoveryId(), e.amountFen(), e.bankRef(), signature));
            case RecoveryReceived e -> {
                receipts.put(e.receiptId(), new Receipt.Confirmed(e.recoveryId(), e.amountFen(), e.bankRef()));
                recoveries.computeIfPresent(e.recoveryId(), (id, r) -> r.afterReceipt(e.lines()));
            }
            case RecoveryReceiptRejected e -> end(e.receiptId());
            case PoolReturnEntered e ->
                poolReturns.put(e.returnId(), new PoolReturn(e.recoveryId(), e.amountFen(), signature, false));
            case RecoveryReturnedToPool e -> {
                poolReturns.computeIfPresent(e.returnId(), (id, entered) -> entered.done());
                recoveries.computeIfPresent(e.recoveryId(), (id, r) -> r.afterPoolReturn(e.lines()));
            }
            case WaiverProposed e ->
                recoveries.computeIfPresent(
                        e.recoveryId(), (id, r) -> r.proposing(new Waiver(e.amountFen(), e.docNo(), signature)));
            case RecoveryWaived e -> recoveries.computeIfPresent(e.recoveryId(), (id, r) -> r.waiving(e.amountFen()));
        }
    }

    void on(EntryReversed e) {
        if (e.originalKind() != OriginalKind.RECOVERY_RECEIVED) return;
        var receipt = receipts.get(e.subjectId());
        if (receipt == null) return;
        end(e.subjectId());
        recoveries.computeIfPresent(receipt.recoveryId(), (id, r) -> r.afterReceiptUndone(e.lines()));
    }

    private void end(UUID receiptId) {
        receipts.computeIfPresent(receiptId, (id, r) -> new Receipt.Ended(r.recoveryId(), r.amount(), r.bankRef()));
    }
}
