package org.sunledger.ledger.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunledger.ledger.journal.postgres.embedded.Servers.ask;
import static org.sunledger.ledger.journal.postgres.embedded.Servers.start;
import static org.sunledger.ledger.journal.postgres.embedded.Servers.update;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SurvivingKillsIT {
    @TempDir(factory = BelowTarget.class)
    private static Path ledger;

    @TempDir(factory = BelowTarget.class)
    private Path directory;

    @BeforeAll
    static void a_ledger_with_one_row() throws Exception {
        Servers.createLedger(ledger);
    }

    @BeforeEach
    void everyone_works_on_a_copy() throws Exception {
        Servers.copyLedger(ledger, directory);
    }

    @AfterEach
    void nothing_goes_on_running() {
        Servers.killAllServing(directory);
    }

    @Test
    void a_killed_program_leaves_a_server_that_the_next_one_takes_over() throws Exception {
        var killed = OwningProgram.on(directory);
        killed.kill();
        try (var postgres = start(directory)) {
            assertThat(postgres.pid()).isEqualTo(killed.serverPid());
            assertThat(postgres.port()).isEqualTo(killed.port());
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
        }
        assertThat(Servers.isServed(directory)).isFalse();
    }

    @Test
    void a_left_server_with_durability_off_is_replaced() throws Exception {
        var killed = OwningProgram.on(directory);
        killed.kill();
        Servers.kill(killed.serverPid());
        Servers.startByHand(directory, killed.port(), "-F");
        var password = Files.readString(directory.resolve("password")).strip();
        try (var connection =
                DriverManager.getConnection(Server.url(killed.port(), "postgres"), Server.SUPERUSER, password)) {
            assertThatThrownBy(() -> DurabilityCheck.require(connection))
                    .isInstanceOf(NotDurableException.class)
                    .hasMessageContaining("{fsync=off}");
        }
        try (var postgres = start(directory)) {
            assertThat(postgres.port()).isEqualTo(killed.port());
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
        }
    }

    @Test
    void a_left_server_on_another_port_than_recorded_is_replaced() throws Exception {
        var killed = OwningProgram.on(directory);
        killed.kill();
        Files.writeString(directory.resolve("port"), "19999\n");
        try (var postgres = start(directory)) {
            assertThat(postgres.pid()).isNotEqualTo(killed.serverPid());
            assertThat(postgres.port()).isNotEqualTo(killed.port());
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
        }
    }

    @Test
    void a_killed_server_is_started_again_and_keeps_its_rows() throws Exception {
        var killed = start(directory);
        update(killed, "insert into entry values (43)");
        Servers.kill(killed.pid());
        killed.close();
        try (var postgres = start(directory)) {
            assertThat(postgres.port()).isEqualTo(killed.port());
            assertThat(ask(postgres, "select sum(id) from entry")).isEqualTo("85");
        }
    }

    @Test
    void a_child_of_a_killed_server_that_computes_on_does_not_keep_the_next_from_starting() throws Exception {
        var killed = start(directory);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var computing = threads.submit(() -> ask(
                    killed,
                    "select count(*) from generate_series(1, 1000000) a cross join generate_series(1, 1000000) b"));
            while (ask(
                            killed,
                            "select count(*) from pg_stat_activity where query like '%cross join%' and state = 'active' and pid <> pg_backend_pid()")
                    .equals("0")) {
                Thread.onSpinWait();
            }
            Servers.kill(killed.pid());
            killed.close();
            try (var postgres = start(directory)) {
                assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
            }
            assertThatThrownBy(computing::get).hasCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_left_server_whose_pid_file_was_deleted_is_found_and_replaced() throws Exception {
        var killed = OwningProgram.on(directory);
        killed.kill();
        Files.delete(directory.resolve("cluster/postmaster.pid"));
        try (var postgres = start(directory)) {
            assertThat(postgres.pid()).isNotEqualTo(killed.serverPid());
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
        }
    }

    @Test
    void program_and_server_killed_together_lose_nothing_acknowledged() throws Exception {
        var killed = OwningProgram.on(directory);
        var password = Files.readString(directory.resolve("password")).strip();
        try (var connection =
                        DriverManager.getConnection(Server.url(killed.port(), "postgres"), Server.SUPERUSER, password);
                var statement = connection.createStatement()) {
            statement.execute("insert into entry values (43)");
            Servers.kill(killed.serverPid());
        }
        killed.kill();
        assertThat(directory.resolve("cluster/postmaster.pid")).exists();
        try (var postgres = start(directory)) {
            assertThat(postgres.port()).isEqualTo(killed.port());
            assertThat(ask(postgres, "select sum(id) from entry")).isEqualTo("85");
        }
    }

    @Test
    void a_second_program_is_refused_at_once_while_the_first_lives() throws Exception {
        var first = OwningProgram.on(directory);
        try {
            assertThatThrownBy(() -> start(directory))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("正被另一个程序使用（进程号 " + first.process().pid() + "）")
                    .hasMessageContaining("in use by another program (process "
                            + first.process().pid() + ")");
        } finally {
            first.kill();
        }
    }

    @Test
    void a_process_number_that_belongs_to_another_program_by_now_is_no_server() throws Exception {
        // As after a restart of the machine or in a new container: the number is alive, but somebody else.
        Files.writeString(
                directory.resolve("cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory.resolve("cluster") + "\n1511370000\n5432\n");
        try (var postgres = start(directory)) {
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
        }
    }

    @Test
    void a_torn_pid_file_is_no_server() throws Exception {
        Files.writeString(directory.resolve("cluster/postmaster.pid"), "");
        try (var postgres = start(directory)) {
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
        }
    }

    @Test
    void a_stranger_on_the_port_of_a_killed_server_is_not_mistaken_for_it() throws Exception {
        var killed = OwningProgram.on(directory);
        Servers.kill(killed.serverPid());
        killed.kill();
        try (var stranger = new ServerSocket(killed.port(), 1, InetAddress.getByName("127.0.0.1"));
                var postgres = start(directory)) {
            assertThat(postgres.port()).isNotEqualTo(stranger.getLocalPort());
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
        }
    }
}
