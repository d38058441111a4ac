package org.sunledger.api.lifecycle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres.Database;

/** A county whose programs share one PostgreSQL, one data directory and one EventStoreDB, as the compose file has it. */
record County(Database database, Path data, String connection, List<String> more) {
    /** @param more settings of every program */
    static County of(String connection, String... more) throws IOException {
        var database = TestPostgres.freshDatabase();
        JdbcClient.create(database.dataSource())
                .sql("create role app_%s login password '%s'".formatted(database.name(), Clerks.PASSWORD))
                .update();
        return new County(database, Child.freshDirectory(), connection, List.of(more));
    }

    Child start(String... words) throws IOException {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(more);
        arguments.addAll(List.of(
                "--sunledger.journal.engine=eventstoredb",
                "--sunledger.journal.connection=" + connection,
                "--sunledger.journal.ledger=370784",
                "--sunledger.database.app-username=app_" + database.name(),
                "--sunledger.database.app-password=" + Clerks.PASSWORD,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.superuser(),
                "--spring.datasource.password=" + database.password()));
        return Child.start(data, arguments.toArray(String[]::new));
    }
}
