package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the tests of this package do to servers. */
final class Servers {
    private static final ProcessTable PROCESSES = ProcessTable.here();

    private Servers() {}

    static EmbeddedPostgres start(Path directory) {
        return EmbeddedPostgres.start(directory, BelowTarget.BINARIES, Machine.here());
    }

    /** A stopped ledger with one row in its table {@code entry}: the number 42. */
    static void createLedger(Path directory) throws SQLException {
        try (var postgres = start(directory)) {
            update(postgres, "create table entry (id int)", "insert into entry values (42)");
        }
    }

    /** Copies a stopped ledger, which takes a tenth of the time of creating one. */
    static void copyLedger(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var copy = to.resolve(from.relativize(path).toString());
                if (!Files.isDirectory(copy)) {
                    Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    static void update(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** kill -9 of a process that need not be our child, and back when it is dead or a zombie. */
    static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        while (PROCESSES.lives(pid)) {
            Thread.onSpinWait();
        }
    }

    /** PostgreSQL's immediate mode: no checkpoint, for data that nobody will read again. */
    static void stopAtOnce(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -QUIT " + pid).start().waitFor();
            while (PROCESSES.lives(pid)) {
                Thread.sleep(5);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean isServed(Path directory) throws IOException {
        return !PROCESSES.serving(directory.toRealPath().resolve("cluster")).isEmpty();
    }

    /** For after a test that failed half way: nothing may go on running. */
    static void killAllServing(Path directory) {
        try {
            while (Files.exists(directory) && isServed(directory)) {
                PROCESSES.serving(directory.toRealPath().resolve("cluster")).forEach(Servers::kill);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server by hand, as an administrator might who does not know what the ledger needs. */
    static void startByHand(Path directory, int port, String... options) throws IOException {
        var home = Home.open(directory, Machine.here());
        var binaries = Binaries.unpackedBelow(BelowTarget.BINARIES, Platform.here());
        new Server(home, binaries, PROCESSES).clearAfterDeath();
        run(
                home,
                binaries.pgCtl().toString(),
                "start",
                "-w",
                "-D",
                home.cluster().toString(),
                "-l",
                home.log().resolve("by-hand.log").toString(),
                "-o",
                "-p " + port + " -k . -h 127.0.0.1 " + String.join(" ", options));
    }

    /** Makes a cluster without checksums where the program would look for its own. */
    static void createClusterWithoutChecksums(Path directory) throws IOException {
        var home = Home.open(directory, Machine.here());
        var binaries = Binaries.unpackedBelow(BelowTarget.BINARIES, Platform.here());
        Secrets.passwordForNewCluster(home);
        run(
                home,
                binaries.initdb().toString(),
                "-D",
                home.cluster().toString(),
                "--username=" + Server.SUPERUSER,
                "--pwfile=" + home.password(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-data-checksums");
    }

    private static void run(Home home, String... line) throws IOException {
        var runAs = RunAs.choose(Machine.here(), Machine.ownerOf(home.directory()));
        if (runAs.owner().isPresent()) {
            home.giveTo(runAs.owner().get());
        }
        var outcome = Command.run(
                new ArrayList<>(runAs.command(List.of(line))),
                home.directory(),
                home.log().resolve("by-hand.txt"),
                Duration.ofMinutes(1));
        if (!outcome.succeeded()) {
            throw new IllegalStateException(outcome.output());
        }
    }
}
