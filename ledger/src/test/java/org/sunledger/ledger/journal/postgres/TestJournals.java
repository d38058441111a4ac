package org.sunledger.ledger.journal.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;

/** Databases with an empty journal, and connections as the application has them. */
public final class TestJournals {
    /** May do what the application may do, and no more. */
    public static final String APPLICATION = "test_application";

    static final String PASSWORD = "test";
    private static final int CONNECTIONS = 10;

    private static @Nullable Database template;

    private TestJournals() {}

    /** A database of its own with the journal's schema, copied from one that was migrated once. */
    public static synchronized Database empty() {
        if (template == null) template = migrated();
        return TestPostgres.copyOf(template);
    }

    /**
     * Empties a journal for the next test, which is far quicker than another database. Only who owns the tables can do
     * this, and it leaves traces that no seal overlooks.
     */
    public static void clear(Database database) {
        execute(database, """
                begin;
                alter table journal.event disable trigger user;
                alter table journal.head disable trigger user;
                truncate journal.event, journal.snapshot;
                update journal.head set position = 0, recorded_at = null;
                alter table journal.event enable always trigger event_is_append_only;
                alter table journal.head enable always trigger head_stays;
                alter table journal.head enable always trigger head_goes_forward;
                commit
                """);
    }

    private static Database migrated() {
        var database = TestPostgres.freshDatabase();
        createApplication(database);
        JournalSchema.migrate(database.dataSource(), APPLICATION);
        return database;
    }

    /** The application's role, which may log in and has no rights yet. */
    public static void createApplication(Database database) {
        execute(database, """
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s login password '%2$s';
                    end if;
                end $$
                """.formatted(APPLICATION, PASSWORD));
    }

    /** A pool of the application's role; whoever asks for it closes it. */
    public static HikariDataSource pool(Database database) {
        return pool(database, CONNECTIONS);
    }

    static HikariDataSource pool(Database database, int connections) {
        return pool(database, config -> config.setMaximumPoolSize(connections));
    }

    static HikariDataSource pool(Database database, Consumer<HikariConfig> settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(APPLICATION);
        config.setPassword(PASSWORD);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        settings.accept(config);
        return new HikariDataSource(config);
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
}
