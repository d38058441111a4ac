package org.sunledger.api.wiring;

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
        return new PostgresJournal(pool, clock, policy(pool, clock, properties.demo()));
    }

    /**
     * A demo's clock follows its script and jumps by days. Whether it is one, an opened ledger says itself: a demo is
     * finished by a start that asks for none, and a real book keeps its alarm at a start that asks for a demo.
     */
    private static ClockPolicy policy(DataSource pool, LedgerClock clock, boolean isDemoWanted) {
        try (var journal = new PostgresJournal(pool, clock, ClockPolicy.SYSTEM)) {
            var decoder = new JournalDecoder(new EventJson());
            var isDemo = journal.at(1)
                    .map(record -> decoder.decode(record).event() instanceof LedgerOpened opened && opened.isDemo())
                    .orElse(isDemoWanted);
            return isDemo ? ClockPolicy.SCRIPTED : ClockPolicy.SYSTEM;
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
        return new AutomationFollower(ledger.automations(), journal, ledger.decoder(), pool);
    }
}
