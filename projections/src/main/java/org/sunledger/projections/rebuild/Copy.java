package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.UnnestedRows;
import org.sunledger.projections.rebuild.FoldedPage.Part;

/**
 * A group's tables computed anew in a schema of their own: where they stand, and how pages are written to them. Used by
 * one thread.
 */
abstract class Copy {
    private final Group group;
    private final String schema;
    private final Pace pace;
    private long position;

    /** @param position what its rows stand for */
    Copy(Group group, String schema, long position) {
        this.group = group;
        this.schema = schema;
        this.position = position;
        this.pace = new Pace(position);
    }

    Group group() {
        return group;
    }

    String schema() {
        return schema;
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
        CopiedRows.send(connection, schema, parts.stream().map(Part::copied).toList());
        for (var sums : merged(parts)) sums.writeTo(new UnnestedRows(connection, schema));
        advance(connection, from, last);
    }

    /** Notes what the rows stand for, in the transaction that writes them. */
    abstract void advance(Connection connection, long from, long last) throws SQLException;

    private List<TableChanges<?, ?>> merged(List<Part> parts) {
        var merged = new ArrayList<>(parts.getFirst().sums());
        for (var later : parts.subList(1, parts.size()))
            for (int i = 0; i < merged.size(); i++)
                merged.get(i).addLater(later.sums().get(i));
        return merged;
    }
}
