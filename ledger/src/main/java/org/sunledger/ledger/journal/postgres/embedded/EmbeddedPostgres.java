package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that the program starts and owns.
 *
 * <p>It outlives a program that is killed; the next start on the same directory takes the living server over if it is
 * exactly the one it would have started, and replaces it if not. It ends with {@link #close()}. No shutdown hook is
 * registered: the program closes it last, after everything that still writes.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** Between our look at a port and the server's someone may take it; three times in a row is no accident. */
    private static final int PORT_ATTEMPTS = 3;

    private final Home home;
    private final DirectoryLock lock;
    private final Server server;
    private final RunAs runAs;
    private volatile Running running;
    private boolean closed;

    /** What is known once the server answers. */
    private record Running(long pid, int port, String version, String password) {}

    private EmbeddedPostgres(Home home, DirectoryLock lock, Server server, RunAs runAs, Running running) {
        this.home = home;
        this.lock = lock;
        this.server = server;
        this.runAs = runAs;
        this.running = running;
    }

    /**
     * Starts the server of this directory, which must serve nothing else; an absent one is created.
     *
     * <p>Directories below which the server's account cannot look, clusters of another major version, a second program on
     * the same directory and settings that lose data are refused with an {@link EmbeddedPostgresException}.
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, dataDirectory.resolve("binaries"), Machine.here());
    }

    /** How to reach a server; the password is its superuser's. */
    public record Address(int port, String superuser, String password) {
        public String jdbcUrl(String database) {
            return Server.url(port, database);
        }
    }

    /** Whether there is a server's data in this directory; starting one there would make them. */
    public static boolean isIn(Path dataDirectory) {
        return Files.exists(new Home(dataDirectory).cluster());
    }

    /**
     * The server that another living program runs on this directory, to read beside it; empty when none does. Whoever
     * may read the password file may do so anyway.
     */
    public static Optional<Address> ofAnotherProgram(Path dataDirectory) {
        if (!isIn(dataDirectory)) return Optional.empty();
        var home = Home.open(dataDirectory, Machine.here());
        if (!DirectoryLock.isTaken(home)) return Optional.empty();
        try {
            return Optional.of(
                    new Address(new RecordedPort(home).get(), Server.SUPERUSER, Secrets.passwordOfCluster(home)));
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    /** @param binaries where unpacked programs are kept, to be shared between data directories */
    static EmbeddedPostgres start(Path dataDirectory, Path binaries, Machine machine) {
        var platform = Platform.here();
        var home = Home.open(dataDirectory, machine);
        var lock = DirectoryLock.take(home);
        try {
            var server = new Server(home, Binaries.unpackedBelow(binaries, platform), ProcessTable.here());
            var runAs = RunAs.choose(
                    machine, Machine.ownerOf(Files.exists(home.cluster()) ? home.cluster() : home.directory()));
            var running = run(home, server, runAs, machine);
            LOG.info(
                    "PostgreSQL {} listens on 127.0.0.1:{}, data in {}",
                    running.version(),
                    running.port(),
                    home.directory());
            return new EmbeddedPostgres(home, lock, server, runAs, running);
        } catch (IOException e) {
            lock.close();
            throw home.unusable(e);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static Running run(Home home, Server server, RunAs runAs, Machine machine) throws IOException {
        boolean isNew = !Files.exists(home.cluster());
        home.removeHalfMadeClusters();
        if (isNew) {
            home.requireSpace(machine);
            Secrets.passwordForNewCluster(home);
        }
        // A running server cannot follow its files to another account.
        boolean changesHands = !isNew
                && runAs.owner()
                        .filter(owner -> owner.uid() != Machine.ownerOf(home.cluster()))
                        .isPresent();
        var password = Secrets.passwordOfCluster(home);
        if (changesHands) {
            stopIfRunning(server);
        }
        if (runAs.owner().isPresent()) {
            home.giveTo(runAs.owner().get());
        }
        var version = server.version(runAs);
        if (isNew) {
            server.createCluster(runAs);
        } else {
            requireSameMajor(home, version);
        }
        var running = adoptOrStart(home, server, runAs, version, password);
        requireDurable(home, server, running);
        if (runAs.owner().isPresent()) {
            home.giveTo(runAs.owner().get());
        }
        return running;
    }

    private static Running adoptOrStart(Home home, Server server, RunAs runAs, String version, String password)
            throws IOException {
        var recorded = new RecordedPort(home);
        int port = recorded.get();
        var found = server.running();
        if (found.isPresent() && server.isAsWanted(found.get(), port, version, password)) {
            LOG.info(
                    "Taking over the server that an earlier program left running, process {}",
                    found.get().pid());
            return new Running(found.get().pid(), port, version, password);
        }
        stopIfRunning(server);
        server.clearAfterDeath();
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            if (!RecordedPort.isFree(port)) {
                LOG.warn("Port {} is taken by another program; choosing a new one", port);
                port = recorded.chooseAnother();
            }
            OptionalLong pid = server.start(runAs, port);
            if (pid.isPresent()) {
                return new Running(pid.getAsLong(), port, version, password);
            }
        }
        throw new EmbeddedPostgresException(
                "端口 %d 一再被其他程序抢占。请在 %s 中写入一个空闲端口。".formatted(port, home.port()),
                "The port %d is taken by another program again and again. Write a free port into %s."
                        .formatted(port, home.port()));
    }

    private static void stopIfRunning(Server server) throws IOException {
        var found = server.running();
        if (found.isPresent()) {
            LOG.warn(
                    "Stopping a server that is not as it should be, process {}",
                    found.get().pid());
            server.stop(found.get().pid());
        }
    }

    private static void requireSameMajor(Home home, String version) throws IOException {
        var file = home.cluster().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new EmbeddedPostgresException(
                    "%s 不是 PostgreSQL 数据库（缺少 %s）。请从备份恢复，或换一个数据目录；本程序不会删除它。"
                            .formatted(home.cluster(), file.getFileName()),
                    "%s is no PostgreSQL database (%s is missing). ".formatted(home.cluster(), file.getFileName())
                            + "Restore it from the backup or choose another data directory; the program will not delete it.");
        }
        var found = Files.readString(file).strip();
        var wanted = version.substring(0, version.indexOf('.'));
        if (!found.equals(wanted)) {
            throw new EmbeddedPostgresException(
                    "数据目录 %s 由 PostgreSQL %s 建立，而本程序带的是 %s。请先用旧版程序导出日记账（journal export），"
                                    .formatted(home.cluster(), found, version)
                            + "再导入到新的数据目录（journal import），或用 pg_upgrade 升级。",
                    "The data in %s were made by PostgreSQL %s, but the program brings %s. "
                                    .formatted(home.cluster(), found, version)
                            + "Export the journal with the earlier program (journal export) and import it into a new "
                            + "data directory (journal import), or convert the data with pg_upgrade.");
        }
    }

    private static void requireDurable(Home home, Server server, Running running) throws IOException {
        try (var connection = server.connect(running.port(), running.password())) {
            DurabilityCheck.require(connection);
        } catch (NotDurableException e) {
            server.stop(running.pid());
            throw new EmbeddedPostgresException(
                    e.chinese() + "数据目录：%s。".formatted(home.directory()),
                    e.english() + " Its data lie in %s.".formatted(home.directory()),
                    e);
        } catch (SQLException e) {
            server.stop(running.pid());
            throw new EmbeddedPostgresException(
                    "数据目录 %s 的 PostgreSQL 已启动，但用户 %s 无法凭 %s 中的口令连接（%s）。请从备份恢复口令文件。"
                            .formatted(home.directory(), Server.SUPERUSER, home.password(), e.getMessage()),
                    "The PostgreSQL of %s runs, but %s cannot connect with the password in %s (%s). "
                                    .formatted(home.directory(), Server.SUPERUSER, home.password(), e.getMessage())
                            + "Restore the password file from the backup.",
                    e);
        }
    }

    /** Where JDBC finds a database of this server; the database need not exist yet. */
    public String jdbcUrl(String database) {
        return Server.url(running.port(), database);
    }

    public String superuser() {
        return Server.SUPERUSER;
    }

    /** Random, the same at every start, kept in the data directory where only its owner can read it. */
    public String password() {
        return running.password();
    }

    public int port() {
        return running.port();
    }

    /** The data directory as given, with symbolic links resolved. */
    public Path directory() {
        return home.directory();
    }

    /** Such as {@code 18.6}. */
    public String version() {
        return running.version();
    }

    long pid() {
        return running.pid();
    }

    /** Whether the server lives; whoever may signal it can end it behind our back. */
    public boolean isRunning() {
        return server.isRunning(running.pid());
    }

    /**
     * Starts a server that died again, on the port its users know; nothing happens when it lives or was closed.
     *
     * @throws EmbeddedPostgresException it does not start any more
     */
    public synchronized void revive() {
        if (closed || isRunning()) {
            return;
        }
        var died = running;
        try {
            server.clearAfterDeath();
            var pid = server.start(runAs, died.port());
            if (pid.isEmpty()) {
                throw new EmbeddedPostgresException(
                        "PostgreSQL 意外停止，其端口 %d 已被其他程序占用。请重新启动本程序。".formatted(died.port()),
                        "PostgreSQL ended unexpectedly and another program took its port %d. Start the program again."
                                .formatted(died.port()));
            }
            running = new Running(pid.getAsLong(), died.port(), died.version(), died.password());
            requireDurable(home, server, running);
        } catch (IOException e) {
            throw home.unusable(e);
        }
    }

    /** Disconnects whoever is still connected, stops the server and frees the directory for another program. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!server.isRunning(running.pid())) {
                LOG.warn("The server, process {}, was gone before it was stopped", running.pid());
            }
            server.stop(running.pid());
        } catch (IOException e) {
            throw home.unusable(e);
        } finally {
            lock.close();
        }
    }
}
