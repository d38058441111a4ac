package org.sunledger.ledger.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FreshTestDatabaseIT {
    @Test
    void every_test_gets_a_database_of_its_own() throws Exception {
        var one = TestPostgres.freshDatabase();
        var two = TestPostgres.freshDatabase();
        run(one, "create table entry (id int)");
        run(two, "create table entry (id int)");
        assertThat(one.url()).isNotEqualTo(two.url());
    }

    @Test
    void a_prepared_database_is_copied_with_its_rows() throws Exception {
        var template = TestPostgres.freshDatabase();
        run(template, "create table entry as select 42 as id");
        run(TestPostgres.copyOf(template), "insert into entry values (43)");
        run(TestPostgres.copyOf(template), "insert into entry values (44)");
    }

    private static void run(TestPostgres.Database database, String sql) throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
