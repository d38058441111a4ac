package org.sunledger.ledger.journal.postgres.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Asks a PostgreSQL, embedded or external, whether what it acknowledges survives a power cut and whether it would notice
 * a damaged page.
 *
 * <p>Settings can hang on a role or a database ({@code alter role … set synchronous_commit = off}), so ask through the
 * connections that will write the ledger and not through others.
 */
public final class DurabilityCheck {
    private static final List<String> MUST_BE_ON =
            List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums");

    private DurabilityCheck() {}

    /** Throws {@link NotDurableException} if a connection of this source has one of the settings off. */
    public static void require(DataSource source) throws SQLException {
        try (var connection = source.getConnection()) {
            require(connection);
        }
    }

    /** Throws {@link NotDurableException} if this connection has one of the settings off. */
    public static void require(Connection connection) throws SQLException {
        Map<String, String> off = new LinkedHashMap<>();
        try (var statement = connection.createStatement()) {
            for (var setting : MUST_BE_ON) {
                var value = show(statement, setting);
                // synchronous_commit knows "local", "remote_write" and "remote_apply" besides "on": all of them flush
                // here.
                if (value.equals("off")) {
                    off.put(setting, value);
                }
            }
        }
        if (!off.isEmpty()) {
            throw new NotDurableException(connection.getMetaData().getURL(), off);
        }
    }

    static String show(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
