package org.sunledger.projections.engine;

/**
 * A fold that opens new rows and changes none: each row is named by the position of the event behind it. Such a table
 * keeps what was said and when, so it answers for any day and any position.
 */
public interface AppendOnly<K extends Comparable<? super K>, C> extends Projection<K, C> {
    @Override
    default C merge(C earlier, C later) {
        throw new IllegalStateException("%s: two rows of one name, %s and %s".formatted(name(), earlier, later));
    }
}
