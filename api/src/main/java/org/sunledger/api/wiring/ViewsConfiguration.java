package org.sunledger.api.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.sunledger.api.demo.Demo;
import org.sunledger.api.problem.ApiRefusal;
import org.sunledger.api.projection.RebuildsHere;
import org.sunledger.api.projection.ReplaysHere;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.party.Vault;
import org.sunledger.ledger.registry.WorkCalendar;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.asset.AssetQueries;
import org.sunledger.projections.compliance.ComplianceQueries;
import org.sunledger.projections.compliance.DueDateQueries;
import org.sunledger.projections.engine.JournalSource;
import org.sunledger.projections.engine.ProcessorStatus;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.figure.NegativeDayQueries;
import org.sunledger.projections.figure.RestatementQueries;
import org.sunledger.projections.figure.WhyQueries;
import org.sunledger.projections.flow.MoneyFlowQueries;
import org.sunledger.projections.fund.CarryOverQueries;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.notice.NoticeQueries;
import org.sunledger.projections.project.ProjectCardQueries;
import org.sunledger.projections.rebuild.Cores;
import org.sunledger.projections.rebuild.Rebuilds;
import org.sunledger.projections.rebuild.Replays;
import org.sunledger.projections.supervision.CaseQueries;
import org.sunledger.projections.supervision.FindingQueries;
import org.sunledger.projections.trail.AuditTrailQueries;
import org.sunledger.projections.village.VillageBalanceQueries;
import org.sunledger.projections.village.VillageBreakdownQueries;
import org.sunledger.projections.waiting.WaitingQueries;

/** What can be seen: the processors that fill the read tables, and the questions that may be asked of them. */
@Configuration
class ViewsConfiguration {
    /** Of views that follow; one that takes longer has stopped, and a person must look first. */
    private static final Duration LIVE_CATCHES_UP = Duration.ofMinutes(1);

    @Bean
    Processors processors(DataSource pool, Ledger ledger, Journal journal) {
        return new Processors(pool, new JournalSource(journal, ledger.decoder()), journal::head, ReadTables.groups());
    }

    /** Started when everything is wired, stopped before anything is taken apart. */
    @Bean
    SmartLifecycle followingTheJournal(Processors processors) {
        return new SmartLifecycle() {
            private volatile boolean isRunning;

            @Override
            public void start() {
                processors.start();
                isRunning = true;
            }

            @Override
            public void stop() {
                isRunning = false;
                processors.close();
            }

            @Override
            public boolean isRunning() {
                return isRunning;
            }
        };
    }

    @Bean
    Rebuilds rebuilds(Databases databases, Ledger ledger, Journal journal, LedgerClock clock) {
        return new Rebuilds(
                databases.owner(),
                journal,
                ledger.decoder(),
                ReadTables.groups(),
                new JournaledSwitches(ledger.gateway(), journal, clock),
                Cores.ALL_BUT_ONE);
    }

    /** Stopped before the processors whose tables it exchanges. */
    @Bean
    @DependsOn("followingTheJournal")
    Resumption rebuildResumption(Rebuilds rebuilds, OpenJournal opened) {
        return Resumption.of(rebuilds, () -> opened.standing().writes());
    }

    @Bean
    RebuildsHere rebuildsHere(Rebuilds rebuilds, OpenJournal opened, Demo demo) {
        return () -> {
            requireHere(opened, demo);
            return rebuilds;
        };
    }

    /** While the demo is being told, the ledger's clock is the story's: a switch would be dated by it. */
    private static void requireHere(OpenJournal opened, Demo demo) {
        if (!opened.standing().writes()) throw ApiRefusal.STANDING_BY.because();
        if (demo.isLoading()) throw ApiRefusal.DEMO_LOADING.because();
    }

    @Bean
    Replays replays(
            Databases databases, Ledger ledger, OpenJournal opened, Reader reader, LedgerClock clock, Vault vault) {
        return Replaying.on(databases, opened.journal(), ledger, reader, clock, vault, LIVE_CATCHES_UP);
    }

    @Bean
    @DependsOn("followingTheJournal")
    Resumption replayResumption(Replays replays, OpenJournal opened) {
        return Resumption.of(replays, () -> opened.standing().writes());
    }

    @Bean
    ReplaysHere replaysHere(Replays replays, OpenJournal opened, Demo demo) {
        return () -> {
            requireHere(opened, demo);
            return replays;
        };
    }

    @Bean
    Reader reader(DataSource pool, Journal journal, LedgerClock clock, Processors processors) {
        return new Reader(pool, journal, clock, processors);
    }

