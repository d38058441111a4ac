package org.sunledger.api.wiring;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.Projection;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.rebuild.Cores;
import org.sunledger.projections.rebuild.Rebuilds;

/** Under the whole program, rebuilds of the notices that fold nothing until they are told to end. */
public final class HeldFolding {
    private static final String HELD = "notice";

    private HeldFolding() {}

    public static void ofNotices(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(beans -> {
            var factory = (DefaultListableBeanFactory) beans;
            factory.removeBeanDefinition("rebuilds");
            factory.registerBeanDefinition(
                    "rebuilds",
                    BeanDefinitionBuilder.genericBeanDefinition(Rebuilds.class, () -> rebuilds(factory))
                            .getBeanDefinition());
        });
    }

    private static Rebuilds rebuilds(DefaultListableBeanFactory beans) {
        var journal = beans.getBean(Journal.class);
        var ledger = beans.getBean(Ledger.class);
        return new Rebuilds(
                beans.getBean(Databases.class).owner(),
                journal,
                ledger.decoder(),
                ReadTables.groups().stream().map(HeldFolding::group).toList(),
                new JournaledSwitches(ledger.gateway(), journal, beans.getBean(LedgerClock.class)),
                Cores.ALL_BUT_ONE);
    }

    private static Group group(Group group) {
        if (!group.name().equals(HELD)) return group;
        var folds = new ArrayList<>(group.folds());
        folds.set(0, held(folds.getFirst()));
        return new Group(HELD, folds);
    }

    private static <K extends Comparable<? super K>, C> Fold<K, C> held(Fold<K, C> fold) {
        Table<K, C> table = fold.table();
        return new Fold<>(new Waiting<>(fold.projection()), table);
    }

    private record Waiting<K extends Comparable<? super K>, C>(Projection<K, C> of) implements Projection<K, C> {
        @Override
        public String name() {
            return of.name();
        }

        @Override
        public int foldVersion() {
            return of.foldVersion();
        }

        @Override
        public Map<K, C> apply(JournalEvent event) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("told to end", e);
            }
            return Map.of();
        }

        @Override
        public C merge(C earlier, C later) {
            return of.merge(earlier, later);
        }
    }
}
