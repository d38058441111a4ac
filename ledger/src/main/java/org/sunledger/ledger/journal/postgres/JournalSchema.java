package org.sunledger.ledger.journal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.sunledger.ledger.journal.JournalException;

/**
 * 日记账库表: creates and migrates the schema {@code journal} and says what the application's role may do there: read
 * everything, append events, move the head, keep snapshots, and nothing else.
 *
 * <p>The owner cannot change events either, but whoever owns a table can drop it or its triggers. No database prevents
 * that; the seal makes it noticed. So the program's owner connection serves migrations only.
 */
public final class JournalSchema {
    public static final String SCHEMA = "journal";

    private JournalSchema() {}

    /**
     * Brings the schema up to date; safe to repeat.
     *
     * @param owner connections of the role that owns the schema
     * @param applicationRole an existing role that neither is the owner nor may act as it
     * @throws IllegalArgumentException the role could change what it should only append to
     */
    public static void migrate(DataSource owner, String applicationRole) {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(true);
            refusePowerful(connection, applicationRole);
            Flyway.configure()
                    .dataSource(owner)
                    .schemas(SCHEMA)
                    .table("migration")
                    .locations("classpath:db/migration/journal")
                    .load()
                    .migrate();
            grant(connection, applicationRole);
        } catch (SQLException e) {
            throw new JournalException.Unavailable("The schema of the journal could not be brought up to date", e);
        }
    }

    private static void refusePowerful(Connection connection, String role) throws SQLException {
        try (var question = connection.prepareStatement("select pg_has_role(?, current_user, 'member')")) {
            question.setString(1, role);
            try (var answer = question.executeQuery()) {
                answer.next();
                if (answer.getBoolean(1))
                    throw new IllegalArgumentException(
                            "Role %s may act as the owner of the journal; the application needs a role of its own"
                                    .formatted(role));
            }
        }
    }

    private static void grant(Connection connection, String role) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            var quoted = statement.enquoteIdentifier(role, true);
            for (var rule : new String[] {
                "revoke all on schema journal from public, %s",
                "revoke all on all tables in schema journal from public, %s",
                "grant usage on schema journal to %s",
                "grant select, insert on journal.event to %s",
                "grant select, update on journal.head to %s",
                "grant select, insert, update on journal.snapshot to %s",
                "grant select, update on journal.automation to %s",
                "grant select, insert, update on journal.engine to %s",
                "grant select, insert on journal.overtaken to %s",
                "grant select, insert on journal.log_index to %s",
                "grant select, update on journal.log_head to %s",
                "grant select, insert on journal.log_digest to %s"
            }) statement.execute(rule.formatted(quoted));
        }
        connection.commit();
    }
}
