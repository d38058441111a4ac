package org.sunledger.ledger.posting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.sunledger.ledger.asset.AssetEvent.AssetHandedOver;
import org.sunledger.ledger.asset.AssetEvent.AssetShareAssigned;
import org.sunledger.ledger.asset.AssetEvent.IncomeDistributed;
import org.sunledger.ledger.fund.FundEvent.FundArrived;
import org.sunledger.ledger.fund.FundEvent.FundWithdrawn;
import org.sunledger.ledger.project.AllocationEvent.AllocationIssued;
import org.sunledger.ledger.project.AllocationEvent.AllocationReduced;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementPaid;
import org.sunledger.ledger.project.DisbursementEvent.DisbursementReturned;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReceived;
import org.sunledger.ledger.project.RecoveryEvent.RecoveryReturnedToPool;
import org.sunledger.ledger.project.ReversalEvent.EntryReversed;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundId;
import org.sunledger.ledger.shared.FundLine;

/**
 * The same figures straight from the events, by the words of the handbook and without accounts: what the conservation
 * law cannot see (a right sum under a wrong name), this second opinion does.
 */
public final class IndependentFold {
    private final Figures total = new Figures();
    private final Map<FundId, Figures> funds = new HashMap<>();
    private final Map<DivisionCode, Figures> places = new HashMap<>();

    public Measures total() {
        return total.asMeasures();
    }

    public Measures of(FundId fundId) {
        return funds.getOrDefault(fundId, new Figures()).asMeasures();
    }

    public Measures of(DivisionCode place) {
        return places.getOrDefault(place, new Figures()).asMeasures();
    }

    public void apply(Event event) {
        switch (event) {
            case FundArrived e ->
                fiscal(e.amountFen(), e.lines(), (f, fen) -> {
                    f.arrived += fen;
                    f.pool += fen;
                });
            case FundWithdrawn e ->
                fiscal(e.amountFen(), e.lines(), (f, fen) -> {
                    f.withdrawn += fen;
                    f.pool -= fen;
                });
            case AllocationIssued e ->
                fiscal(e.amountFen(), e.lines(), (f, fen) -> {
                    f.allocated += fen;
                    f.available += fen;
                    f.pool -= fen;
                });
            case AllocationReduced e ->
                fiscal(e.amountFen(), e.lines(), (f, fen) -> {
                    f.allocated -= fen;
                    f.available -= fen;
                    f.pool += fen;
                });
            case DisbursementPaid e ->
                fiscal(e.amountFen(), e.lines(), (f, fen) -> {
                    f.disbursed += fen;
                    f.available -= fen;
                });
            case DisbursementReturned e ->
                fiscal(e.amountFen(), e.lines(), (f, fen) -> {
                    f.disbursed -= fen;
                    f.available += fen;
                });
            case EntryReversed e -> reversed(e);
            case RecoveryReceived e ->
                fiscal(e.amountFen(), e.lines(), (f, fen) -> {
                    f.recovered += fen;
                    f.pendingRecovery += fen;
                });
            case RecoveryReturnedToPool e ->
                fiscal(e.amountFen(), e.lines(), (f, fen) -> {
                    f.pendingRecovery -= fen;
                    f.pool += fen;
                });
            case AssetHandedOver e -> collective(e.divisionCode(), e.valueFen(), (f, fen) -> f.assets += fen);
            case AssetShareAssigned e -> collective(e.divisionCode(), e.shareFen(), (f, fen) -> f.assets += fen);
            case IncomeDistributed e -> collective(e.divisionCode(), e.amountFen(), (f, fen) -> f.income += fen);
            default -> {} // tells of no figure
        }
    }

    private void reversed(EntryReversed e) {
        switch (e.originalKind()) {
            case DISBURSEMENT_PAID ->
                fiscal(e.amountFen(), e.lines(), (f, fen) -> {
                    f.disbursed -= fen;
                    f.available += fen;
                });
            case RECOVERY_RECEIVED ->
                fiscal(e.amountFen(), e.lines(), (f, fen) -> {
                    f.recovered -= fen;
                    f.pendingRecovery -= fen;
                });
        }
    }

    /** The total from the amount, funds and places from the lines: they must agree. */
    private void fiscal(Amount amount, List<FundLine> lines, ObjLongConsumer<Figures> change) {
        change.accept(total, amount.fen());
        for (var line : lines) {
            change.accept(
                    funds.computeIfAbsent(line.fundId(), ignored -> new Figures()),
                    line.amountFen().fen());
            change.accept(place(line.divisionCode()), line.amountFen().fen());
        }
    }

    private void collective(DivisionCode place, Amount amount, ObjLongConsumer<Figures> change) {
        change.accept(total, amount.fen());
        change.accept(place(place), amount.fen());
    }

    private Figures place(DivisionCode code) {
        return places.computeIfAbsent(code, ignored -> new Figures());
    }
}
