package org.sunledger.ledger.party;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres;

/** A vault's database of its own, seen by its owner and by the application, which has fewer rights. */
record VaultDatabase(DataSource owner, DataSource application) {
    static VaultDatabase fresh() {
        var database = TestPostgres.freshDatabase();
        var role = "app_" + database.name();
        var owner = database.dataSource();
        JdbcClient.create(owner)
                .sql("create role \"" + role + "\" login password '" + database.password() + "'")
                .update();
        VaultSchema.migrate(owner, role);
        var application = new PGSimpleDataSource();
        application.setUrl(database.url());
        application.setUser(role);
        application.setPassword(database.password());
        return new VaultDatabase(owner, application);
    }

    /** Empties the vault for the next test, which is far quicker than another database. */
    void clear() {
        asOwner()
                .sql("truncate vault.master_key, vault.party, vault.free_text, vault.attachment")
                .update();
    }

    /** As {@code pg_dump --data-only} and {@code psql} do. */
    void copyFrom(VaultDatabase other, String... tables) throws SQLException, IOException {
        try (var from = other.owner.getConnection();
                var to = owner.getConnection()) {
            for (var table : tables) {
                var rows = new ByteArrayOutputStream();
                from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy vault." + table + " to stdout", rows);
                to.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy vault." + table + " from stdin", new ByteArrayInputStream(rows.toByteArray()));
            }
        }
    }

    JdbcClient asOwner() {
        return JdbcClient.create(owner);
    }

    /** Whether the application is refused a statement for want of a right. */
    boolean isRefusedToTheApplication(String statement) {
        try (var connection = application.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
            return false;
        } catch (SQLException e) {
            return "42501".equals(e.getSQLState());
        }
    }
}
