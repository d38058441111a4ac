package org.sunledger.projections.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunledger.projections.engine.AppendOnly;
import org.sunledger.projections.engine.Fold;
import org.sunledger.projections.engine.Processors.Group;
import org.sunledger.projections.engine.ViewSchema;

/**
 * The tables of a version that is not read: made like those in {@code view}, in a schema of their own, so that indexes and
 * constraints keep their names and a migration finds them after the switch. Needs the owner of the read tables.
 */
final class ShadowTables {
    /** Of one session, while indexes are built. */
    private static final String SORT_MEMORY = "128MB";

    /**
     * Of one session, while the server looks at what the tables hold: so many common values and bounds of each column, from
     * three hundred times as many rows. With the usual hundred, looking took as long as all indexes of a county's year.
     */
    private static final int STATISTICS = 30;

    private ShadowTables() {}

    static void create(Connection connection, String schema, Group group) throws SQLException {
        Sql.execute(connection, "create schema " + schema);
        for (var fold : group.folds()) {
            var table = fold.projection().name();
            Sql.execute(
                    connection,
                    "create table %1$s.%2$s (like %3$s.%2$s including all excluding indexes)"
                            .formatted(schema, table, ViewSchema.NAME));
            copyComment(connection, schema, table);
            copyRights(connection, schema, table);
            // Rows that change are looked for by their key from the first batch on.
            if (!isAppendOnly(fold)) index(connection, schema, table);
        }
    }

    /** Rows that only come are indexed when all are there: far cheaper than one by one. */
    static void indexAppended(Connection connection, String schema, Group group) throws SQLException {
        Sql.execute(connection, "set local maintenance_work_mem = '" + SORT_MEMORY + "'");
        Sql.execute(connection, "set local default_statistics_target = " + STATISTICS);
        for (var fold : group.folds()) {
            var table = fold.projection().name();
            if (isAppendOnly(fold)) index(connection, schema, table);
            Sql.execute(connection, "analyze %s.%s".formatted(schema, table));
        }
    }

    /** Whoever may use the read tables may look at these, and nobody but the owner changes them. */
    static void openToReaders(Connection connection, String schema) throws SQLException {
        var readers = Sql.list(connection, """
                select distinct quote_ident(pg_get_userbyid(grantee)) from pg_namespace, aclexplode(nspacl)
                 where nspname = ? and privilege_type = 'USAGE' and grantee <> nspowner and grantee <> 0
                """, row -> row.getString(1), ViewSchema.NAME);
        for (var reader : readers) {
            Sql.execute(connection, "grant usage on schema %s to %s".formatted(schema, reader));
            Sql.execute(connection, "revoke all on all tables in schema %s from %s".formatted(schema, reader));
            Sql.execute(connection, "grant select on all tables in schema %s to %s".formatted(schema, reader));
        }
    }

    static boolean isThere(Connection connection, String schema) throws SQLException {
        return Sql.list(
                        connection,
                        "select exists (select from pg_namespace where nspname = ?)",
                        row -> row.getBoolean(1),
                        schema)
                .getFirst();
    }

    static void drop(Connection connection, String schema) throws SQLException {
        Sql.execute(connection, "drop schema if exists %s cascade".formatted(schema));
    }

    /** In the switching transaction: the tables that are read leave, the others take their place. */
    static void exchange(Connection connection, Generation from, Generation to, Group group) throws SQLException {
        Sql.execute(connection, "create schema " + from.schema());
        for (var fold : group.folds()) {
            var table = fold.projection().name();
            move(connection, ViewSchema.NAME, table, from.schema());
            move(connection, to.schema(), table, ViewSchema.NAME);
        }
        Sql.execute(connection, "drop schema " + to.schema());
    }

    /** On the disk, of all its tables. */
    static long bytes(Connection connection, String schema) throws SQLException {
        return Sql.list(
                        connection,
                        "select coalesce(sum(pg_table_size(c.oid)), 0) from pg_class c"
                                + " join pg_namespace n on n.oid = relnamespace where nspname = ? and relkind = 'r'",
                        row -> row.getLong(1),
                        schema)
                .getFirst();
    }

    /** Names and types of a table's columns, in their order. */
    static List<String> columns(Connection connection, String schema, String table) throws SQLException {
        return Sql.list(connection, """
                select attname || ' ' || format_type(atttypid, atttypmod) from pg_attribute
                 where attrelid = to_regclass(?) and attnum > 0 and not attisdropped order by attnum
                """, row -> row.getString(1), schema + "." + table);
    }

    /** The first table that has other columns than the one that is read: a migration came between. */
    static @Nullable String otherTable(Connection connection, Group group, String schema) throws SQLException {
        for (var fold : group.folds()) {
            var table = fold.projection().name();
            var live = columns(connection, ViewSchema.NAME, table);
            if (!live.equals(columns(connection, schema, table))) return table;
        }
        return null;
    }

    static boolean isAppendOnly(Fold<?, ?> fold) {
        return fold.projection() instanceof AppendOnly;
    }

    private static void move(Connection connection, String from, String table, String to) throws SQLException {
        Sql.execute(connection, "alter table %s.%s set schema %s".formatted(from, table, to));
    }

    private static void index(Connection connection, String schema, String table) throws SQLException {
        var live = ViewSchema.NAME + "." + table;
        var constraints = Sql.list(
                connection,
                "select quote_ident(conname) || ' ' || pg_get_constraintdef(oid) from pg_constraint"
                        + " where conrelid = ?::regclass and contype in ('p', 'u')",
                row -> row.getString(1),
                live);
        for (var constraint : constraints)
            Sql.execute(connection, "alter table %s.%s add constraint %s".formatted(schema, table, constraint));
        var indexes = Sql.list(
                connection,
                "select pg_get_indexdef(indexrelid) from pg_index where indrelid = ?::regclass"
                        + " and not exists (select from pg_constraint where conindid = indexrelid)",
                row -> row.getString(1),
                live);
        for (var index : indexes)
            Sql.execute(connection, index.replace(" ON " + live + " ", " ON %s.%s ".formatted(schema, table)));
    }

    private static void copyComment(Connection connection, String schema, String table) throws SQLException {
        Sql.execute(connection, """
                do $$ begin
                  execute format('comment on table %2$s is %%L', obj_description('%1$s'::regclass));
                end $$
                """.formatted(ViewSchema.NAME + "." + table, schema + "." + table));
    }

    /** Whoever may read or write the rows that are read may do so after the switch. */
    private static void copyRights(Connection connection, String schema, String table) throws SQLException {
        var rights = Sql.list(
                connection, """
                select privilege_type || ' on %s.%s to '
                       || case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end
                  from pg_class, aclexplode(relacl)
                 where oid = ?::regclass and grantee <> relowner
                """.formatted(schema, table), row -> row.getString(1), ViewSchema.NAME + "." + table);
        for (var right : rights) Sql.execute(connection, "grant " + right);
    }
}
