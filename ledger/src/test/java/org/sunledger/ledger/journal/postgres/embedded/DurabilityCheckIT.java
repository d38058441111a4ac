package org.sunledger.ledger.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DurabilityCheckIT {
    private final TestPostgres.Database database = TestPostgres.freshDatabase();

    @Test
    void a_server_as_the_program_starts_it_is_durable() {
        assertThatCode(() -> DurabilityCheck.require(database.dataSource())).doesNotThrowAnyException();
    }

    @Test
    void a_connection_that_does_not_wait_for_the_disk_is_refused_in_both_languages() throws Exception {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
            assertThatThrownBy(() -> DurabilityCheck.require(connection))
                    .isInstanceOf(NotDurableException.class)
                    .hasMessageContaining("PostgreSQL（" + database.url())
                    .hasMessageContaining("设置 {synchronous_commit=off} 会在断电或崩溃时丢失")
                    .hasMessageContaining("has {synchronous_commit=off}: it may lose");
        }
    }

    @Test
    void a_setting_that_hangs_on_the_database_is_found_through_its_source() throws Exception {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter database " + database.name() + " set synchronous_commit = off");
        }
        assertThatThrownBy(() -> DurabilityCheck.require(database.dataSource()))
                .isInstanceOf(NotDurableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "remote_write", "remote_apply"})
    void what_waits_for_this_disk_and_perhaps_for_others_is_durable(String setting) throws Exception {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = " + setting);
            assertThatCode(() -> DurabilityCheck.require(connection)).doesNotThrowAnyException();
        }
    }
}
