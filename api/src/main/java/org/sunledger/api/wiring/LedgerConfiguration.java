package org.sunledger.api.wiring;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.shell.LedgerGateway;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;

/**
 * The ledger over PostgreSQL. Beans are closed in the reverse order of their making: front door, processors, automations,
 * ledger, journal, pool, server.
 */
@Configuration
class LedgerConfiguration {
    /** The program's exit code when its own database does not come back; refused starts end with 1. */
    private static final int DATABASE_LOST = 2;

    @Bean
    Databases databases(
            SunledgerProperties properties,
            @Value("${spring.datasource.url:}") String url,
            @Value("${spring.datasource.username:}") String username,
            @Value("${spring.datasource.password:}") String password) {
        return StringUtils.hasText(url)
                ? Databases.external(url, username, password, properties)
                : Databases.embedded(properties);
    }

    @Bean
    DatabaseWatch databaseWatch(Databases databases) {
        return new DatabaseWatch(databases.server(), () -> System.exit(DATABASE_LOST));
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
    PostgresJournal journal(DataSource pool, LedgerClock clock, SunledgerProperties properties) {
        // A demo's clock follows its script and jumps by days. What a ledger is, it says itself; an empty one becomes
        // what it is asked to be.
        var isDemo = isDemo(pool, clock).orElse(properties.demo());
        return new PostgresJournal(pool, clock, isDemo ? ClockPolicy.SCRIPTED : ClockPolicy.SYSTEM);
    }

    private static Optional<Boolean> isDemo(DataSource pool, LedgerClock clock) {
        try (var journal = new PostgresJournal(pool, clock, ClockPolicy.SYSTEM)) {
            return journal.at(1)
                    .map(record ->
                            new JournalDecoder(new EventJson()).decode(record).event())
                    .map(event -> event instanceof LedgerOpened opened && opened.isDemo());
        }
    }

    @Bean
    Ledger ledger(PostgresJournal journal, LedgerClock clock) {
        return new Ledger(journal, clock);
    }

    @Bean
    LedgerGateway gateway(Ledger ledger) {
        return ledger.gateway();
    }

    @Bean
    AutomationFollower automationFollower(Ledger ledger, PostgresJournal journal, DataSource pool) {
        return new AutomationFollower(ledger.automations(), journal, pool);
    }
}
