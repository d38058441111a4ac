package org.sunledger.ledger.posting;

import static org.sunledger.ledger.posting.Account.ALLOCATED;
import static org.sunledger.ledger.posting.Account.ASSET;
import static org.sunledger.ledger.posting.Account.ASSET_SOURCE;
import static org.sunledger.ledger.posting.Account.INCOME;
import static org.sunledger.ledger.posting.Account.INCOME_PENDING;
import static org.sunledger.ledger.posting.Account.INCOME_SOURCE;
import static org.sunledger.ledger.posting.Account.PAID;
import static org.sunledger.ledger.posting.Account.POOL;
import static org.sunledger.ledger.posting.Account.RECOVERY_PENDING;
import static org.sunledger.ledger.posting.Account.SOURCE;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.asset.AssetEvent;
import org.sunledger.ledger.fund.FundEvent;
import org.sunledger.ledger.notice.NoticeEvent;
import org.sunledger.ledger.party.PartyEvent;
import org.sunledger.ledger.period.PeriodEvent;
import org.sunledger.ledger.project.AllocationEvent;
import org.sunledger.ledger.project.ClearanceEvent;
import org.sunledger.ledger.project.DisbursementEvent;
import org.sunledger.ledger.project.MilestoneEvent;
import org.sunledger.ledger.project.PipelineEvent;
import org.sunledger.ledger.project.ProjectEvent;
import org.sunledger.ledger.project.ProjectId;
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.ReversalEvent;
import org.sunledger.ledger.project.SettlementEvent;
import org.sunledger.ledger.registry.ClaimEvent;
import org.sunledger.ledger.registry.DivisionEvent;
import org.sunledger.ledger.registry.LedgerEvent;
import org.sunledger.ledger.registry.OrgEvent;
import org.sunledger.ledger.registry.RuleSetEvent;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.FundLine;
import org.sunledger.ledger.supervision.CaseEvent;
import org.sunledger.ledger.supervision.EngagementEvent;
import org.sunledger.ledger.supervision.FindingEvent;

/**
 * What each event moves between accounts. Every list sums to zero, and every total in a table comes from here. Exactly
 * one event carries the posting of a money move; intents, guards and permissions post nothing.
 */
public final class Postings {
    private Postings() {}

    /**
     * The lines (分录) of one event, empty when it moves no money.
     *
     * @throws IllegalStateException the event's lines do not come to its amount: no table may believe it
     */
    public static List<Posting> of(Event event) {
        return switch (event) {
            case FundEvent e -> of(e);
            case ProjectEvent e -> of(e);
            case AssetEvent e -> of(e);
            case LedgerEvent ignored -> List.of();
            case RuleSetEvent ignored -> List.of();
            case DivisionEvent ignored -> List.of();
            case OrgEvent ignored -> List.of();
            case ClaimEvent ignored -> List.of();
            case PartyEvent ignored -> List.of();
            case PeriodEvent ignored -> List.of();
            case NoticeEvent ignored -> List.of();
            case CaseEvent ignored -> List.of();
            case FindingEvent ignored -> List.of();
            case EngagementEvent ignored -> List.of();
            default -> throw new IllegalArgumentException("Nobody said what it moves: " + event.getClass());
        };
    }

    public static List<Posting> of(FundEvent event) {
        return switch (event) {
            case FundEvent.FundArrived e -> move(SOURCE, POOL, Flow.ARRIVAL, e.amountFen(), e.lines(), null);
            case FundEvent.FundWithdrawn e -> move(POOL, SOURCE, Flow.WITHDRAWAL, e.amountFen(), e.lines(), null);
            case FundEvent.FundEntered ignored -> List.of(); // the maker's half
            case FundEvent.FundRegistered ignored -> List.of(); // an authority, no money yet
            case FundEvent.ArrivalEntered ignored -> List.of(); // the maker's half
            case FundEvent.AdjustmentEntered ignored -> List.of(); // the maker's half
            case FundEvent.FundAdjusted ignored -> List.of(); // changes the authority
            case FundEvent.WithdrawalEntered ignored -> List.of(); // the maker's half
            case FundEvent.FundEntryRejected ignored -> List.of();
            case FundEvent.FundReserved ignored -> List.of(); // guards the pool; AllocationIssued posts
            case FundEvent.ReservationReleased ignored -> List.of();
            case FundEvent.PoolReplenished ignored -> List.of(); // the project's event posted
        };
    }

    public static List<Posting> of(ProjectEvent event) {
        return switch (event) {
            case AllocationEvent e -> allocation(e);
            case DisbursementEvent e -> disbursement(e);
            case ReversalEvent e -> reversal(e);
            case RecoveryEvent e -> recovery(e);
            case PipelineEvent ignored -> List.of();
            case MilestoneEvent ignored -> List.of();
            case SettlementEvent ignored -> List.of(); // 审减 is posted by AllocationReduced, value by the asset
            case ClearanceEvent ignored -> List.of();
        };
    }

    public static List<Posting> of(AssetEvent event) {
        return switch (event) {
            case AssetEvent.AssetHandedOver e ->
                memorandum(ASSET_SOURCE, e.divisionCode(), ASSET, e.divisionCode(), Flow.ASSET, e.valueFen());
            case AssetEvent.AssetShareAssigned e ->
                memorandum(ASSET_SOURCE, e.divisionCode(), ASSET, e.divisionCode(), Flow.ASSET, e.shareFen());
            case AssetEvent.IncomeReceived e ->
                memorandum(
                        INCOME_SOURCE, e.divisionCode(), INCOME_PENDING, e.divisionCode(), Flow.INCOME, e.amountFen());
            case AssetEvent.IncomeDistributed e ->
                memorandum(INCOME_PENDING, e.fromDivisionCode(), INCOME, e.divisionCode(), Flow.INCOME, e.amountFen());
            case AssetEvent.AssetRegistered ignored -> List.of(); // known, in nobody's hands yet
            case AssetEvent.AssetRegistrationAbandoned ignored -> List.of();
            case AssetEvent.AssetTitleConfirmed ignored -> List.of();
            case AssetEvent.AssetSharesDecided ignored -> List.of(); // a plan; each assigned share posts
            case AssetEvent.IncomeDistributionDecided ignored -> List.of(); // a plan; each distribution posts
        };
    }

