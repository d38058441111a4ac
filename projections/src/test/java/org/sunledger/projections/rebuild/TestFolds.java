package org.sunledger.projections.rebuild;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.Projection;
import org.sunledger.projections.engine.Table;
import org.sunledger.projections.village.MoneyEventTable;
import org.sunledger.projections.village.MoneyEvents;
import org.sunledger.projections.village.VillageBalanceTable;
import org.sunledger.projections.village.VillageBalances;

/** The group of money tables as other programs would fold it. */
final class TestFolds {
    private TestFolds() {}

    /** The usual folds, which show every event to somebody before they fold it. */
    static Group money(Consumer<JournalEvent> shown) {
        return with(
                ReadTables.money(),
                new Fold<>(
                        new Events(event -> {
                            shown.accept(event);
                            return new MoneyEvents().apply(event);
                        }),
                        new MoneyEventTable()));
    }

    /** Places have one fen more for every posting of an event, and one kind of event has another name. */
    static Group wrongVillages() {
        return with(
                with(ReadTables.money(), new Fold<>(new Villages(1), new VillageBalanceTable())),
                new Fold<>(new Events(TestFolds::misnamed), new MoneyEventTable()));
    }

    /** Places have been paid double, which the table disbelieves. */
    static Group overdrawnVillages() {
        return with(ReadTables.money(), new Fold<>(new Villages(0), new VillageBalanceTable()));
    }

    private static Map<Long, MoneyEvents.Row> misnamed(JournalEvent event) {
        var rows = new HashMap<>(new MoneyEvents().apply(event));
        rows.replaceAll((position, row) -> row.eventType().equals("entry.reversed")
                ? new MoneyEvents.Row(
                        row.eventId(), "entry.undone", row.stream(), row.docNos(), row.effectiveOn(), row.recordedAt())
                : row);
        return rows;
    }

    /** The same folds with their next version number. */
    static Group newer(Group group) {
        return new Group(
                group.name(),
                group.folds().stream().<Fold<?, ?>>map(TestFolds::newer).toList());
    }

    private static <K extends Comparable<? super K>, C> Fold<K, C> newer(Fold<K, C> fold) {
        Projection<K, C> of = fold.projection();
        Table<K, C> table = fold.table();
        if (of instanceof AppendOnly<K, C>) {
            return new Fold<>(
                    new AppendOnly<K, C>() {
                        @Override
                        public String name() {
                            return of.name();
                        }

                        @Override
                        public int foldVersion() {
                            return of.foldVersion() + 1;
                        }

                        @Override
                        public Map<K, C> apply(JournalEvent event) {
                            return of.apply(event);
                        }
                    },
                    table);
        }
        return new Fold<>(
                new Projection<K, C>() {
                    @Override
                    public String name() {
                        return of.name();
                    }

                    @Override
                    public int foldVersion() {
                        return of.foldVersion() + 1;
                    }

                    @Override
                    public Map<K, C> apply(JournalEvent event) {
                        return of.apply(event);
                    }

                    @Override
                    public C merge(C earlier, C later) {
                        return of.merge(earlier, later);
                    }
                },
                table);
    }

    private static Group with(Group group, Fold<?, ?> other) {
        return new Group(
                group.name(),
                group.folds().stream()
                        .<Fold<?, ?>>map(f ->
                                f.projection().name().equals(other.projection().name()) ? other : f)
                        .toList());
    }

    /** Until the thread is told to end. */
    static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("told to end", e);
        }
    }

    private interface Applied {
        Map<Long, MoneyEvents.Row> apply(JournalEvent event);
    }

    private record Events(Applied applied) implements AppendOnly<Long, MoneyEvents.Row> {
        @Override
        public String name() {
            return "money_event";
        }

        @Override
        public int foldVersion() {
            return new MoneyEvents().foldVersion();
        }

        @Override
        public Map<Long, MoneyEvents.Row> apply(JournalEvent event) {
            return applied.apply(event);
        }
    }

    /** @param more fen of income for each event; 0: payments count double */
    private record Villages(long more) implements Projection<DivisionCode, Measures> {
        @Override
        public String name() {
            return "village_balance";
        }

        @Override
        public int foldVersion() {
            return 1;
        }

        @Override
        public Map<DivisionCode, Measures> apply(JournalEvent event) {
            var rows = new HashMap<>(new VillageBalances().apply(event));
            rows.replaceAll((place, m) -> more == 0
                    ? new Measures(
                            m.allocatedFen(),
                            2 * m.disbursedFen(),
                            m.recoveredFen(),
                            m.allocatedFen() - 2 * m.disbursedFen(),
                            0,
                            0,
                            0,
                            0,
                            m.assetFen(),
                            m.incomeFen())
                    : new Measures(
                            m.allocatedFen(),
                            m.disbursedFen(),
                            m.recoveredFen(),
                            m.availableFen(),
                            0,
                            0,
                            0,
                            0,
                            m.assetFen(),
                            m.incomeFen() + income(event)));
            return rows;
        }

        /** Only what was recorded in 2018 is counted wrong, so that later commands are seen alike. */
        private long income(JournalEvent event) {
            return event.position() <= 20 ? more : 0;
        }

        @Override
        public Measures merge(Measures earlier, Measures later) {
            return earlier.plus(later);
        }
    }

    static List<String> tables() {
        return ReadTables.money().folds().stream()
                .map(f -> f.projection().name())
                .toList();
    }
}
