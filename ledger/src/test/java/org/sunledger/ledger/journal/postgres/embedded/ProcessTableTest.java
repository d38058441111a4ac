package org.sunledger.ledger.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProcessTableTest {
    private static final Path CLUSTER = Path.of("/srv/ledger/cluster");
    private static final PidFile.Segment SEGMENT = new PidFile.Segment(4_026_531_837L, 7);

    @TempDir(factory = BelowTarget.class)
    private Path proc;

    @Test
    void a_server_that_sleeps_lives() throws Exception {
        process(7, "(postgres) S 1 7", "/opt/bin/postgres", "-D", CLUSTER.toString(), "-c", "fsync=on");
        assertThat(table().isPostmasterOf(CLUSTER, 7)).isTrue();
        assertThat(table().serving(CLUSTER)).containsExactly(7L);
    }

    @Test
    void a_zombie_is_dead() throws Exception {
        process(7, "(postgres) Z 1 7", "/opt/bin/postgres", "-D", CLUSTER.toString());
        assertThat(table().lives(7)).isFalse();
        assertThat(table().isPostmasterOf(CLUSTER, 7)).isFalse();
        assertThat(table().serving(CLUSTER)).isEmpty();
    }

    @Test
    void a_name_that_looks_like_a_state_misleads_nobody() throws Exception {
        process(7, "(evil) Z (name)) S 1 7", "/opt/bin/postgres", "-D", CLUSTER.toString());
        process(8, "(evil) S (name)) Z 1 8", "/opt/bin/postgres", "-D", CLUSTER.toString());
        assertThat(table().lives(7)).isTrue();
        assertThat(table().lives(8)).isFalse();
    }

    @Test
    void a_process_that_is_gone_is_dead() {
        assertThat(table().lives(7)).isFalse();
        assertThat(table().commandLine(7)).isEmpty();
        assertThat(table().isPostmasterOf(CLUSTER, 7)).isFalse();
    }

    @Test
    void a_process_without_a_command_line_is_no_server() throws Exception {
        process(7, "(kthreadd) S 0 0");
        assertThat(table().isPostmasterOf(CLUSTER, 7)).isFalse();
    }

    @Test
    void the_server_of_another_directory_is_not_ours() throws Exception {
        process(7, "(postgres) S 1 7", "/opt/bin/postgres", "-D", "/srv/ledger/cluster2");
        assertThat(table().isPostmasterOf(CLUSTER, 7)).isFalse();
    }

    @Test
    void another_program_that_names_our_directory_is_no_server() throws Exception {
        process(7, "(initdb) S 1 7", "/opt/bin/initdb", "-D", CLUSTER.toString());
        process(8, "(postgres) S 1 7", "/opt/bin/postgres", "-D");
        assertThat(table().isPostmasterOf(CLUSTER, 7)).isFalse();
        assertThat(table().isPostmasterOf(CLUSTER, 8)).isFalse();
    }

    @Test
    void children_of_a_killed_server_still_serve_its_directory() throws Exception {
        process(8, "(postgres) S 1 7", "postgres: checkpointer ");
        Files.createSymbolicLink(proc.resolve("8/cwd"), CLUSTER);
        process(9, "(postgres) S 1 7", "postgres: checkpointer ");
        Files.createSymbolicLink(proc.resolve("9/cwd"), Path.of("/elsewhere"));
        assertThat(table().serving(CLUSTER)).containsExactly(8L);
    }

    @Test
    void a_shell_in_the_directory_is_no_server() throws Exception {
        process(8, "(bash) S 1 7", "-bash");
        Files.createSymbolicLink(proc.resolve("8/cwd"), CLUSTER);
        assertThat(table().serving(CLUSTER)).isEmpty();
    }

    @Test
    void shared_memory_is_in_use_while_a_process_is_attached() throws Exception {
        sharedMemory("-268435459 7 600 56 11 12 1 0 0");
        assertThat(table().isAttached(SEGMENT)).isTrue();
        sharedMemory("-268435459 7 600 56 11 12 0 0 0");
        assertThat(table().isAttached(SEGMENT)).isFalse();
    }

    @Test
    void shared_memory_of_another_key_or_number_is_somebody_else_s() throws Exception {
        sharedMemory("-268435459 8 600 56 11 12 1 0 0", "5432 7 600 56 11 12 1 0 0");
        assertThat(table().isAttached(SEGMENT)).isFalse();
    }

    @Test
    void a_pid_file_is_read_line_by_line() {
        var file = PidFile.parse(List.of(
                "4711",
                CLUSTER.toString(),
                "1511370000",
                "20815",
                ".",
                "127.0.0.1",
                "  4026531837         7",
                "ready   "));
        assertThat(file.pid()).isEqualTo(4711);
        assertThat(file.port()).isEqualTo(20815);
        assertThat(file.segment()).contains(SEGMENT);
    }

    @Test
    void a_torn_pid_file_names_no_process() {
        assertThat(PidFile.parse(List.of()).pid()).isZero();
        assertThat(PidFile.parse(List.of("47\u0000")).pid()).isZero();
        assertThat(PidFile.parse(List.of("4711", CLUSTER.toString())).port()).isZero();
        assertThat(PidFile.parse(List.of("4711")).segment()).isEmpty();
    }

    private ProcessTable table() {
        return new ProcessTable(proc);
    }

    private void process(long pid, String statAfterPid, String... commandLine) throws IOException {
        var directory = Files.createDirectory(proc.resolve(Long.toString(pid)));
        Files.writeString(directory.resolve("stat"), pid + " " + statAfterPid + " 0 0\n");
        Files.writeString(
                directory.resolve("cmdline"), commandLine.length == 0 ? "" : String.join("\0", commandLine) + "\0");
    }

    private void sharedMemory(String... rows) throws IOException {
        Files.createDirectories(proc.resolve("sysvipc"));
        Files.writeString(
                proc.resolve("sysvipc/shm"),
                "       key      shmid perms size  cpid  lpid nattch   uid   gid\n" + String.join("\n", rows) + "\n");
    }
}
