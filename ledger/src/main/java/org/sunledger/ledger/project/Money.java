package org.sunledger.ledger.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.project.AllocationEvent.AllocationAbandoned;
import org.sunledger.ledger.project.AllocationEvent.AllocationApproved;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationEvent.AllocationProposed;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.AllocationEvent.ReductionProposed;
import org.sunledger.ledger.project.AllocationEvent.ReductionReason;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementApproved;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRejected;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementRequested;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReviewed;
import org.sunledger.ledger.project.DisbursementEvent.PaymentEntered;
import org.sunledger.ledger.project.DisbursementEvent.ReturnEntered;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.project.ReversalEvent.OriginalKind;
import org.sunledger.ledger.project.ReversalEvent.ReversalEntered;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.BankRef;
import org.sunledger.ledger.shared.DocNo;
import org.sunledger.ledger.shared.Envelope;
import org.sunledger.ledger.shared.Signature;

/** A project's allocations, what was paid from them, and which posted entries may still be reversed. */
final class Money {
    private final Map<AllocationId, Allocation> allocations = new LinkedHashMap<>();
    private final Map<UUID, Reduction> reductions = new HashMap<>();
    private final Map<DisbursementId, Disbursement> disbursements = new HashMap<>();
    private final Map<UUID, Entry> entries = new HashMap<>();
    private final Map<UUID, Reversal> reversals = new HashMap<>();
    private final Set<UUID> reversalEvents = new HashSet<>();

    /** A proposed reduction; done when the leader agreed. */
    record Reduction(
            AllocationId allocationId,
            Amount amount,
            ReductionReason reasonCode,
            DocNo docNo,
            Signature proposer,
            boolean isDone) {}

    /** The maker's half of a reversal. */
    record Reversal(UUID correctsEventId, Signature enteredBy, boolean isDone) {}

    @Nullable
    Allocation allocation(AllocationId id) {
        return allocations.get(id);
    }

    @Nullable
    Reduction reduction(UUID id) {
        return reductions.get(id);
    }

    @Nullable
    Disbursement disbursement(DisbursementId id) {
        return disbursements.get(id);
    }

    @Nullable
    Entry entry(UUID eventId) {
        return entries.get(eventId);
    }

    @Nullable
    Reversal reversal(UUID id) {
        return reversals.get(id);
    }

    boolean isReversalEvent(UUID eventId) {
        return reversalEvents.contains(eventId);
    }

    /** Issued less reduced, over all allocations. */
    long allocatedFen() {
        var sum = 0L;
        for (var allocation : allocations.values()) {
            if (allocation instanceof Allocation.Issued issued) {
                sum = Math.addExact(sum, issued.balance().allocatedFen());
            }
        }
        return sum;
    }

    /** INV-04: disbursed less recovered, over all allocations. */
    long netPaidFen() {
        var sum = 0L;
        for (var allocation : allocations.values()) {
            if (allocation instanceof Allocation.Issued issued) {
                sum = Math.addExact(sum, issued.balance().netPaid().totalFen());
            }
        }
        return sum;
    }

    /** Whether money was given to the project or funds are being asked for it. */
    boolean isAnythingAllocated() {
        return allocatedFen() > 0 || allocations.values().stream().anyMatch(Allocation.Approved.class::isInstance);
    }

    void on(AllocationEvent event, Envelope envelope) {
        var signature = Signature.of(envelope);
        switch (event) {
            case AllocationProposed e ->
                allocations.put(
                        e.allocationId(),
                        new Allocation.Proposed(
                                new Allocation.Terms(e.allocationId(), e.amountFen(), e.fiscalYear(), e.split()),
                                signature));
            case AllocationApproved e -> {
                if (allocations.get(e.allocationId()) instanceof Allocation.Proposed proposed) {
                    allocations.put(
                            e.allocationId(),
                            new Allocation.Approved(proposed.terms(), proposed.proposer(), signature));
                }
            }
            case AllocationAbandoned e ->
                allocations.computeIfPresent(
                        e.allocationId(), (id, allocation) -> new Allocation.Abandoned(allocation.terms()));
            case AllocationIssued e ->
                allocations.computeIfPresent(
                        e.allocationId(),
                        (id, allocation) -> new Allocation.Issued(allocation.terms(), Balance.issued(e.lines())));
            case ReductionProposed e ->
                reductions.put(
                        e.reductionId(),
                        new Reduction(e.allocationId(), e.amountFen(), e.reasonCode(), e.docNo(), signature, false));
            case AllocationReduced e -> {
                reductions.computeIfPresent(
                        e.reductionId(),
                        (id, r) -> new Reduction(
                                r.allocationId(), r.amount(), r.reasonCode(), r.docNo(), r.proposer(), true));
                change(e.allocationId(), balance -> balance.afterReduction(e.lines()));
            }
        }
    }

