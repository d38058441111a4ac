package org.sunledger.projections.rebuild;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.Role;
import org.sunledger.ledger.shared.UserId;
import org.sunledger.projections.engine.FoldStopped;
import org.sunledger.projections.engine.Json;
import org.sunledger.projections.engine.Processors.Group;

/** The only code that writes {@code generation}. */
final class Generations {
    private static final TypeReference<Map<String, Integer>> FOLDS = new TypeReference<>() {};
    private static final TypeReference<FoldStopped> STOPPED = new TypeReference<>() {};
    private static final TypeReference<Difference> DIFFERENCE = new TypeReference<>() {};
    private static final TypeReference<Switched> SWITCHED = new TypeReference<>() {};

    private static final String ONE = " where group_name = ? and number = ?";

    private Generations() {}

    static Map<String, Integer> foldsOf(Group group) {
        var folds = new TreeMap<String, Integer>();
        for (var fold : group.folds())
            folds.put(fold.projection().name(), fold.projection().foldVersion());
        return folds;
    }

    /** The tables that were there from the beginning are the first version, made by the folds that live processing runs. */
    static void adopt(Connection connection, Group group) throws SQLException {
        Sql.update(connection, """
                        insert into view.generation (group_name, number, state, folds, is_indexed, was_live)
                        values (?, 1, 'LIVE', ?::jsonb, true, true) on conflict do nothing
                        """, group.name(), Json.write(foldsOf(group)));
    }

    static List<Generation> all(Connection connection, String group) throws SQLException {
        return Sql.list(
                connection,
                "select * from view.generation where group_name = ? order by number",
                Generations::read,
                group);
    }

    static Generation live(Connection connection, String group) throws SQLException {
        return live(all(connection, group), group);
    }

