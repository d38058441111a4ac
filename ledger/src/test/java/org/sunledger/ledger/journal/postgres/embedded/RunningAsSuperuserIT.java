package org.sunledger.ledger.journal.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sunledger.ledger.journal.postgres.embedded.Servers.ask;
import static org.sunledger.ledger.journal.postgres.embedded.Servers.start;
import static org.sunledger.ledger.journal.postgres.embedded.Servers.update;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL refuses uid 0. Where these tests are not run by the superuser, they claim the same of the user who runs
 * them: nothing changes hands.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunningAsSuperuserIT {
    private static final Machine HERE = Machine.here();

    @TempDir(factory = BelowTarget.class)
    private Path parent;

    @AfterEach
    void nothing_goes_on_running() {
        Servers.killAllServing(directory());
    }

    @Test
    void without_namespaces_an_ordinary_account_owns_the_data_and_runs_the_server() throws Exception {
        try (var postgres = startWithout("unshare")) {
            assertThat(uidOf(postgres)).isEqualTo(expectedOwner());
            assertThat(Machine.ownerOf(directory().resolve("cluster"))).isEqualTo(expectedOwner());
            update(postgres, "create table entry (id int)", "insert into entry values (42)");
        }
        // Namespaces came back: whose the data were, his they stay.
        try (var postgres = start(directory())) {
            assertThat(uidOf(postgres)).isEqualTo(expectedOwner());
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
        }
    }

    @Test
    void runuser_serves_where_setpriv_is_missing() throws Exception {
        try (var postgres = startWithout("unshare", "setpriv")) {
            assertThat(uidOf(postgres)).isEqualTo(expectedOwner());
        }
        assertThat(Servers.isServed(directory())).isFalse();
    }

    @Test
    void a_ledger_made_in_a_namespace_changes_hands_when_namespaces_are_forbidden() throws Exception {
        try (var postgres = start(directory())) {
            update(postgres, "create table entry (id int)", "insert into entry values (42)");
        }
        try (var postgres = startWithout("unshare")) {
            assertThat(uidOf(postgres)).isEqualTo(expectedOwner());
            assertThat(ask(postgres, "select id from entry")).isEqualTo("42");
        }
    }

    @Test
    void a_server_left_in_a_namespace_is_stopped_before_its_data_change_hands() throws Exception {
        var killed = OwningProgram.on(directory());
        killed.kill();
        try (var postgres = startWithout("unshare")) {
            assertThat(uidOf(postgres)).isEqualTo(expectedOwner());
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_directory_that_the_account_cannot_reach_is_named() throws Exception {
        if (!HERE.me().isSuperuser()) {
            start(directory()).close();
            return;
        }
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));
        var refusal = catchThrowableOfType(EmbeddedPostgresException.class, () -> startWithout("unshare"));
        assertThat(refusal.english()).contains("cannot enter " + directory()).contains("directories above");
        assertThat(refusal.chinese()).contains("上级目录");
    }

    @Test
    void with_nothing_allowed_the_superuser_is_told_the_remedy() {
        if (!HERE.me().isSuperuser()) {
            startWithout("unshare", "setpriv", "runuser").close();
            return;
        }
        var refusal = catchThrowableOfType(
                EmbeddedPostgresException.class, () -> startWithout("unshare", "setpriv", "runuser"));
        assertThat(refusal.english()).contains("does not run as root").contains("--user");
        assertThat(refusal.chinese()).contains("不能以 root 身份运行").contains("--user");
        assertThat(directory().resolve("cluster")).doesNotExist();
    }

    private Path directory() {
        return parent.resolve("data");
    }

    private EmbeddedPostgres startWithout(String... programs) {
        return EmbeddedPostgres.start(directory(), BelowTarget.BINARIES, without(programs));
    }

    private static Machine without(String... programs) {
        return new Machine(
                HERE.me(),
                HERE.accounts(),
                line -> !List.of(programs).contains(line.getFirst())
                        && HERE.allows().test(line),
                HERE.freeSpace());
    }

    private static long uidOf(EmbeddedPostgres postgres) {
        return Machine.ownerOf(Path.of("/proc", Long.toString(postgres.pid())));
    }

    private static long expectedOwner() {
        return HERE.me().isSuperuser()
                ? List.of("sunledger", "postgres", "nobody").stream()
                        .flatMap(name -> HERE.accounts().named(name).stream())
                        .findFirst()
                        .orElseThrow()
                        .uid()
                : HERE.me().uid();
    }
}
