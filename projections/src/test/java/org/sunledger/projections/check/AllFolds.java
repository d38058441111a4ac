package org.sunledger.projections.check;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sunledger.ledger.posting.Measures;
import org.sunledger.ledger.posting.Posting;
import org.sunledger.ledger.posting.Postings;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.projections.ReadTables;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.trail.PayloadFacts;

/**
 * Runs folds and their writers as live processing does, batch by batch. Speaks in types of the JDK and of the
 * ledger's events, so that it may be loaded beside itself with one line changed.
 */
public final class AllFolds implements Function<List<JournalEvent>, Map<String, List<Map<String, Object>>>> {
    /**
     * Not a table: what {@link Measures} makes of the sums, what {@link PayloadFacts} finds beside document numbers, and
     * what folds say of themselves.
     */
    static final String MEASURES = "measures";

    private static final int BATCH = 20;

    private final Set<String> groups;

    /** @param groups whose folds are run */
    public AllFolds(Set<String> groups) {
        this.groups = groups;
    }

    /** Every group there is. */
    static Set<String> groups() {
        return ReadTables.groups().stream().map(Group::name).collect(Collectors.toSet());
    }

    private List<Fold<?, ?>> folds() {
        return ReadTables.groups().stream()
                .filter(group -> groups.contains(group.name()))
                .<Fold<?, ?>>flatMap(group -> group.folds().stream())
                .toList();
    }

    @Override
    public Map<String, List<Map<String, Object>>> apply(List<JournalEvent> events) {
        var target = new MemoryTarget();
        try {
            for (int from = 0; from < events.size(); from += BATCH) {
                var batch = events.subList(from, Math.min(from + BATCH, events.size()));
                for (var fold : folds()) write(fold, batch, target);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var tables = target.tables();
        var measures = groups.contains(Listed.MONEY) ? measures(events) : new ArrayList<Map<String, Object>>();
        for (var fold : folds())
            measures.add(Map.of(
                    "fold",
                    fold.projection().name(),
                    "version",
                    fold.projection().foldVersion()));
        tables.put(MEASURES, measures);
        return tables;
    }

    private static <K extends Comparable<? super K>, C> void write(
            Fold<K, C> fold, List<JournalEvent> batch, MemoryTarget target) throws SQLException {
        SortedMap<K, C> changes = new TreeMap<>();
        for (var event : batch) {
            fold.projection()
                    .apply(event)
                    .forEach((key, change) -> changes.merge(key, change, fold.projection()::merge));
        }
        if (!changes.isEmpty()) fold.table().write(target, changes);
    }

    /** Of all postings after each event, and of one side alone, which does not conserve. */
    private static List<Map<String, Object>> measures(List<JournalEvent> events) {
        var rows = new ArrayList<Map<String, Object>>();
        var total = Measures.ZERO;
        List<Posting> from = new ArrayList<>();
        List<Posting> to = new ArrayList<>();
        for (var event : events) {
            var postings = Postings.of(event.event());
            total = total.plus(Measures.of(postings));
            if (!postings.isEmpty()) {
                from.add(postings.getFirst());
                to.add(postings.getLast());
            }
            var facts = PayloadFacts.of(event);
            rows.add(Map.of("facts", facts.amountFen() + " " + facts.texts()));
            rows.add(row(total));
            rows.add(row(Measures.of(from)));
            rows.add(row(Measures.of(to)));
        }
        return rows;
    }

    private static Map<String, Object> row(Measures measures) {
        var row = new LinkedHashMap<String, Object>();
        row.put("measures", measures.toString());
        row.put("net", measures.netFen());
        row.put("cash", measures.cashFen());
        row.put("imbalance", measures.imbalanceFen());
        return row;
    }
}
