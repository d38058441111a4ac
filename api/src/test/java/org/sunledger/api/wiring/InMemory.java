package org.sunledger.api.wiring;

import java.util.Optional;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.JournalEngine;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.journal.postgres.WriterLoad;

/** The engine of unit tests under the whole program, which no setting offers: it forgets everything. */
public final class InMemory {
    private InMemory() {}

    /** For a demo; everything else goes to PostgreSQL. */
    public static void keepsTheJournal(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(beans -> {
            var factory = (DefaultListableBeanFactory) beans;
            factory.removeBeanDefinition("openJournal");
            factory.registerBeanDefinition(
                    "openJournal",
                    BeanDefinitionBuilder.genericBeanDefinition(
                                    OpenJournal.class, () -> open(factory.getBean(LedgerClock.class)))
                            .getBeanDefinition());
        });
    }

    private static OpenJournal open(LedgerClock clock) {
        // Shown as the engine without a cluster; nothing else asks.
        return new OpenJournal(
                new MemoryJournal(clock, ClockPolicy.SCRIPTED),
                JournalEngine.POSTGRES,
                () -> new OpenJournal.Standing(true, 0, Optional.empty(), WriterLoad.NONE, Optional.empty()),
                () -> {});
    }
}
