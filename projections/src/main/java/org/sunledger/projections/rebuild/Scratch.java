package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.Processors.Group;

/** The tables of a replay on their way: those of all groups, at one position. */
final class Scratch extends Copy {
    private static final String NAME = "replay";

    private final int id;

    Scratch(Group all, Replay replay) {
        super(all, replay.schema(), replay.position());
        this.id = replay.id();
    }

    /** All folds as one group: a replay stands at one position in all its tables. */
    static Group all(Collection<Group> groups) {
        return new Group(
                NAME,
                groups.stream().<Fold<?, ?>>flatMap(g -> g.folds().stream()).toList());
    }

    int id() {
        return id;
    }

    @Override
    void advance(Connection connection, long from, long last) throws SQLException {
        KeptReplays.advance(connection, id, from, last);
    }
}
