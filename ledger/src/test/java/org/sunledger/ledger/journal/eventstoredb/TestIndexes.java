package org.sunledger.ledger.journal.eventstoredb;

import java.sql.SQLException;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;

/** The position index of a test, which only the owner of its tables can empty. */
final class TestIndexes {
    private TestIndexes() {}

    /** For the next test: index, digests and the ledger's name are forgotten. */
    static void clear(Database database) {
        execute(database, """
                begin;
                select journal.forget_positions();
                alter table journal.log_digest disable trigger user;
                alter table journal.log_head disable trigger user;
                truncate journal.log_digest, journal.snapshot;
                update journal.log_head set ledger_id = null;
                alter table journal.log_digest enable always trigger log_digest_is_append_only;
                alter table journal.log_head enable always trigger log_head_stays;
                alter table journal.log_head enable always trigger log_head_goes_forward;
                commit
                """);
    }

    /** As the owner of everything. */
    static void execute(Database database, String sql) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Ends the connections of that name. @return whether there was one */
    static boolean ended(Database database, String applicationName) throws SQLException {
        try (var owner = database.dataSource().getConnection();
                var question = owner.prepareStatement("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where datname = current_database() and application_name = ?
                        """)) {
            question.setString(1, applicationName);
            try (var ended = question.executeQuery()) {
                return ended.next();
            }
        }
    }
}
