package org.sunledger.api.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.sunledger.ledger.journal.postgres.JournalSchema;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres;
import org.sunledger.ledger.party.VaultSchema;
import org.sunledger.projections.engine.ViewSchema;

/** The owner that {@code docker/postgres/10-owner.sh} makes is enough for the program, on a real PostgreSQL. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnerOfTheImageIT {
    // Roles belong to the whole server, which other tests use too.
    private static final String OWNER = "owner_of_image";
    private static final String APPLICATION = "app_of_image";
    private static final String DATABASE = "books_of_image";

    @Test
    void it_makes_the_programs_role_migrates_everything_and_is_no_superuser() throws SQLException {
        var server = TestPostgres.freshDatabase();
        try (var superuser = server.dataSource().getConnection()) {
            for (var statement : script().split(";")) {
                if (!statement.isBlank()) run(superuser, statement);
            }
        }
        var owner = new PGSimpleDataSource();
        owner.setUrl(server.url().replace("/" + server.name(), "/" + DATABASE));
        owner.setUser(OWNER);
        owner.setPassword("secret");
        try (var connection = owner.getConnection()) {
            run(connection, "create role " + APPLICATION + " login password 'first'");
            // The program makes the password anew at each start.
            run(connection, "alter role " + APPLICATION + " login password 'second'");
            assertThatThrownBy(() -> run(connection, "create role another superuser"))
                    .hasMessageContaining("permission denied");
        }

        JournalSchema.migrate(owner, APPLICATION);
        VaultSchema.migrate(owner, APPLICATION);
        ViewSchema.migrate(owner, APPLICATION);

        try (var application = DriverManager.getConnection(owner.getUrl(), APPLICATION, "second")) {
            run(application, "select * from journal.head");
            assertThatThrownBy(() -> run(application, "delete from journal.event"))
                    .hasMessageContaining("permission denied");
        }
    }

    /** What the script tells psql, under names of this test. */
    private static String script() {
        var script = Repository.text("docker/postgres/10-owner.sh");
        var sql = script.substring(script.indexOf("<<'SQL'\n") + "<<'SQL'\n".length(), script.indexOf("\nSQL\n"));
        assertThat(sql).contains("create role sunledger ", "create database sunledger owner sunledger ", ":'password'");
        return sql.replace("database sunledger", "database " + DATABASE)
                .replace("role sunledger", "role " + OWNER)
                .replace("owner sunledger", "owner " + OWNER)
                .replace(":'password'", "'secret'");
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
