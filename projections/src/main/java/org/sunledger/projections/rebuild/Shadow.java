package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.UnnestedRows;
import org.sunledger.projections.rebuild.FoldedPage.Part;

/** One group's tables on their way: where they stand, and how pages are written to them. Used by one thread. */
final class Shadow {
    private final Group group;
    private final Generation generation;
    private final Pace pace;
    private long position;

    Shadow(Group group, Generation generation) {
        this.group = group;
        this.generation = generation;
        this.position = generation.position();
        this.pace = new Pace(position);
    }

    Group group() {
        return group;
    }

    Generation generation() {
        return generation;
    }

    Pace pace() {
        return pace;
    }

    long position() {
        return position;
    }

    /** The transaction was committed, or taken back: this is where the rows stand. */
    void standsAt(long committed) {
        position = committed;
        pace.done(committed);
    }

    /** Writes pages that follow each other, and with them the position; all in the connection's transaction. */
    void write(Connection connection, List<Part> parts, long from, long last) throws SQLException {
        CopiedRows.send(
                connection,
                generation.schema(),
                parts.stream().map(Part::copied).toList());
        for (var sums : merged(parts)) sums.writeTo(new UnnestedRows(connection, generation.schema()));
        Generations.advance(connection, generation, from, last);
    }

    private List<TableChanges<?, ?>> merged(List<Part> parts) {
        var merged = new ArrayList<>(parts.getFirst().sums());
        for (var later : parts.subList(1, parts.size()))
            for (int i = 0; i < merged.size(); i++)
                merged.get(i).addLater(later.sums().get(i));
        return merged;
    }
}
