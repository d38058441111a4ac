package org.sunledger.ledger.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.journal.postgres.embedded.Servers.ask;
import static org.sunledger.ledger.journal.postgres.embedded.Servers.start;
import static org.sunledger.ledger.journal.postgres.embedded.Servers.update;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StartingEmbeddedPostgresIT {
    @TempDir(factory = BelowTarget.class)
    private static Path ledger;

    @TempDir(factory = BelowTarget.class)
    private Path parent;

    private Path directory;

    @BeforeAll
    static void a_ledger_with_one_row() throws Exception {
        Servers.createLedger(ledger);
    }

    @BeforeEach
    void choose_a_directory_that_does_not_exist() {
        directory = parent.resolve("a ledger's data");
    }

    @AfterEach
    void nothing_goes_on_running() {
        Servers.killAllServing(directory);
    }

    @Test
    void a_fresh_start_creates_a_durable_utf8_database_that_only_its_owner_can_read() throws Exception {
        try (var postgres = start(directory)) {
            assertThat(ask(postgres, "show server_version")).isEqualTo(postgres.version());
            assertThat(ask(postgres, "show server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres, "show password_encryption")).isEqualTo("scram-sha-256");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(permissions(directory)).isEqualTo("rwx------");
            assertThat(permissions(directory.resolve("cluster"))).isEqualTo("rwx------");
            assertThat(permissions(directory.resolve("password"))).isEqualTo("rw-------");
            assertThat(postgres.directory()).isEqualTo(directory.toRealPath());
        }
        assertThat(Servers.isServed(directory)).isFalse();
    }

    @Test
    void nobody_comes_in_without_the_password() throws Exception {
        a_stopped_ledger();
        try (var postgres = start(directory)) {
            assertThatThrownBy(() ->
                            DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.superuser(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("authentication failed");
        }
    }

    @Test
    void text_sorts_by_code_point_on_every_machine() throws Exception {
        a_stopped_ledger();
        try (var postgres = start(directory)) {
            assertThat(ask(
                            postgres,
                            "select string_agg(t, '' order by t) from (values ('b'), ('A'), ('a'), ('乙'), ('甲')) v(t)"))
                    .isEqualTo("Aab乙甲");
        }
    }

    @Test
    void a_restart_keeps_rows_port_and_password() throws Exception {
        int port;
        String password;
        try (var postgres = start(directory)) {
            update(postgres, "create table entry (id int)", "insert into entry values (42)");
            port = postgres.port();
            password = postgres.password();
        }
        try (var postgres = start(directory)) {
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(postgres.password()).isEqualTo(password);
        }
    }

    @Test
    void closing_twice_is_closing_once() throws Exception {
        a_stopped_ledger();
        var postgres = start(directory);
        postgres.close();
        postgres.close();
        start(directory).close();
    }

    @Test
    void closing_disconnects_whoever_is_still_connected() throws Exception {
        a_stopped_ledger();
        var postgres = start(directory);
        try (var connection =
                DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.password())) {
            postgres.close();
            assertThat(Servers.isServed(directory)).isFalse();
            assertThat(connection.isValid(1)).isFalse();
        }
    }

    @Test
    void a_thread_that_was_interrupted_still_stops_the_server_in_order() throws Exception {
        a_stopped_ledger();
        var postgres = start(directory);
        Thread.currentThread().interrupt();
        postgres.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Servers.isServed(directory)).isFalse();
    }

    @Test
    void a_second_start_in_the_same_program_is_refused_and_does_not_loosen_the_lock() throws Exception {
        a_stopped_ledger();
        try (var postgres = start(directory)) {
            var refusal = refusal();
            assertThat(refusal.english())
                    .contains("in use by another program")
                    .contains(Long.toString(ProcessHandle.current().pid()));
            assertThat(refusal.chinese()).contains("正被另一个程序使用");
            assertThat(OwningProgram.refusedOn(directory)).contains("in use by another program");
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_cluster_of_another_major_version_is_refused_with_the_way_to_upgrade() throws Exception {
        a_stopped_ledger();
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "17\n");
        var refusal = refusal();
        assertThat(refusal.english()).contains("made by PostgreSQL 17").contains("journal export");
        assertThat(refusal.chinese()).contains("由 PostgreSQL 17 建立").contains("journal export");
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "18\n");
        start(directory).close();
    }

    @Test
    void something_that_is_no_cluster_is_refused_and_left_alone() throws Exception {
        a_stopped_ledger();
        Files.delete(directory.resolve("cluster/PG_VERSION"));
        assertThat(refusal().english()).contains("is no PostgreSQL database");
        assertThat(directory.resolve("cluster/base")).isDirectory();
    }

    @Test
    void a_crash_between_initdb_and_the_final_name_means_a_fresh_cluster() throws Exception {
        a_stopped_ledger();
        // What such a crash leaves: a cluster, even a whole one, under a passing name; the password is written by then.
        Files.move(directory.resolve("cluster"), directory.resolve("initdb-1"));
        Files.delete(directory.resolve("initdb-1/global/pg_control"));
        try (var postgres = start(directory)) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
            assertThat(directory.resolve("initdb-1")).doesNotExist();
        }
    }

    @Test
    void a_lost_password_is_named() throws Exception {
        a_stopped_ledger();
        Files.delete(directory.resolve("password"));
        assertThat(refusal().english()).contains("no password file");
    }

    @Test
    void a_wrong_password_is_named_and_leaves_no_server() throws Exception {
        a_stopped_ledger();
        Files.writeString(directory.resolve("password"), "another\n");
        assertThat(refusal().english()).contains("cannot connect with the password in");
        assertThat(Servers.isServed(directory)).isFalse();
    }

    @Test
    void a_place_where_nobody_may_write_is_refused() throws Exception {
        if (Machine.here().me().isSuperuser()) {
            // Permission bits do not stop the superuser; the kernel's own tree does.
            directory = Path.of("/sys/sunledger");
        } else {
            directory = Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        }
        var refusal = refusal();
        assertThat(refusal.english()).contains("cannot be used").contains(directory.toString());
        assertThat(refusal.chinese()).contains("无法使用数据目录 " + directory);
    }

    @Test
    void a_file_in_place_of_the_directory_is_refused() throws Exception {
        Files.writeString(directory, "not a directory");
        assertThat(refusal().english()).contains("cannot be used");
    }

    @Test
    void a_path_longer_than_a_socket_s_may_be_serves_as_well() throws Exception {
        directory = parent.resolve("long".repeat(40));
        try (var postgres = start(directory)) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_directory_reached_by_another_name_is_the_same_directory() throws Exception {
        a_stopped_ledger();
        try (var postgres = start(directory)) {
            var otherName = Files.createSymbolicLink(parent.resolve("link"), directory);
            assertThatThrownBy(() -> start(otherName)).hasMessageContaining("in use by another program");
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_path_that_a_shell_would_read_differently_is_refused() {
        directory = parent.resolve("costs $HOME");
        assertThat(refusal().english()).contains("dollar");
    }

    @Test
    void a_directory_of_another_user_is_refused_with_both_names() throws Exception {
        a_stopped_ledger();
        var here = Machine.here();
        var owner = here.accounts().numbered(Machine.ownerOf(directory)).name();
        var stranger = new Machine(
                new Accounts.Account("somebody", 4711, 4711), here.accounts(), here.allows(), here.freeSpace());
        var refusal = catchThrowableOfType(
                EmbeddedPostgresException.class,
                () -> EmbeddedPostgres.start(directory, BelowTarget.BINARIES, stranger));
        assertThat(refusal.english())
                .contains("belongs to " + owner)
                .contains("run by somebody")
                .contains("chown -R somebody");
        assertThat(refusal.chinese()).contains("属于用户 " + owner).contains("chown -R somebody");
    }

    @Test
    void a_full_disk_is_refused_before_anything_is_created() throws Exception {
        var here = Machine.here();
        var full = new Machine(here.me(), here.accounts(), here.allows(), path -> 3 << 20);
        var refusal = catchThrowableOfType(
                EmbeddedPostgresException.class, () -> EmbeddedPostgres.start(directory, BelowTarget.BINARIES, full));
        assertThat(refusal.english()).contains("has 3 MB left").contains("needs 360 MB");
        assertThat(refusal.chinese()).contains("只剩 3 MB").contains("360 MB");
        assertThat(directory.resolve("cluster")).doesNotExist();
        start(directory).close();
    }

    @Test
    void a_full_disk_does_not_keep_an_existing_ledger_from_being_read() throws Exception {
        a_stopped_ledger();
        var here = Machine.here();
        var full = new Machine(here.me(), here.accounts(), here.allows(), path -> 3 << 20);
        EmbeddedPostgres.start(directory, BelowTarget.BINARIES, full).close();
    }

    @Test
    void a_port_that_another_program_took_is_replaced_for_good() throws Exception {
        a_stopped_ledger();
        int first = Integer.parseInt(Files.readString(directory.resolve("port")).strip());
        int second;
        try (var taken = new ServerSocket(first, 1, InetAddress.getByName("127.0.0.1"));
                var postgres = start(directory)) {
            assertThat(taken.getLocalPort()).isEqualTo(first);
            second = postgres.port();
            assertThat(second).isNotEqualTo(first);
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
        }
        try (var postgres = start(directory)) {
            assertThat(postgres.port()).isEqualTo(second);
        }
    }

    @Test
    void an_unreadable_port_file_is_replaced() throws Exception {
        a_stopped_ledger();
        Files.writeString(directory.resolve("port"), "");
        start(directory).close();
        assertThat(Files.readString(directory.resolve("port"))).matches("\\d{5}\n");
    }

    @Test
    void switching_durability_off_in_the_server_s_files_has_no_effect() throws Exception {
        a_stopped_ledger();
        try (var postgres = start(directory)) {
            update(postgres, "alter system set fsync = off", "alter system set synchronous_commit = off");
        }
        var file = directory.resolve("cluster/postgresql.auto.conf");
        Files.writeString(file, Files.readString(file) + "full_page_writes = off\n");
        try (var postgres = start(directory)) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void switching_durability_off_for_the_ledger_s_role_is_refused_and_leaves_no_server() throws Exception {
        a_stopped_ledger();
        try (var postgres = start(directory)) {
            update(postgres, "alter role sunledger set synchronous_commit = off");
        }
        var refusal = refusal();
        assertThat(refusal.english()).contains("{synchronous_commit=off}").contains("must be on");
        assertThat(refusal.chinese()).contains("{synchronous_commit=off}").contains("必须为 on");
        assertThat(Servers.isServed(directory)).isFalse();
        assertThat(refusal().english()).as("the lock is free again").contains("{synchronous_commit=off}");
    }

    @Test
    void a_cluster_without_checksums_is_refused() throws IOException {
        Servers.createClusterWithoutChecksums(directory);
        assertThat(refusal().english()).contains("{data_checksums=off}");
        assertThat(Servers.isServed(directory)).isFalse();
    }

    @Test
    void settings_that_the_server_does_not_understand_are_shown_in_its_own_words() throws Exception {
        a_stopped_ledger();
        Files.writeString(directory.resolve("cluster/postgresql.auto.conf"), "work_mem = 'plenty'\n");
        assertThat(refusal().english()).contains("did not start").contains("work_mem");
    }

    private void a_stopped_ledger() throws IOException {
        Servers.copyLedger(ledger, directory);
    }

    private EmbeddedPostgresException refusal() {
        return catchThrowableOfType(
                EmbeddedPostgresException.class, () -> start(directory).close());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
