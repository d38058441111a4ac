package org.sunledger.projections.rebuild;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.projections.engine.FoldStopped;
import org.sunledger.projections.engine.Json;

/** The only code that writes {@code replay}. */
final class KeptReplays {
    private static final TypeReference<Map<String, Integer>> FOLDS = new TypeReference<>() {};
    private static final TypeReference<FoldStopped> STOPPED = new TypeReference<>() {};
    private static final TypeReference<Difference> DIFFERENCE = new TypeReference<>() {};

    private KeptReplays() {}

    /** Oldest first. */
    static List<Replay> all(Connection connection) throws SQLException {
        return Sql.list(connection, "select * from view.replay order by id", KeptReplays::read);
    }

    static Optional<Replay> find(Connection connection, int id) throws SQLException {
        return Sql.list(connection, "select * from view.replay where id = ?", KeptReplays::read, id).stream()
                .findFirst();
    }

    static Replay get(Connection connection, int id) throws SQLException {
        return find(connection, id).orElseThrow();
    }

    static int nextId(Connection connection) throws SQLException {
        return Sql.list(connection, "select coalesce(max(id), 0) + 1 from view.replay", row -> row.getInt(1))
                .getFirst();
    }

    static void begin(
            Connection connection,
            int id,
            String schema,
            long upTo,
            @Nullable Instant knownAt,
            Map<String, Integer> folds,
            UserId askedBy)
            throws SQLException {
        Sql.update(
                connection,
                """
                insert into view.replay (id, schema_name, upto, known_at, state, folds, asked_by)
                values (?, ?, ?, ?, 'RUNNING', ?::jsonb, ?)
                """,
                id,
                schema,
                upTo,
                knownAt == null ? null : knownAt.atOffset(ZoneOffset.UTC),
                Json.write(folds),
                askedBy.value());
    }

    /** Its tables are empty again, made for these folds. */
    static void beginAgain(Connection connection, int id, Map<String, Integer> folds) throws SQLException {
        set(connection, id, "position = 0, is_indexed = false, folds = ?::jsonb", Json.write(folds));
    }

    /**
     * Moves its position, in the transaction that writes the rows.
     *
     * @throws IllegalStateException somebody else moved it, or dropped it
     */
    static void advance(Connection connection, int id, long from, long to) throws SQLException {
        var moved = Sql.update(
                connection,
                "update view.replay set position = ? where id = ? and position = ? and state = 'RUNNING'",
                to,
                id,
                from);
        if (moved != 1) throw new IllegalStateException("Replay %d does not stand at %d any more".formatted(id, from));
    }

    static void indexed(Connection connection, int id) throws SQLException {
        set(connection, id, "is_indexed = true");
    }

    static void state(Connection connection, int id, Replay.State state) throws SQLException {
        set(connection, id, "state = '" + state.name() + "'");
    }

    static void stopped(Connection connection, int id, FoldStopped stopped) throws SQLException {
        set(connection, id, "state = 'STOPPED', stopped = ?::jsonb", Generations.json(stopped));
    }

    static void ready(Connection connection, int id, Difference difference) throws SQLException {
        set(connection, id, "state = 'READY', difference = ?::jsonb", Json.write(difference));
    }

    private static void set(Connection connection, int id, String what, @Nullable Object... parameters)
            throws SQLException {
        var all = new @Nullable Object[parameters.length + 1];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        all[parameters.length] = id;
        Sql.update(connection, "update view.replay set " + what + " where id = ?", all);
    }

    private static Replay read(ResultSet row) throws SQLException {
        var knownAt = row.getObject("known_at", OffsetDateTime.class);
        var stopped = row.getString("stopped");
        var difference = row.getString("difference");
        return new Replay(
                row.getInt("id"),
                row.getString("schema_name"),
                row.getLong("upto"),
                knownAt == null ? null : knownAt.toInstant(),
                Replay.State.valueOf(row.getString("state")),
                Json.read(row.getString("folds"), FOLDS),
                row.getLong("position"),
                row.getBoolean("is_indexed"),
                new UserId(row.getString("asked_by")),
                stopped == null ? null : Json.read(stopped, STOPPED),
                difference == null ? null : Json.read(difference, DIFFERENCE));
    }
}