    static Generation live(List<Generation> all, String group) {
        return all.stream()
                .filter(g -> g.state() == Generation.State.LIVE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No version of %s is read".formatted(group)));
    }

    /** The one on its way, if there is one. */
    static Optional<Generation> open(Connection connection, String group) throws SQLException {
        return open(all(connection, group));
    }

    static Optional<Generation> open(List<Generation> all) {
        return all.stream()
                .filter(g -> g.state() == Generation.State.BUILDING || g.state() == Generation.State.WAITING)
                .findFirst();
    }

    static Generation get(Connection connection, Generation known) throws SQLException {
        return Sql.list(
                        connection,
                        "select * from view.generation" + ONE,
                        Generations::read,
                        known.group(),
                        known.number())
                .getFirst();
    }

    static Generation begin(Connection connection, Group group, Actor askedBy) throws SQLException {
        return Sql.list(
                        connection,
                        """
                        insert into view.generation (group_name, number, state, folds,
                               asked_user, asked_role, asked_unit, asked_area)
                        select ?, max(number) + 1, 'BUILDING', ?::jsonb, ?, ?, ?, ?
                          from view.generation where group_name = ?
                        returning *
                        """,
                        Generations::read,
                        group.name(),
                        Json.write(foldsOf(group)),
                        askedBy.user().value(),
                        askedBy.role().name(),
                        askedBy.unit().value(),
                        askedBy.area().value(),
                        group.name())
                .getFirst();
    }

    /** A kept version sets out to be read again. */
    static void reopen(Connection connection, Generation kept, Actor askedBy) throws SQLException {
        Sql.update(
                connection,
                "update view.generation set state = 'BUILDING', difference = null, accepted = null, accepted_by = null,"
                        + " asked_user = ?, asked_role = ?, asked_unit = ?, asked_area = ?" + ONE,
                askedBy.user().value(),
                askedBy.role().name(),
                askedBy.unit().value(),
                askedBy.area().value(),
                kept.group(),
                kept.number());
    }

    /**
     * Moves its position, in the transaction that writes the rows.
     *
     * @throws IllegalStateException somebody else moved it: two programs believe that they fold it
     */
    static void advance(Connection connection, Generation generation, long from, long to) throws SQLException {
        var moved = Sql.update(
                connection,
                "update view.generation set position = ?, stopped = null" + ONE
                        + " and position = ? and state = 'BUILDING'",
                to,
                generation.group(),
                generation.number(),
                from);
        if (moved != 1) {
            throw new IllegalStateException("Version %d of %s does not stand at %d any more"
                    .formatted(generation.number(), generation.group(), from));
        }
    }

    static void indexed(Connection connection, Generation generation) throws SQLException {
        set(connection, generation, "is_indexed = true");
    }

    static void state(Connection connection, Generation generation, Generation.State state) throws SQLException {
        set(connection, generation, "state = '" + state.name() + "'");
    }

    static void stopped(Connection connection, Generation generation, FoldStopped stopped) throws SQLException {
        set(connection, generation, "stopped = ?::jsonb", json(stopped));
    }

    /** Not the record itself: what it derives would be written too. */
    static String json(FoldStopped stopped) {
        return Json.write(Map.of(
                "projection", stopped.projection(),
                "position", stopped.position(),
                "lastPosition", stopped.lastPosition(),
                "message", stopped.message()));
    }

    static void waiting(Connection connection, Generation generation, Difference difference) throws SQLException {
        set(
                connection,
                generation,
                "state = 'WAITING', accepted = null, accepted_by = null, difference = ?::jsonb",
                Json.write(difference));
    }

    static void accepted(Connection connection, Generation generation, String sha256, UserId by) throws SQLException {
        set(connection, generation, "state = 'BUILDING', accepted = ?, accepted_by = ?", sha256, by.value());
    }

    static void forgetAcceptance(Connection connection, Generation generation) throws SQLException {
        set(connection, generation, "accepted = null, accepted_by = null");
    }

    /** How often it became what readers see. */
    static int switches(Connection connection, Generation generation) throws SQLException {
        return Sql.list(
                        connection,
                        "select switches from view.generation" + ONE,
                        row -> row.getInt(1),
                        generation.group(),
                        generation.number())
                .getFirst();
    }

    /** In the switching transaction: what was read is kept, and what was computed is read. */
    static void switched(Connection connection, Generation from, Generation to, Switched switched) throws SQLException {
        set(connection, from, "state = 'KEPT', position = ?", switched.position());
        set(
                connection,
                to,
                "state = 'LIVE', was_live = true, switches = switches + 1, switched = ?::jsonb, is_recorded = false",
                Json.write(switched));
    }

    /** A switch of which the journal was not told, or whose telling was not noted. */
    record Untold(Generation generation, Switched switched) {}

    static List<Untold> untold(Connection connection, String group) throws SQLException {
        return Sql.list(
                connection,
                "select * from view.generation where group_name = ? and not is_recorded",
                row -> new Untold(read(row), Json.read(row.getString("switched"), SWITCHED)),
                group);
    }

    static void told(Connection connection, Generation generation) throws SQLException {
        set(connection, generation, "is_recorded = true");
    }

    private static void set(Connection connection, Generation generation, String what, @Nullable Object... parameters)
            throws SQLException {
        var all = new @Nullable Object[parameters.length + 2];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        all[parameters.length] = generation.group();
        all[parameters.length + 1] = generation.number();
        Sql.update(connection, "update view.generation set " + what + ONE, all);
    }

    private static Generation read(ResultSet row) throws SQLException {
        var user = row.getString("asked_user");
        var stopped = row.getString("stopped");
        var difference = row.getString("difference");
        var acceptedBy = row.getString("accepted_by");
        return new Generation(
                row.getString("group_name"),
                row.getInt("number"),
                Generation.State.valueOf(row.getString("state")),
                Json.read(row.getString("folds"), FOLDS),
                row.getLong("position"),
                row.getBoolean("is_indexed"),
                row.getBoolean("was_live"),
                user == null
                        ? null
                        : new Actor(
                                new UserId(user),
                                Role.valueOf(row.getString("asked_role")),
                                new OrgId(row.getString("asked_unit")),
                                DivisionCode.of(row.getString("asked_area"))),
                stopped == null ? null : Json.read(stopped, STOPPED),
                difference == null ? null : Json.read(difference, DIFFERENCE),
                row.getString("accepted"),
                acceptedBy == null ? null : new UserId(acceptedBy));
    }
}
