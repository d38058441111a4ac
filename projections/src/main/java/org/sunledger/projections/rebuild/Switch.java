package org.sunledger.projections.rebuild;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.sunledger.ledger.registry.LedgerEvent.TableSwitched;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.Reader;

/**
 * The moment in which readers are given other tables. Names are looked up at once and for everybody, also by a reader
 * whose snapshot is older: so readers in flight are waited for, and new ones wait (see {@link Reader#GATE}).
 */
final class Switch {
    /** So long new readers wait at most for old ones, before both go on and the switch is tried again. */
    private static final String READERS_WAIT = "300ms";

    /** With {@link #READERS_WAIT}: a reader may take a minute before a switch is given up. */
    static final int ATTEMPTS_MAX = 200;

    private Switch() {}

    /** In the transaction that holds the live tables, with the shadow tables at the same position. */
    static void commitTo(Connection connection, Group group, Generation to, Difference difference) throws SQLException {
        var from = Generations.live(connection, group.name());
        Sql.execute(connection, "set local lock_timeout = '" + READERS_WAIT + "'");
        Sql.execute(connection, Reader.GATE.formatted("access exclusive"));
        ShadowTables.exchange(connection, from, to, group);
        var tables = difference.tables().stream()
                .map(t -> new TableSwitched(
                        t.name(),
                        from.folds().getOrDefault(t.name(), 0),
                        to.folds().getOrDefault(t.name(), 0),
                        t.rows(),
                        t.differing()))
                .toList();
        var approver = to.acceptedBy();
        var switched = new Switched(
                id(group, to.number(), Generations.switches(connection, to)),
                group.name(),
                from.number(),
                to.number(),
                difference.position(),
                tables,
                difference.sha256(),
                approver == null || difference.areEqual() ? null : approver.value());
        Generations.switched(connection, from, to, switched);
    }

    /** Of the n-th switch to a version: the same in every attempt to tell of it. */
    private static UUID id(Group group, int number, int switches) {
        var name = "projection-switched/%s/%d/%d".formatted(group.name(), number, switches);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
