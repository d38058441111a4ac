package org.sunledger.ledger.shared;

/**
 * What the rules must remember about one stream, and nothing else. It grows in place; only {@link #evolve} changes it,
 * and decisions only read it.
 */
public interface State<E extends Event> {
    void evolve(Recorded<E> recorded);
}
