package org.sunledger.api.wiring;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.RecordingClock;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.shell.LedgerGateway;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * The ledger over its databases. Beans are closed in the reverse order of their making: front door, processors, automations,
 * ledger, journal, pool, server.
 */
@Configuration
class LedgerConfiguration {
    @Bean
    Databases databases(
            SunledgerProperties properties,
            @Value("${spring.datasource.url:}") String url,
            @Value("${spring.datasource.username:}") String username,
            @Value("${spring.datasource.password:}") String password) {
        // A mistake in these settings is told before a server is started for nothing.
        JournalPlace.of(properties);
        return Databases.open(new Settings(properties, url, username, password));
    }

    @Bean
    DatabaseWatch databaseWatch(Databases databases) {
        return new DatabaseWatch(databases.server(), () -> System.exit(ExitCode.DATABASE_LOST));
    }

    /** The pool under the program's own role; closed by {@link Databases}. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Databases databases) {
        return databases.pool();
    }

    @Bean
    LedgerClock ledgerClock() {
        return new LedgerClock();
    }

    @Bean
    OpenJournal openJournal(Databases databases, LedgerClock clock, SunledgerProperties properties) {
        return journalToRecord(databases, clock, properties);
    }

    static OpenJournal journalToRecord(Databases databases, Clock clock, SunledgerProperties properties) {
        // A demo's clock follows its script and jumps by days. What a ledger is, it says itself; an empty one becomes
        // what it is asked to be.
        return OpenJournal.toRecord(JournalPlace.of(properties), databases.journalPool(), journal -> {
            var isDemo = isDemo(journal).orElse(properties.demo());
            return new RecordingClock(clock, isDemo ? ClockPolicy.SCRIPTED : ClockPolicy.SYSTEM);
        });
    }

    private static Optional<Boolean> isDemo(Journal journal) {
        return journal.at(1)
                .map(record ->
                        new JournalDecoder(new EventJson()).decode(record).event())
                .map(event -> event instanceof LedgerOpened opened && opened.isDemo());
    }

    /** Closed by {@link OpenJournal}. */
    @Bean(destroyMethod = "")
    Journal journal(OpenJournal opened) {
        return opened.journal();
    }

    @Bean
    Ledger ledger(Journal journal, LedgerClock clock) {
        return new Ledger(journal, clock);
    }

    @Bean
    LedgerGateway gateway(Ledger ledger) {
        return ledger.gateway();
    }

    @Bean
    AutomationFollower automationFollower(Ledger ledger, Journal journal, Duty duty, DataSource pool) {
        return new AutomationFollower(ledger.automations(), journal, duty::writes, pool);
    }
}
