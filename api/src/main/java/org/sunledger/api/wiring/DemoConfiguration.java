package org.sunledger.api.wiring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.sunledger.api.demo.Demo;
import org.sunledger.api.demo.DemoParts;
import org.sunledger.api.demo.DemoUsers;
import org.sunledger.api.notice.NoticeDrafting;
import org.sunledger.api.period.ClosingBalances;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.party.TextStore;
import org.sunledger.ledger.party.Vault;

/** The demo county: loaded beside the running server when the ledger is empty and a demo is wanted. */
@Configuration
class DemoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

    @Bean
    Demo demo(Ledger ledger, PostgresJournal journal, LedgerClock clock, DemoParts parts) {
        return new Demo(ledger, journal, clock::set, clock::release, parts);
    }

    @Bean
    DemoParts demoParts(Vault vault, TextStore texts, NoticeDrafting drafting, ClosingBalances balances) {
        return new DemoParts(vault, texts, drafting::draft, balances);
    }

    @Bean
    DemoUsers demoUsers(SunledgerProperties properties, PasswordEncoder passwords, Demo demo) {
        return new DemoUsers(properties.demoPassword(), properties.dataDirectory(), passwords::encode, demo::isDemo);
    }

    @Bean
    ApplicationRunner opening(Demo demo, DemoUsers users, SunledgerProperties properties) {
        return arguments -> {
            demo.start(properties.demo());
            if (properties.demo() || demo.isDemo()) LOG.info("{}", users.introduction());
        };
    }
}