    private static List<Posting> allocation(AllocationEvent event) {
        return switch (event) {
            case AllocationEvent.AllocationIssued e ->
                move(POOL, ALLOCATED, Flow.ALLOCATION, e.amountFen(), e.lines(), e.projectId());
            case AllocationEvent.AllocationReduced e ->
                move(ALLOCATED, POOL, Flow.REDUCTION, e.amountFen(), e.lines(), e.projectId());
            case AllocationEvent.AllocationProposed ignored -> List.of(); // a wish
            case AllocationEvent.AllocationApproved ignored -> List.of(); // an intent
            case AllocationEvent.AllocationAbandoned ignored -> List.of(); // nothing was issued
            case AllocationEvent.ReductionProposed ignored -> List.of(); // a wish
        };
    }

    private static List<Posting> disbursement(DisbursementEvent event) {
        return switch (event) {
            case DisbursementEvent.DisbursementPaid e -> paid(e.amountFen(), e.lines(), e.projectId());
            case DisbursementEvent.DisbursementReturned e ->
                move(PAID, ALLOCATED, Flow.RETURN, e.amountFen(), e.lines(), e.projectId());
            case DisbursementEvent.DisbursementRequested ignored -> List.of(); // a wish
            case DisbursementEvent.DisbursementReviewed ignored -> List.of(); // a permission
            case DisbursementEvent.DisbursementApproved ignored -> List.of(); // a permission
            case DisbursementEvent.DisbursementRejected ignored -> List.of();
            case DisbursementEvent.PaymentEntered ignored -> List.of(); // the bank's reference, not yet claimed
            case DisbursementEvent.ReturnEntered ignored -> List.of(); // the maker's half
        };
    }

    private static List<Posting> reversal(ReversalEvent event) {
        return switch (event) {
            case ReversalEvent.EntryReversed e ->
                negated(
                        switch (e.originalKind()) {
                            case DISBURSEMENT_PAID -> paid(e.amountFen(), e.lines(), e.projectId());
                            case RECOVERY_RECEIVED -> recovered(e.amountFen(), e.lines(), e.projectId());
                        });
            case ReversalEvent.ReversalEntered ignored -> List.of(); // the maker's half
        };
    }

    private static List<Posting> recovery(RecoveryEvent event) {
        return switch (event) {
            case RecoveryEvent.RecoveryReceived e -> recovered(e.amountFen(), e.lines(), e.projectId());
            case RecoveryEvent.RecoveryReturnedToPool e ->
                move(RECOVERY_PENDING, POOL, Flow.POOL_RETURN, e.amountFen(), e.lines(), e.projectId());
            case RecoveryEvent.RecoveryOrdered ignored -> List.of(); // a claim on somebody, no money
            case RecoveryEvent.RecoveryReceiptEntered ignored -> List.of(); // the maker's half
            case RecoveryEvent.RecoveryReceiptRejected ignored -> List.of();
            case RecoveryEvent.PoolReturnEntered ignored -> List.of(); // the maker's half
            case RecoveryEvent.WaiverProposed ignored -> List.of();
            case RecoveryEvent.RecoveryWaived ignored -> List.of(); // lowers what is owed; no money moves
        };
    }

    private static List<Posting> paid(Amount amount, List<FundLine> lines, ProjectId projectId) {
        return move(ALLOCATED, PAID, Flow.PAYMENT, amount, lines, projectId);
    }

    private static List<Posting> recovered(Amount amount, List<FundLine> lines, ProjectId projectId) {
        return move(PAID, RECOVERY_PENDING, Flow.RECOVERY, amount, lines, projectId);
    }

    private static List<Posting> move(
            Account from, Account to, Flow flow, Amount amount, List<FundLine> lines, @Nullable ProjectId projectId) {
        UUID project = projectId == null ? null : projectId.value();
        List<Posting> postings = new ArrayList<>(2 * lines.size());
        long sum = 0;
        for (var line : lines) {
            long fen = line.amountFen().fen();
            sum = Math.addExact(sum, fen);
            if (fen == 0) continue; // a fund that gave nothing to this move
            postings.add(new Posting(from, flow, line.divisionCode(), line.fundId(), project, -fen));
            postings.add(new Posting(to, flow, line.divisionCode(), line.fundId(), project, fen));
        }
        // INV-02: the decision refused it; the posting refuses to believe otherwise.
        if (sum != amount.fen()) {
            throw new IllegalStateException(
                    "%s of %d fen has lines of %d fen in total".formatted(flow, amount.fen(), sum));
        }
        return List.copyOf(postings);
    }

    private static List<Posting> memorandum(
            Account from, DivisionCode fromDivision, Account to, DivisionCode toDivision, Flow flow, Amount amount) {
        if (amount.isZero()) return List.of();
        return List.of(
                new Posting(from, flow, fromDivision, null, null, -amount.fen()),
                new Posting(to, flow, toDivision, null, null, amount.fen()));
    }

    private static List<Posting> negated(List<Posting> postings) {
        return postings.stream()
                .map(p ->
                        new Posting(p.account(), p.flow(), p.divisionCode(), p.fundId(), p.projectId(), -p.amountFen()))
                .toList();
    }
}
