package org.sunledger.projections.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.projections.engine.Reader;

/**
 * The tables of a database, read beside whoever writes them: one REPEATABLE READ snapshot, begun behind the gate of
 * all readers, with the tokens that say what the rows stand for. Rows come through cursors, so a table of any size fits.
 */
public final class CheckedViews implements FoundTables, AutoCloseable {
    private static final int FETCH = 5_000;

    private final Connection connection;
    private final Map<String, Long> tokens;

    private CheckedViews(Connection connection, Map<String, Long> tokens) {
        this.connection = connection;
        this.tokens = tokens;
    }

    /**
     * Checks the views of a database against its journal; nothing is written.
     *
     * @param kept so many differences and faults are told one by one; the others are counted
     * @throws org.sunledger.ledger.journal.transfer.TransferCancelled the watch ended it
     */
    public static CheckReport check(DataSource database, Journal journal, Watch watch, int kept) throws SQLException {
        try (var tables = open(database)) {
            return ViewsCheck.run(journal, tables, watch, kept);
        }
    }

    /** What all views stand for now, those that are furthest behind included; 0 before the first record. */
    public static long position(DataSource database) throws SQLException {
        try (var tables = open(database)) {
            return ViewsCheck.positions(tables).values().stream()
                    .mapToLong(Long::longValue)
                    .min()
                    .orElse(0);
        }
    }

    private static CheckedViews open(DataSource database) throws SQLException {
        var connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var statement = connection.createStatement()) {
                statement.execute(Reader.GATE.formatted("access share")); // takes no snapshot
                var tokens = new HashMap<String, Long>();
                try (var rows =
                        statement.executeQuery("select processor_name, position from view.token where segment = 0")) {
                    while (rows.next()) tokens.put(rows.getString(1), rows.getLong(2));
                }
                return new CheckedViews(connection, tokens);
            }
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public long position(String group) {
        return tokens.getOrDefault(group, 0L);
    }

    @Override
    public Iterator<Row> rows(Listed table) {
        return cursor(
                "position, " + columns(table.key(), table.columns()),
                table.table() + " order by position",
                table.columns());
    }

    @Override
    public Iterator<Row> rows(Celled table) {
        return cursor("0 as position, " + columns(table.key(), table.columns()), table.table(), table.columns());
    }

    private Iterator<Row> cursor(String selected, String from, List<String> columns) {
        try {
            var statement = connection.createStatement();
            statement.setFetchSize(FETCH);
            statement.closeOnCompletion();
            return new Cursor(columns, statement.executeQuery("select %s from view.%s".formatted(selected, from)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String columns(List<String> named, List<String> columns) {
        var key = named.isEmpty()
                ? "''"
                : named.stream().map(name -> name + "::text").collect(Collectors.joining(" || '/' || "));
        return key + " as row_key, "
                + columns.stream().map(CheckedViews::asText).collect(Collectors.joining(", "));
    }

    private static String asText(String column) {
        return column.equals("recorded_at")
                ? "to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"') as recorded_at"
                : "%1$s::text as %1$s".formatted(column);
    }

    private static final class Cursor implements Iterator<Row> {
        private final List<String> columns;
        private final ResultSet rows;
        private boolean isThere;

        private Cursor(List<String> columns, ResultSet rows) throws SQLException {
            this.columns = columns;
            this.rows = rows;
            this.isThere = rows.next();
        }

        private @Nullable String value(String column) throws SQLException {
            var text = rows.getString(column);
            return text == null || !Listed.isJson(column) ? text : Raw.canonical(text);
        }

        @Override
        public boolean hasNext() {
            return isThere;
        }

        @Override
        public Row next() {
            if (!isThere) throw new NoSuchElementException();
            try {
                var values = new LinkedHashMap<String, @Nullable String>();
                for (var column : columns) values.put(column, value(column));
                var row = new Row(rows.getLong("position"), rows.getString("row_key"), values);
                isThere = rows.next();
                return row;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public List<Row> rows(Summed table) {
        var all = new ArrayList<Row>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from view." + table.table())) {
            while (rows.next()) {
                var columns = new LinkedHashMap<String, @Nullable String>();
                for (var figure : table.figures()) columns.put(figure.column(), rows.getString(figure.column()));
                all.add(new Row(0, rows.getString(table.key()), columns));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** A table that is not known as a whole; of a table that is compared, the columns that are not. */
    @Override
    public List<String> unchecked() {
        var known = known();
        var unchecked = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select c.relname, a.attname
                          from pg_catalog.pg_class c
                          join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         where c.relnamespace = to_regnamespace('view') and c.relkind in ('r', 'p')
                           and c.relname not in ('token', 'generation', 'replay', 'view_schema_history')
                         order by c.relname, a.attnum
                        """)) {
            while (rows.next()) {
                var table = rows.getString(1);
                var column = table + "." + rows.getString(2);
                if (known.contains(column)) continue;
                var name = known.contains(table) ? column : table;
                if (!unchecked.contains(name)) unchecked.add(name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return unchecked;
    }

    private static Set<String> known() {
        var known = new HashSet<String>();
        for (var table : Listed.values()) {
            known.add(table.table());
            known.add(table.table() + ".position");
            table.key().forEach(column -> known.add(table.table() + "." + column));
            table.columns().forEach(column -> known.add(table.table() + "." + column));
        }
        for (var table : Celled.values()) {
            known.add(table.table());
            table.key().forEach(column -> known.add(table.table() + "." + column));
            table.columns().forEach(column -> known.add(table.table() + "." + column));
        }
        for (var table : Summed.values()) {
            known.add(table.table());
            known.add(table.table() + "." + table.key());
            table.figures().forEach(figure -> known.add(table.table() + "." + figure.column()));
        }
        return known;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
