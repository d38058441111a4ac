package org.sunledger.ledger.wire;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.sunledger.ledger.project.RecoveryEvent;
import org.sunledger.ledger.project.ReversalEvent;
import org.sunledger.ledger.project.SettlementEvent;
import org.sunledger.ledger.registry.ClaimEvent;
import org.sunledger.ledger.registry.DivisionEvent;
import org.sunledger.ledger.registry.LedgerEvent;
import org.sunledger.ledger.registry.OrgEvent;
import org.sunledger.ledger.registry.RuleSetEvent;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.supervision.CaseEvent;
import org.sunledger.ledger.supervision.EngagementEvent;
import org.sunledger.ledger.supervision.FindingEvent;

/**
 * The names of all events in the journal: a table of strings of their own, so that renaming or moving a class changes
 * nothing on disk. Names are frozen; a new shape of an event is a new schema version and an {@link Upcaster}.
 */
public final class WireNames {
    /** Every family of events; a leaf of one of them that is missing below stops the program at its start. */
    private static final List<Class<? extends Event>> FAMILIES = List.of(
            LedgerEvent.class,
            RuleSetEvent.class,
            DivisionEvent.class,
            OrgEvent.class,
            ClaimEvent.class,
            PartyEvent.class,
            PeriodEvent.class,
            FundEvent.class,
            ProjectEvent.class,
            AssetEvent.class,
            NoticeEvent.class,
            CaseEvent.class,
            FindingEvent.class,
            EngagementEvent.class);

