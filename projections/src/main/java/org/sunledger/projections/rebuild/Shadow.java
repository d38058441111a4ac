package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import org.sunledger.projections.engine.Processors.Group;

/** A version on its way to be read. */
final class Shadow extends Copy {
    private final Generation generation;

    Shadow(Group group, Generation generation) {
        super(group, generation.schema(), generation.position());
        this.generation = generation;
    }

    Generation generation() {
        return generation;
    }

    @Override
    void advance(Connection connection, long from, long last) throws SQLException {
        Generations.advance(connection, generation, from, last);
    }
}
