package org.sunledger.projections.engine;

import java.util.Map;
import org.sunledger.ledger.shared.JournalEvent;

/**
 * A pure fold: what one event changes in which rows. No clock, no SQL, no memory between events, so that live
 * processing, rebuild and replay to a point run the same code.
 *
 * @param <K> names a row; its order is the order in which rows are written, so that no two writers wait for each other
 * @param <C> what changes in a row
 */
public interface Projection<K extends Comparable<? super K>, C> {
    /** The table it fills, without schema. */
    String name();

    /** Raised whenever the same events would give other rows. */
    int foldVersion();

    /** The rows the event touches; empty for an event that says nothing here. */
    Map<K, C> apply(JournalEvent event);

    /** Two changes of one row in one batch. */
    C merge(C earlier, C later);
}