    static final WireTable TABLE = new WireTable()
            .add(LedgerEvent.LedgerOpened.class, "ledger.opened", 1)
            .add(LedgerEvent.ProjectionSwitched.class, "projection.switched", 1)
            .add(RuleSetEvent.RuleSetPublished.class, "rule-set.published", 1)
            .add(DivisionEvent.DivisionRegistered.class, "division.registered", 1)
            .add(DivisionEvent.DivisionRenamed.class, "division.renamed", 1)
            .add(DivisionEvent.DivisionMerged.class, "division.merged", 1)
            .add(DivisionEvent.DivisionAliasConfirmed.class, "division.alias-confirmed", 1)
            .add(OrgEvent.OrgRegistered.class, "org.registered", 1)
            .add(OrgEvent.UserAppointed.class, "user.appointed", 1)
            .add(OrgEvent.UserRetired.class, "user.retired", 1)
            .add(ClaimEvent.ClaimTaken.class, "claim.taken", 1)
            .add(ClaimEvent.ClaimReleased.class, "claim.released", 1)
            .add(PartyEvent.PartyRecorded.class, "party.recorded", 1)
            .add(PeriodEvent.PeriodClosed.class, "period.closed", 1)
            .add(PeriodEvent.PeriodReopenProposed.class, "period.reopen-proposed", 1)
            .add(PeriodEvent.PeriodReopened.class, "period.reopened", 1)
            .add(FundEvent.FundEntered.class, "fund.entered", 1)
            .add(FundEvent.FundRegistered.class, "fund.registered", 1)
            .add(FundEvent.ArrivalEntered.class, "fund.arrival-entered", 1)
            .add(FundEvent.FundArrived.class, "fund.arrived", 1)
            .add(FundEvent.AdjustmentEntered.class, "fund.adjustment-entered", 1)
            .add(FundEvent.FundAdjusted.class, "fund.adjusted", 1)
            .add(FundEvent.WithdrawalEntered.class, "fund.withdrawal-entered", 1)
            .add(FundEvent.FundWithdrawn.class, "fund.withdrawn", 1)
            .add(FundEvent.FundEntryRejected.class, "fund.entry-rejected", 1)
            .add(FundEvent.FundReserved.class, "fund.reserved", 1)
            .add(FundEvent.ReservationReleased.class, "fund.reservation-released", 1)
            .add(FundEvent.PoolReplenished.class, "fund.pool-replenished", 1)
            .add(PipelineEvent.ProjectProposed.class, "project.proposed", 1)
            .add(PipelineEvent.ProjectTownReviewed.class, "project.town-reviewed", 1)
            .add(PipelineEvent.ProjectCountyApproved.class, "project.county-approved", 1)
            .add(PipelineEvent.ProjectListed.class, "project.listed", 1)
            .add(PipelineEvent.ProjectDelisted.class, "project.delisted", 1)
            .add(PipelineEvent.ProjectSelected.class, "project.selected", 1)
            .add(PipelineEvent.ContractSigned.class, "contract.signed", 1)
            .add(PipelineEvent.ProjectStarted.class, "project.started", 1)
            .add(MilestoneEvent.MilestonesPlanned.class, "milestone.planned", 1)
            .add(MilestoneEvent.MilestoneReported.class, "milestone.reported", 1)
            .add(MilestoneEvent.MilestoneVerified.class, "milestone.verified", 1)
            .add(MilestoneEvent.MilestoneRejected.class, "milestone.rejected", 1)
            .add(AllocationEvent.AllocationProposed.class, "allocation.proposed", 1)
            .add(AllocationEvent.AllocationApproved.class, "allocation.approved", 1)
            .add(AllocationEvent.AllocationAbandoned.class, "allocation.abandoned", 1)
            .add(AllocationEvent.AllocationIssued.class, "allocation.issued", 1)
            .add(AllocationEvent.ReductionProposed.class, "allocation.reduction-proposed", 1)
            .add(AllocationEvent.AllocationReduced.class, "allocation.reduced", 1)
            .add(DisbursementEvent.DisbursementRequested.class, "disbursement.requested", 1)
            .add(DisbursementEvent.DisbursementReviewed.class, "disbursement.reviewed", 1)
            .add(DisbursementEvent.DisbursementApproved.class, "disbursement.approved", 1)
            .add(DisbursementEvent.DisbursementRejected.class, "disbursement.rejected", 1)
            .add(DisbursementEvent.PaymentEntered.class, "disbursement.payment-entered", 1)
            .add(DisbursementEvent.DisbursementPaid.class, "disbursement.paid", 1)
            .add(DisbursementEvent.ReturnEntered.class, "disbursement.return-entered", 1)
            .add(DisbursementEvent.DisbursementReturned.class, "disbursement.returned", 1)
            .add(ReversalEvent.ReversalEntered.class, "reversal.entered", 1)
            .add(ReversalEvent.EntryReversed.class, "entry.reversed", 1)
            .add(SettlementEvent.ProjectAccepted.class, "project.accepted", 1)
            .add(SettlementEvent.SettlementProposed.class, "settlement.proposed", 1)
            .add(SettlementEvent.SettlementApproved.class, "settlement.approved", 1)
            .add(SettlementEvent.AssetValueClaimed.class, "project.asset-value-claimed", 1)
            .add(SettlementEvent.AssetValueReleased.class, "project.asset-value-released", 1)
            .add(RecoveryEvent.RecoveryOrdered.class, "recovery.ordered", 1)
            .add(RecoveryEvent.RecoveryReceiptEntered.class, "recovery.receipt-entered", 1)
            .add(RecoveryEvent.RecoveryReceived.class, "recovery.received", 1)
            .add(RecoveryEvent.RecoveryReceiptRejected.class, "recovery.receipt-rejected", 1)
            .add(RecoveryEvent.PoolReturnEntered.class, "recovery.pool-return-entered", 1)
            .add(RecoveryEvent.RecoveryReturnedToPool.class, "recovery.returned-to-pool", 1)
            .add(RecoveryEvent.WaiverProposed.class, "recovery.waiver-proposed", 1)
            .add(RecoveryEvent.RecoveryWaived.class, "recovery.waived", 1)
            .add(ClearanceEvent.ProjectNoticeClosed.class, "project.notice-closed", 1)
            .add(ClearanceEvent.HoldSet.class, "hold.set", 1)
            .add(ClearanceEvent.HoldLifted.class, "hold.lifted", 1)
            .add(ClearanceEvent.HoldOverridden.class, "hold.overridden", 1)
            .add(ClearanceEvent.FindingClosureRecorded.class, "project.finding-closure-recorded", 1)
            .add(AssetEvent.AssetRegistered.class, "asset.registered", 1)
            .add(AssetEvent.AssetRegistrationAbandoned.class, "asset.registration-abandoned", 1)
            .add(AssetEvent.AssetTitleConfirmed.class, "asset.title-confirmed", 1)
            .add(AssetEvent.AssetSharesDecided.class, "asset.shares-decided", 1)
            .add(AssetEvent.AssetShareAssigned.class, "asset.share-assigned", 1)
            .add(AssetEvent.AssetHandedOver.class, "asset.handed-over", 1)
            .add(AssetEvent.IncomeReceived.class, "income.received", 1)
            .add(AssetEvent.IncomeDistributionDecided.class, "income.distribution-decided", 1)
            .add(AssetEvent.IncomeDistributed.class, "income.distributed", 1)
            .add(NoticeEvent.NoticeDrafted.class, "notice.drafted", 1)
            .add(NoticeEvent.NoticeRevised.class, "notice.revised", 1)
            .add(NoticeEvent.NoticeApproved.class, "notice.approved", 1)
            .add(NoticeEvent.NoticePosted.class, "notice.posted", 1)
            .add(NoticeEvent.NoticeSuspended.class, "notice.suspended", 1)
            .add(NoticeEvent.NoticeObjectionResolved.class, "notice.objection-resolved", 1)
            .add(NoticeEvent.NoticeClosed.class, "notice.closed", 1)
            .add(NoticeEvent.NoticeSuperseded.class, "notice.superseded", 1)
            .add(NoticeEvent.NoticeWithdrawn.class, "notice.withdrawn", 1)
            .add(CaseEvent.CaseReceived.class, "case.received", 1)
            .add(CaseEvent.CaseAccepted.class, "case.accepted", 1)
            .add(CaseEvent.CaseAssigned.class, "case.assigned", 1)
            .add(CaseEvent.CaseReplied.class, "case.replied", 1)
            .add(CaseEvent.CaseClosed.class, "case.closed", 1)
            .add(FindingEvent.FindingRaised.class, "finding.raised", 1)
            .add(FindingEvent.FindingAssigned.class, "finding.assigned", 1)
            .add(FindingEvent.RectificationReported.class, "finding.rectification-reported", 1)
            .add(FindingEvent.RectificationVerified.class, "finding.rectification-verified", 1)
            .add(FindingEvent.RectificationRejected.class, "finding.rectification-rejected", 1)
            .add(FindingEvent.FindingClosed.class, "finding.closed", 1)
            .add(EngagementEvent.SampleDrawn.class, "sample.drawn", 1);