    void on(DisbursementEvent event, UUID eventId, Envelope envelope) {
        var signature = Signature.of(envelope);
        switch (event) {
            case DisbursementRequested e ->
                disbursements.put(
                        e.disbursementId(),
                        new Disbursement.Requested(
                                new Disbursement.Terms(
                                        e.disbursementId(),
                                        e.allocationId(),
                                        e.kind(),
                                        e.payee(),
                                        e.amountFen(),
                                        e.vouchers()),
                                Set.of(signature)));
            case DisbursementReviewed e -> {
                if (disbursements.get(e.disbursementId()) instanceof Disbursement.Open d) {
                    disbursements.put(
                            e.disbursementId(), new Disbursement.Reviewed(d.terms(), d.signersAnd(signature)));
                }
            }
            case DisbursementApproved e -> {
                if (disbursements.get(e.disbursementId()) instanceof Disbursement.Open d) {
                    disbursements.put(
                            e.disbursementId(),
                            new Disbursement.Approved(d.terms(), d.signersAnd(signature), List.of()));
                }
            }
            case DisbursementRejected e ->
                disbursements.computeIfPresent(
                        e.disbursementId(), (id, d) -> new Disbursement.Rejected(d.terms(), enteredFor(d)));
            case PaymentEntered e -> {
                if (disbursements.get(e.disbursementId()) instanceof Disbursement.Approved approved) {
                    disbursements.put(e.disbursementId(), approved.withPayment(e.bankRef()));
                }
            }
            case DisbursementPaid e -> {
                disbursements.computeIfPresent(
                        e.disbursementId(),
                        (id, d) -> new Disbursement.Paid(
                                d.terms(),
                                e.bankRef(),
                                envelope.effectiveOn(),
                                e.fiscalYear(),
                                e.lines(),
                                Disbursement.without(enteredFor(d), List.of(e.bankRef())),
                                null,
                                List.of()));
                entries.put(
                        eventId,
                        new Entry(
                                OriginalKind.DISBURSEMENT_PAID,
                                e.disbursementId().value(),
                                e.allocationId(),
                                e.amountFen(),
                                e.fiscalYear(),
                                e.lines(),
                                envelope.effectiveOn(),
                                false));
                change(e.allocationId(), balance -> balance.afterPayment(e.lines()));
            }
            case ReturnEntered e -> {
                if (disbursements.get(e.disbursementId()) instanceof Disbursement.Paid paid) {
                    var entry = new Disbursement.ReturnEntry(e.bankRef(), e.reasonCode(), signature);
                    disbursements.put(e.disbursementId(), paid.withReturn(entry));
                }
            }
            case DisbursementReturned e -> {
                if (disbursements.get(e.disbursementId()) instanceof Disbursement.Paid paid) {
                    disbursements.put(e.disbursementId(), new Disbursement.Returned(paid.terms(), usedBy(paid, false)));
                }
                change(e.allocationId(), balance -> balance.afterPaymentUndone(e.lines()));
            }
        }
    }

    void on(ReversalEvent event, UUID eventId, Envelope envelope) {
        switch (event) {
            case ReversalEntered e ->
                reversals.put(e.reversalId(), new Reversal(e.correctsEventId(), Signature.of(envelope), false));
            case EntryReversed e -> {
                reversalEvents.add(eventId);
                reversals.computeIfPresent(
                        e.reversalId(), (id, r) -> new Reversal(r.correctsEventId(), r.enteredBy(), true));
                entries.computeIfPresent(e.correctsEventId(), (id, entry) -> entry.reversed());
                switch (e.originalKind()) {
                    case DISBURSEMENT_PAID -> {
                        var disbursementId = new DisbursementId(e.subjectId());
                        if (disbursements.get(disbursementId) instanceof Disbursement.Paid paid) {
                            disbursements.put(
                                    disbursementId, new Disbursement.Reversed(paid.terms(), usedBy(paid, true)));
                        }
                        change(e.allocationId(), balance -> balance.afterPaymentUndone(e.lines()));
                    }
                    case RECOVERY_RECEIVED ->
                        change(e.allocationId(), balance -> balance.afterRecoveryUndone(e.lines()));
                }
            }
        }
    }

    void on(RecoveryReceived e, UUID eventId, Envelope envelope) {
        entries.put(
                eventId,
                new Entry(
                        OriginalKind.RECOVERY_RECEIVED,
                        e.receiptId(),
                        e.allocationId(),
                        e.amountFen(),
                        e.fiscalYear(),
                        e.lines(),
                        envelope.effectiveOn(),
                        false));
        change(e.allocationId(), balance -> balance.afterRecovery(e.lines()));
    }

    private static List<BankRef> enteredFor(Disbursement disbursement) {
        return disbursement instanceof Disbursement.Open open ? open.enteredRefs() : List.of();
    }

    /** The references a payment holds; that of a confirmed return stays used for ever, one only entered does not. */
    private static List<BankRef> usedBy(Disbursement.Paid paid, boolean withEnteredReturn) {
        var refs = new ArrayList<BankRef>();
        refs.add(paid.bankRef());
        refs.addAll(paid.freedRefs());
        refs.addAll(paid.replacedRefs());
        var entered = paid.entered();
        if (withEnteredReturn && entered != null) refs.add(entered.bankRef());
        return List.copyOf(refs);
    }

    private void change(AllocationId id, UnaryOperator<Balance> step) {
        if (allocations.get(id) instanceof Allocation.Issued issued) {
            allocations.put(id, new Allocation.Issued(issued.terms(), step.apply(issued.balance())));
        }
    }
}
