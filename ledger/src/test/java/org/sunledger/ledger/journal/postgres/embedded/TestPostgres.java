package org.sunledger.ledger.journal.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One real PostgreSQL per test program, started when the first test asks for it and stopped at the end. Its files, below
 * {@code target}, are removed by the next test program: whoever starts tests waits for their end.
 *
 * <p>Tests get a database of their own each and need not clean up.
 */
public final class TestPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(TestPostgres.class);
    private static final String PREFIX = "test-postgres-";

    private static @Nullable TestPostgres started;

    /** How a test reaches its database. */
    public record Database(String name, String url, String superuser, String password) {
        /** Each call of {@code getConnection} opens a connection; for a pool, give the three parts to one. */
        public DataSource dataSource() {
            var source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(superuser);
            source.setPassword(password);
            return source;
        }
    }

    private final EmbeddedPostgres postgres;
    private final Connection administration;
    private int databases;

    private TestPostgres(EmbeddedPostgres postgres, Connection administration) {
        this.postgres = postgres;
        this.administration = administration;
    }

    /** An empty database that no other test uses. */
    public static Database freshDatabase() {
        return copyOf("template1");
    }

    /**
     * A database that begins as a copy of another, such as one with all migrations applied; nobody may be connected to
     * that one meanwhile.
     */
    public static Database copyOf(Database template) {
        return copyOf(template.name());
    }

    private static synchronized Database copyOf(String template) {
        if (started == null) {
            started = start();
        }
        return started.create(template);
    }

    private Database create(String template) {
        var name = "test_" + ++databases;
        try (var statement = administration.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException("no database could be made from " + template, e);
        }
        return new Database(name, postgres.jdbcUrl(name), postgres.superuser(), postgres.password());
    }

    private static TestPostgres start() {
        removeWhatEndedProgramsLeft();
        var directory =
                BelowTarget.TARGET.resolve(PREFIX + ProcessHandle.current().pid());
        var postgres = EmbeddedPostgres.start(directory, BelowTarget.BINARIES, Machine.here());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Servers.stopAtOnce(postgres.pid()), "stop test PostgreSQL"));
        try {
            return new TestPostgres(
                    postgres,
                    DriverManager.getConnection(
                            postgres.jdbcUrl("postgres"), postgres.superuser(), postgres.password()));
        } catch (SQLException e) {
            throw new IllegalStateException("the test server does not answer", e);
        }
    }

    /** A killed test program leaves its server running, as it should; here nobody else would ever take it over. */
    private static void removeWhatEndedProgramsLeft() {
        if (!Files.isDirectory(BelowTarget.TARGET)) {
            return;
        }
        var ended = new ArrayList<Path>();
        try (var left = Files.newDirectoryStream(BelowTarget.TARGET, PREFIX + "*")) {
            for (Path directory : left) {
                var pid = Long.parseLong(directory.getFileName().toString().substring(PREFIX.length()));
                if (!ProcessTable.here().lives(pid)) {
                    Servers.killAllServing(directory);
                    ended.add(directory);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform()
                .daemon()
                .name("remove ended test PostgreSQL")
                .start(() -> ended.forEach(TestPostgres::remove));
    }

    private static void remove(Path directory) {
        try {
            Home.deleteTree(directory);
        } catch (IOException | UncheckedIOException e) {
            LOG.info("{} could not be removed; the next test program tries again", directory, e);
        }
    }
}