    static {
        requireEveryLeaf(TABLE, FAMILIES);
    }

    private WireNames() {}

    public static WireName of(Event event) {
        return TABLE.of(event.getClass());
    }

    public static WireName of(Class<? extends Event> eventClass) {
        return TABLE.of(eventClass);
    }

    /**
     * Finds the class behind a name on disk.
     *
     * @throws WireException no event has this name
     */
    public static Class<? extends Event> eventClass(String eventType) {
        var eventClass = TABLE.eventClass(eventType);
        if (eventClass == null) throw new WireException(eventType, "unknown event type");
        return eventClass;
    }

    /** All events, family by family. */
    public static Set<Class<? extends Event>> eventClasses() {
        return TABLE.eventClasses();
    }

    /** The records below a sealed family. */
    static Set<Class<? extends Event>> leavesOf(Class<? extends Event> family) {
        if (!family.isSealed()) return Set.of(family);
        Set<Class<? extends Event>> leaves = new LinkedHashSet<>();
        for (var permitted : family.getPermittedSubclasses())
            leaves.addAll(leavesOf(permitted.asSubclass(Event.class)));
        return leaves;
    }

    static void requireEveryLeaf(WireTable table, List<Class<? extends Event>> families) {
        Set<Class<? extends Event>> leaves = new LinkedHashSet<>();
        for (var family : families) leaves.addAll(leavesOf(family));
        Set<Class<? extends Event>> nameless = new HashSet<>(leaves);
        nameless.removeAll(table.eventClasses());
        if (!nameless.isEmpty()) throw new IllegalStateException("Events without a wire name: " + nameless);
        Set<Class<? extends Event>> homeless = new HashSet<>(table.eventClasses());
        homeless.removeAll(leaves);
        if (!homeless.isEmpty()) throw new IllegalStateException("Named, but in no family: " + homeless);
    }
}
