package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's programs at work on one cluster: create it, find who serves it, start and stop a server. */
final class Server {
    static final String SUPERUSER = "sunledger";

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Half a second where it was measured; a disk a hundred times slower is still served. */
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);

    /** After a crash up to 1 GB of write-ahead log (max_wal_size) is replayed first. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /** A fast stop writes one checkpoint of at most the shared buffers. */
    private static final Duration FAST_STOP_LIMIT = Duration.ofSeconds(60);

    private static final Duration IMMEDIATE_STOP_LIMIT = Duration.ofSeconds(10);

    /** Children of a killed server notice its death at once when they wait for something. */
    private static final Duration CHILDREN_NOTICE = Duration.ofSeconds(1);

    private static final Duration SHORT_COMMAND_LIMIT = Duration.ofSeconds(30);
    private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();
    private static final int LINES_TO_SHOW = 6;

    private final Home home;
    private final Binaries binaries;
    private final ProcessTable processes;

    Server(Home home, Binaries binaries, ProcessTable processes) {
        this.home = home;
        this.binaries = binaries;
        this.processes = processes;
    }

    /**
     * The programs' version such as {@code 18.6}. Asked first, because the answer proves that the account can reach the
     * data directory and run the programs.
     */
    String version(RunAs runAs) throws IOException {
        var outcome = run(
                runAs,
                "version",
                SHORT_COMMAND_LIMIT,
                Path.of("sh"),
                "-c",
                "cd \"$0\" && exec \"$1\" -V",
                home.directory().toString(),
                binaries.postgres().toString());
        int bracket = outcome.output().indexOf(") ");
        if (!outcome.succeeded() || bracket < 0) {
            var who = runAs.owner().map(Accounts.Account::name).orElse(System.getProperty("user.name", "?"));
            throw new EmbeddedPostgresException(
                    "用户 %s 无法进入 %s 或运行 %s（%s）。该用户必须能进入其所有上级目录，且文件系统不得以 noexec 挂载。"
                            .formatted(who, home.directory(), binaries.postgres(), outcome.output()),
                    "The account %s cannot enter %s or run %s (%s). "
                                    .formatted(who, home.directory(), binaries.postgres(), outcome.output())
                            + "It must be able to enter all directories above them, "
                            + "and the file system must not be mounted noexec.");
        }
        return outcome.output().substring(bracket + 2);
    }

    /** Makes the cluster under another name and renames it when it is whole: the final name is the mark of wholeness. */
    void createCluster(RunAs runAs) throws IOException {
        var fresh = home.freshInitdb();
        var outcome = run(
                runAs,
                "initdb",
                INITDB_LIMIT,
                binaries.initdb(),
                "-D",
                fresh.toString(),
                "--username=" + SUPERUSER,
                "--pwfile=" + home.password(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The builtin provider sorts by code point in every release of every operating system.
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        if (!outcome.succeeded()) {
            var said = outcome.output().lines().toList();
            throw new EmbeddedPostgresException(
                    "无法在 %s 中新建数据库：%s 详情见 %s。"
                            .formatted(home.directory(), String.join(" | ", lastOf(said)), output("initdb")),
                    "No database could be created in %s: %s More stands in %s."
                            .formatted(home.directory(), String.join(" | ", lastOf(said)), output("initdb")));
        }
        Home.rename(fresh, home.cluster());
    }

    /** The living server of this cluster, whoever started it; one whose pid file was deleted is found all the same. */
    Optional<PidFile> running() throws IOException {
        var noted = PidFile.read(home.cluster()).filter(file -> isRunning(file.pid()));
        if (noted.isPresent()) {
            return noted;
        }
        return processes.serving(home.cluster()).stream()
                .filter(this::isRunning)
                .findFirst()
                .map(pid -> new PidFile(pid, 0, Optional.empty()));
    }

    boolean isRunning(long pid) {
        return processes.isPostmasterOf(home.cluster(), pid);
    }

    /** Whether this is the very server we would start: same programs, same directory, same settings, durable. */
    boolean isAsWanted(PidFile running, int port, String version, String password) {
        List<String> wanted = new ArrayList<>(
                List.of(binaries.postgres().toString(), "-D", home.cluster().toString()));
        wanted.addAll(Settings.at(port).arguments());
        if (running.port() != port || !processes.commandLine(running.pid()).equals(wanted)) {
            return false;
        }
        try (var connection = connect(port, password);
                var statement = connection.createStatement()) {
            return DurabilityCheck.show(statement, "data_directory")
                            .equals(home.cluster().toString())
                    && DurabilityCheck.show(statement, "server_version").equals(version)
                    && DurabilityCheck.show(statement, "fsync").equals("on")
                    && DurabilityCheck.show(statement, "synchronous_commit").equals("on");
        } catch (SQLException notToBeTalkedTo) {
            return false;
        }
    }

    /** Removes what a dead server left, but only when nobody can be writing to the cluster any more. */
    void clearAfterDeath() throws IOException {
        var left = PidFile.read(home.cluster());
        if (!within(CHILDREN_NOTICE, () -> isAbandoned(left))) {
            // Amid a computation a child looks at nothing else. What it acknowledged is on disk; what it has not ends
            // as in any crash.
            for (var child : processes.serving(home.cluster())) {
                signal("QUIT", child);
            }
        }
        if (!within(IMMEDIATE_STOP_LIMIT, () -> isAbandoned(left))) {
            throw new EmbeddedPostgresException(
                    "数据目录 %s 的 PostgreSQL 主进程已不在，但仍有进程 %s 或共享内存在使用它。请先结束这些进程再启动。"
                            .formatted(home.cluster(), processes.serving(home.cluster())),
                    "The PostgreSQL of %s is dead, but the processes %s or shared memory still use its data. "
                                    .formatted(home.cluster(), processes.serving(home.cluster()))
                            + "End those processes, then start again.");
        }
        if (left.isPresent()) {
            LOG.warn("Removing what a dead server left: {}", PidFile.in(home.cluster()));
            Files.delete(PidFile.in(home.cluster()));
        }
        // The socket has a lock file of its own with the same process number, alive to PostgreSQL while it is a zombie.
        try (var sockets = Files.newDirectoryStream(home.cluster(), ".s.PGSQL.*")) {
            for (var socket : sockets) {
                Files.delete(socket);
            }
        }
    }

    private boolean isAbandoned(Optional<PidFile> left) {
        try {
            if (!processes.serving(home.cluster()).isEmpty()) {
                return false;
            }
            var segment = left.flatMap(PidFile::segment);
            return segment.isEmpty() || !processes.isAttached(segment.get());
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    /** Starts a server and waits until it answers; empty when the port was taken meanwhile. */
    OptionalLong start(RunAs runAs, int port) throws IOException {
        var startLog = home.log().resolve("start.log");
        Files.deleteIfExists(startLog);
        var outcome = run(
                runAs,
                "pg_ctl",
                START_LIMIT.plus(SHORT_COMMAND_LIMIT),
                binaries.pgCtl(),
                "start",
                "-D",
                home.cluster().toString(),
                "-p",
                binaries.postgres().toString(),
                "-l",
                startLog.toString(),
                "-w",
                "-t",
                Long.toString(START_LIMIT.toSeconds()),
                "-o",
                Settings.at(port).forShell());
        var running = running();
        if (outcome.succeeded() && running.isPresent()) {
            return OptionalLong.of(running.get().pid());
        }
        if (running.isEmpty() && !RecordedPort.isFree(port)) {
            return OptionalLong.empty();
        }
        throw new EmbeddedPostgresException(
                "数据目录 %s 的 PostgreSQL 未能在端口 %d 上启动：%s 详情见 %s。"
                        .formatted(home.directory(), port, said(outcome, startLog), home.log()),
                "The PostgreSQL of %s did not start on port %d: %s More stands in %s."
                        .formatted(home.directory(), port, said(outcome, startLog), home.log()));
    }

    private String said(Command.Outcome outcome, Path startLog) throws IOException {
        var lines = new ArrayList<>(outcome.output().lines().toList());
        for (var log : List.of(Optional.of(startLog), newestServerLog())) {
            if (log.filter(Files::isReadable).isPresent()) {
                lines.addAll(lastOf(Files.readAllLines(log.get())));
            }
        }
        return String.join(" | ", lines);
    }

    private static List<String> lastOf(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES_TO_SHOW), lines.size());
    }

    private Optional<Path> newestServerLog() throws IOException {
        try (var logs = Files.newDirectoryStream(home.log(), "postgresql-*.log")) {
            return StreamSupport.stream(logs.spliterator(), false)
                    .max(Comparator.comparingLong(log -> log.toFile().lastModified()));
        }
    }

    /**
     * Stops by signal and not by pg_ctl, which would refuse to run as root and may lack the right to signal a server that
     * was started under another account.
     */
    void stop(long pid) throws IOException {
        if (signalled("INT", pid, FAST_STOP_LIMIT) || signalled("QUIT", pid, IMMEDIATE_STOP_LIMIT)) {
            return;
        }
        throw new EmbeddedPostgresException(
                "数据目录 %s 的 PostgreSQL（进程 %d）没有停下。请查看 %s，然后手工结束该进程。".formatted(home.directory(), pid, home.log()),
                "The PostgreSQL of %s (process %d) does not stop. Look into %s, then end that process by hand."
                        .formatted(home.directory(), pid, home.log()));
    }

    /** Sends the signal and waits for the death of the process; true also when it was dead before. */
    private boolean signalled(String signal, long pid, Duration limit) throws IOException {
        if (!isRunning(pid)) {
            return true;
        }
        signal(signal, pid);
        // A child that was just forked outlives the server by a moment; it too must be gone.
        return within(limit, () -> !isRunning(pid) && !isServed());
    }

    private boolean isServed() {
        try {
            return !processes.serving(home.cluster()).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String signal, long pid) throws IOException {
        // The shell's own kill: the program of that name is missing from small images.
        Command.run(
                List.of("sh", "-c", "kill -" + signal + " " + pid),
                home.directory(),
                output("kill"),
                SHORT_COMMAND_LIMIT);
    }

    Connection connect(int port, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url(port, "postgres"), properties);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Command.Outcome run(RunAs runAs, String name, Duration limit, Path program, String... arguments)
            throws IOException {
        List<String> line = new ArrayList<>();
        line.add(program.toString());
        line.addAll(List.of(arguments));
        return Command.run(runAs.command(line), home.directory(), output(name), limit);
    }

    private Path output(String name) {
        return home.log().resolve(name + ".txt");
    }

    /** Polls, since neither the end of somebody else's child nor the detaching of memory is announced. */
    private static boolean within(Duration limit, BooleanSupplier done) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (!done.getAsBoolean()) {
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
                LockSupport.parkNanos(POLL_NANOS);
                // A parked thread returns at once while its flag is up, and a stop at shutdown must still wait.
                interrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
