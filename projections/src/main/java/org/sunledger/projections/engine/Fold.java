package org.sunledger.projections.engine;

/** A projection and the table it fills. */
public record Fold<K extends Comparable<? super K>, C>(Projection<K, C> projection, Table<K, C> table) {}
