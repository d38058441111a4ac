package org.sunledger.api.wiring;

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
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.Facts;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.asset.AssetQueries;
import org.sunledger.projections.engine.JournalSource;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.flow.MoneyFlowQueries;
import org.sunledger.projections.fund.FundLedgerQueries;
import org.sunledger.projections.notice.NoticeQueries;
import org.sunledger.projections.project.ProjectCardQueries;
import org.sunledger.projections.rebuild.Rebuilds;
import org.sunledger.projections.trail.AuditTrailQueries;
import org.sunledger.projections.village.VillageBalanceQueries;

/** What can be seen: the processors that fill the read tables, and the questions that may be asked of them. */
@Configuration
class ViewsConfiguration {
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
                new JournaledSwitches(ledger.gateway(), journal, clock));
    }

    /** Stopped before the processors whose tables it exchanges. */
    @Bean
    @DependsOn("followingTheJournal")
    RebuildResumption rebuildResumption(Rebuilds rebuilds, OpenJournal opened) {
        return new RebuildResumption(rebuilds, () -> opened.standing().writes());
    }

    /** While the demo is being told, the ledger's clock is the story's: a switch would be dated by it. */
    @Bean
    RebuildsHere rebuildsHere(Rebuilds rebuilds, OpenJournal opened, Demo demo) {
        return () -> {
            if (!opened.standing().writes()) throw ApiRefusal.STANDING_BY.because();
            if (demo.isLoading()) throw ApiRefusal.DEMO_LOADING.because();
            return rebuilds;
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
    FundLedgerQueries fundLedger(Reader reader, DataSource pool) {
        return new FundLedgerQueries(reader, pool);
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
