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
import org.sunledger.api.html.Loading;
import org.sunledger.api.notice.NoticeDrafting;
import org.sunledger.api.period.ClosingBalances;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.party.TextStore;
import org.sunledger.ledger.party.Vault;

/** The demo county: loaded beside the running server when the ledger is empty and a demo is wanted. */
@Configuration
class DemoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);
    private static final String TO_OPEN = """
            账本尚未开账。请在 sunledger.users 中配置用户(见 README),由系统管理员(ADMIN)办理 POST /api/v1/ledger 开账;\
            或在空目录上以 --sunledger.demo=true 启动,装入演示数据。
            This ledger is not open yet. Configure users under sunledger.users (see the README); one in the role ADMIN then \
            opens it with POST /api/v1/ledger. Or start on an empty directory with --sunledger.demo=true to load the demo.""";

    @Bean
    Demo demo(Ledger ledger, Journal journal, LedgerClock clock, DemoParts parts) {
        return new Demo(ledger, journal, clock::set, clock::release, parts);
    }

    @Bean
    Loading loading(Demo demo) {
        return demo::isLoading;
    }

    /** Made before anything records: automations and commands ask it. */
    @Bean
    Duty duty(OpenJournal opened, Demo demo, SunledgerProperties properties) {
        var duty = new Duty(() -> opened.standing().writes(), () -> demo.takeOver(properties.demo()), demo::standBy);
        if (duty.writes()) demo.resumeClock();
        return duty;
    }

    @Bean
    DemoParts demoParts(Vault vault, TextStore texts, NoticeDrafting drafting, ClosingBalances balances) {
        return new DemoParts(vault, texts, drafting::draft, balances);
    }

    @Bean
    DemoUsers demoUsers(SunledgerProperties properties, PasswordEncoder passwords, Demo demo) {
        return new DemoUsers(
                properties.demoPassword(), properties.dataDirectory(), passwords::encode, demo::isDemo, demo::people);
    }

    @Bean
    ApplicationRunner opening(Demo demo, DemoUsers users, Journal journal, Duty duty, SunledgerProperties properties) {
        return arguments -> {
            var isEmpty = journal.head() == 0;
            // Who stands by tells no story: the program that writes does.
            if (duty.writes()) demo.start(properties.demo());
            if (isEmpty && !properties.demo()) LOG.info("{}", TO_OPEN);
            if (demo.isDemo() || (isEmpty && properties.demo())) LOG.info("{}", users.introduction());
        };
    }
}
