package org.sunledger.ledger;

import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.sunledger.ledger.asset.AssetAggregate;
import org.sunledger.ledger.asset.ClaimAssetValueWhenAssetRegistered;
import org.sunledger.ledger.asset.ReleaseAssetValueWhenAssetRegistrationAbandoned;
import org.sunledger.ledger.fund.FundAggregate;
import org.sunledger.ledger.fund.ReleaseClaimWhenArrivalRejected;
import org.sunledger.ledger.fund.ReleaseCodeClaimWhenFundRejected;
import org.sunledger.ledger.fund.TakeCodeClaimWhenFundEntered;
import org.sunledger.ledger.fund.TakeReferenceClaimWhenArrivalEntered;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.notice.NoticeAggregate;
import org.sunledger.ledger.notice.RecordNoticeClosedWhenNoticeClosed;
import org.sunledger.ledger.notice.SupersedeNoticeWhenNoticePosted;
import org.sunledger.ledger.party.PartyAggregate;
import org.sunledger.ledger.period.PeriodAggregate;
import org.sunledger.ledger.project.ProjectAggregate;
import org.sunledger.ledger.project.ReleaseClaimsWhenDisbursementEnded;
import org.sunledger.ledger.project.ReleaseReservationsWhenAllocationAbandoned;
import org.sunledger.ledger.project.ReplenishFundsWhenAllocationReduced;
import org.sunledger.ledger.project.ReplenishFundsWhenRecoveryReturned;
import org.sunledger.ledger.project.ReserveFundsWhenAllocationApproved;
import org.sunledger.ledger.project.TakeReferenceClaimWhenRecoveryReceiptEntered;
import org.sunledger.ledger.project.TakeReferenceClaimWhenReturnEntered;
import org.sunledger.ledger.project.TakeVoucherClaimsWhenDisbursementRequested;
import org.sunledger.ledger.registry.ClaimAggregate;
import org.sunledger.ledger.registry.DivisionAggregate;
import org.sunledger.ledger.registry.LedgerAggregate;
import org.sunledger.ledger.registry.OrgAggregate;
import org.sunledger.ledger.registry.RuleSetAggregate;
import org.sunledger.ledger.shared.Automation;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.ledger.shell.HotStreams;
import org.sunledger.ledger.shell.JournalFacts;
import org.sunledger.ledger.shell.JournalStorageEngine;
import org.sunledger.ledger.shell.LedgerGateway;
import org.sunledger.ledger.shell.LedgerMessages;
import org.sunledger.ledger.shell.StreamRepository;
import org.sunledger.ledger.shell.StreamShell;
import org.sunledger.ledger.shell.Surroundings;
import org.sunledger.ledger.supervision.CaseAggregate;
import org.sunledger.ledger.supervision.EngagementAggregate;
import org.sunledger.ledger.supervision.FindingAggregate;
import org.sunledger.ledger.supervision.RecordFindingClosureWhenFindingClosed;
import org.sunledger.ledger.supervision.ResolveObjectionWhenCaseReplied;
import org.sunledger.ledger.supervision.SuspendNoticeWhenCaseReceived;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;

/** The ledger put together over one journal: every kind of stream, every automation, one way in. */
public final class Ledger implements AutoCloseable {
    private final JournalDecoder decoder = new JournalDecoder(new EventJson());
    private final EmbeddedEventStore eventStore;
    private final JournalFacts facts;
    private final LedgerGateway gateway;
    private final Automations automations;

    /** @param clock the ledger's: it tells what "today" is (a demo ledger's follows its script) */
    public Ledger(Journal journal, Clock clock) {
        this(journal, clock, HotStreams.EVENTS_MAX);
    }

    /** @param hotEventsMax how many events the states kept between commands may have; 0: none is kept */
    public Ledger(Journal journal, Clock clock, int hotEventsMax) {
        eventStore = EmbeddedEventStore.builder()
                .storageEngine(new JournalStorageEngine(journal, new LedgerMessages(decoder)))
                .build();
        // The journal commits on its own, so the bus holds no database transaction.
        var bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        var streams = new HotStreams(journal, decoder, hotEventsMax);
        facts = streams.facts();
        var surroundings = streams.surroundings(clock);
        for (var shell : shells()) subscribe(shell, bus, surroundings, streams);
        gateway = new LedgerGateway(bus);
        automations = new Automations(policies(), gateway, facts, journal, decoder);
    }

    /** Every kind of stream. */
    static List<Class<? extends StreamShell<?, ?, ?>>> shells() {
        return List.of(
                LedgerAggregate.class,
                RuleSetAggregate.class,
                DivisionAggregate.class,
                OrgAggregate.class,
                ClaimAggregate.class,
                PartyAggregate.class,
                PeriodAggregate.class,
                FundAggregate.class,
                ProjectAggregate.class,
                AssetAggregate.class,
                NoticeAggregate.class,
                CaseAggregate.class,
                FindingAggregate.class,
                EngagementAggregate.class);
    }

    /** Every "when X, then Y", in the order in which one event is shown to them. */
    static List<Automation> policies() {
        return List.of(
                new TakeCodeClaimWhenFundEntered(),
                new ReleaseCodeClaimWhenFundRejected(),
                new TakeReferenceClaimWhenArrivalEntered(),
                new ReleaseClaimWhenArrivalRejected(),
                new ReserveFundsWhenAllocationApproved(),
                new ReleaseReservationsWhenAllocationAbandoned(),
                new ReplenishFundsWhenAllocationReduced(),
                new TakeVoucherClaimsWhenDisbursementRequested(),
                new TakeReferenceClaimWhenReturnEntered(),
                new TakeReferenceClaimWhenRecoveryReceiptEntered(),
                new ReleaseClaimsWhenDisbursementEnded(),
                new ReplenishFundsWhenRecoveryReturned(),
                new ClaimAssetValueWhenAssetRegistered(),
                new ReleaseAssetValueWhenAssetRegistrationAbandoned(),
                new RecordNoticeClosedWhenNoticeClosed(),
                new SupersedeNoticeWhenNoticePosted(),
                new SuspendNoticeWhenCaseReceived(),
                new ResolveObjectionWhenCaseReplied(),
                new RecordFindingClosureWhenFindingClosed());
    }

    private <A extends StreamShell<?, ?, ?>> void subscribe(
            Class<A> shell, CommandBus bus, Surroundings surroundings, HotStreams streams) {
        var parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(shell),
                new SimpleResourceParameterResolverFactory(List.of(surroundings)));
        AggregateAnnotationCommandHandler.<A>builder()
                .aggregateType(shell)
                .parameterResolverFactory(parameters)
                .repository(new StreamRepository<>(shell, eventStore, parameters, streams))
                .commandTargetResolver(
                        message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).stream(), null))
                .build()
                .subscribe(bus);
    }

    public LedgerGateway gateway() {
        return gateway;
    }

    /** Where processors follow the journal. */
    public EmbeddedEventStore events() {
        return eventStore;
    }

    public Facts facts() {
        return facts;
    }

    public JournalDecoder decoder() {
        return decoder;
    }

    /** To be shown every event of the journal, in order, by one follower. */
    public Automations automations() {
        return automations;
    }

    @Override
    public void close() {
        eventStore.shutDown();
    }
}
