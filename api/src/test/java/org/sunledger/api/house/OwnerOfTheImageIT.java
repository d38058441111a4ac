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

    @Test
    void the_role_of_a_cluster_is_made_beside_the_owner_who_grants_it_what_it_needs() throws SQLException {
        var server = TestPostgres.freshDatabase();
        var sql = sql("docker/postgres/20-application.sh");
        assertThat(sql).contains("create role sunledger_app ", ":'password'");
        try (var superuser = server.dataSource().getConnection()) {
            run(superuser, "create role owner_of_cluster login createrole password 'secret'");
            run(superuser, "alter database \"" + server.name() + "\" owner to owner_of_cluster");
            run(superuser, sql.replace("sunledger_app", "app_of_cluster").replace(":'password'", "'shared'"));
        }
        var owner = new PGSimpleDataSource();
        owner.setUrl(server.url());
        owner.setUser("owner_of_cluster");
        owner.setPassword("secret");
        // Each of the two nodes migrates at its start.
        for (int node = 0; node < 2; node++) {
            JournalSchema.migrate(owner, "app_of_cluster");
            VaultSchema.migrate(owner, "app_of_cluster");
            ViewSchema.migrate(owner, "app_of_cluster");
        }
        try (var application = DriverManager.getConnection(server.url(), "app_of_cluster", "shared")) {
            run(application, "select * from journal.head");
            assertThatThrownBy(() -> run(application, "delete from journal.event"))
                    .hasMessageContaining("permission denied");
        }
    }

    /** What the script tells psql, under names of this test. */
    private static String script() {
        var sql = sql("docker/postgres/10-owner.sh");
        assertThat(sql).contains("create role sunledger ", "create database sunledger owner sunledger ", ":'password'");
        return sql.replace("database sunledger", "database " + DATABASE)
                .replace("role sunledger", "role " + OWNER)
                .replace("owner sunledger", "owner " + OWNER)
                .replace(":'password'", "'secret'");
    }

    private static String sql(String path) {
        var script = Repository.text(path);
        return script.substring(script.indexOf("<<'SQL'\n") + "<<'SQL'\n".length(), script.indexOf("\nSQL\n"));
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