    @Bean
    VillageBalanceQueries villageBalances(Reader reader, DataSource pool) {
        return new VillageBalanceQueries(reader, pool);
    }

    @Bean
    VillageBreakdownQueries villageBreakdowns(Reader reader, DataSource pool) {
        return new VillageBreakdownQueries(reader, pool);
    }

    @Bean
    FundLedgerQueries fundLedger(Reader reader, DataSource pool) {
        return new FundLedgerQueries(reader, pool);
    }

    @Bean
    WhyQueries why(Reader reader, DataSource pool) {
        return new WhyQueries(reader, pool);
    }

    @Bean
    RestatementQueries restatements(Reader reader, DataSource pool) {
        return new RestatementQueries(reader, pool);
    }

    @Bean
    NegativeDayQueries negativeDays(Reader reader, DataSource pool) {
        return new NegativeDayQueries(reader, pool);
    }

    @Bean
    CarryOverQueries carryOvers(FundLedgerQueries funds, Reader reader) {
        return new CarryOverQueries(funds, reader);
    }

    @Bean
    MoneyFlowQueries moneyFlows(Reader reader, DataSource pool) {
        return new MoneyFlowQueries(reader, pool);
    }

    @Bean
    ProjectCardQueries projectCards(Reader reader, DataSource pool) {
        return new ProjectCardQueries(reader, pool);
    }

    @Bean
    AssetQueries assets(Reader reader, DataSource pool) {
        return new AssetQueries(reader, pool);
    }

    @Bean
    NoticeQueries notices(Reader reader, DataSource pool) {
        return new NoticeQueries(reader, pool);
    }

    @Bean
    FindingQueries findings(Reader reader, DataSource pool) {
        return new FindingQueries(reader, pool);
    }

    @Bean
    CaseQueries cases(Reader reader, DataSource pool) {
        return new CaseQueries(reader, pool);
    }

    @Bean
    DueDateQueries dueDates(Reader reader, DataSource pool) {
        return new DueDateQueries(reader, pool, WorkCalendar.shipped());
    }

    @Bean
    WaitingQueries waiting(Reader reader, DataSource pool) {
        return new WaitingQueries(reader, pool);
    }

    @Bean
    ComplianceQueries compliance(
            DueDateQueries dueDates, ProjectCardQueries projects, FundLedgerQueries funds, AssetQueries assets) {
        return new ComplianceQueries(dueDates, projects, funds, assets);
    }

    @Bean
    AuditTrailQueries auditTrail(Reader reader, DataSource pool, Journal journal) {
        return new AuditTrailQueries(reader, pool, journal);
    }

    @Bean
    Facts facts(Ledger ledger) {
        return ledger.facts();
    }

    /** A stopped fold makes the program unhealthy: it never skips an event, so it needs a person. */
    @Bean
    HealthIndicator projectionsHealthIndicator(Processors processors) {
        return new AbstractHealthIndicator("The positions of the read tables are not known") {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                health.up();
                for (var status : processors.status()) {
                    health.withDetail(status.name(), "%d/%d".formatted(status.position(), status.head()));
                    if (status.error() != null) health.down().withDetail(status.name() + ".error", status.error());
                }
            }
        };
    }

    /** Asked of the tables when somebody looks; a meter costs nothing until then. */
    @Bean
    MeterBinder projectionMeters(Processors processors) {
        return registry -> {
            for (var name : processors.names()) {
                gauge(registry, processors, name, "lag", "Records not yet in the tables", ProcessorStatus::lag);
                gauge(registry, processors, name, "position", "What the tables stand for", ProcessorStatus::position);
                gauge(
                        registry,
                        processors,
                        name,
                        "stopped",
                        "1: an error keeps it from advancing; 0: all is well",
                        status -> status.error() == null ? 0 : 1);
            }
        };
    }

    private static void gauge(
            MeterRegistry registry,
            Processors processors,
            String name,
            String what,
            String description,
            ToDoubleFunction<ProcessorStatus> value) {
        Gauge.builder("ledger.projection." + what, () -> value.applyAsDouble(processors.status(name)))
                .tag("projection", name)
                .description(description)
                .register(registry);
    }

    @Bean
    HealthIndicator automationsHealthIndicator(AutomationFollower follower) {
        return () -> {
            var failure = follower.failure();
            return failure == null
                    ? Health.up().build()
                    : Health.down().withDetail("error", failure).build();
        };
    }
}
