package org.sunledger.ledger.journal.eventstoredb.server;

/**
 * A position of the log: byte offsets, unsigned and sparse. Commit and prepare are the same but in transactions of old
 * servers, and in checkpoints, which may stand between two records as (offset, 0).
 */
public record Place(long commit, long prepare) implements Comparable<Place> {
    public static final Place START = new Place(0, 0);
    public static final Place END = new Place(-1, -1);

    @Override
    public int compareTo(Place other) {
        var byCommit = Long.compareUnsigned(commit, other.commit);
        return byCommit != 0 ? byCommit : Long.compareUnsigned(prepare, other.prepare);
    }

    boolean isBefore(Place other) {
        return compareTo(other) < 0;
    }

    @Override
    public String toString() {
        return "C:" + Long.toUnsignedString(commit) + "/P:" + Long.toUnsignedString(prepare);
    }
}
