package org.sunledger.api.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.sunledger.ledger.journal.postgres.JournalSchema;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.postgres.embedded.DurabilityCheck;
import org.sunledger.ledger.journal.postgres.embedded.EmbeddedPostgres;
import org.sunledger.projections.engine.ViewSchema;

/** The PostgreSQL under all contenders, with one database each. Durable, or it is not used. */
final class BenchServer implements AutoCloseable {
    /** Many for who needs one per command in hand; together they stay below what our own server allows. */
    private static final int POOL = 20;

    private static final int POOL_OF_ONE_WRITER = 2;

    private static final Duration CONNECTION_WAIT_MAX = Duration.ofMinutes(2);
    private static final String ROLE = "sunledger_bench";
    private static final String ROLE_PASSWORD = "bench";

    private final @Nullable EmbeddedPostgres embedded;
    private final @Nullable Path directory;
    private final String url;
    private final String username;
    private final String password;
    private final List<String> databases = new ArrayList<>();
    private final List<HikariDataSource> pools = new ArrayList<>();

    private BenchServer(
            @Nullable EmbeddedPostgres embedded,
            @Nullable Path directory,
            String url,
            String username,
            String password) {
        this.embedded = embedded;
        this.directory = directory;
        this.url = url;
        this.username = username;
        this.password = password;
    }

    /** @param given url of a server that somebody else runs; null: one of our own in a temporary directory */
    static BenchServer of(@Nullable String given, String username, String password) {
        if (given != null) return checked(new BenchServer(null, null, given, username, password));
        try {
            var directory = Files.createTempDirectory("sunledger-bench");
            var server = EmbeddedPostgres.start(directory.resolve("postgres"));
            return checked(new BenchServer(
                    server, directory, server.jdbcUrl("postgres"), server.superuser(), server.password()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BenchServer checked(BenchServer server) {
        try {
            DurabilityCheck.require(server.owner(server.url));
            return server;
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw new IllegalStateException("PostgreSQL 不可用或不持久。 PostgreSQL is not there or not durable.", e);
        }
    }

    private DataSource owner(String jdbcUrl) {
        return new DriverManagerDataSource(jdbcUrl, username, password);
    }

    /** A fresh database; its pool belongs to the role that owns it. */
    HikariDataSource plain(String name) {
        create(name);
        return pool(urlOf(name), username, password, POOL, "");
    }

    /** A fresh database with the journal's schema; its pool has the application's rights. */
    HikariDataSource journal(String name) {
        return journal(name, POOL);
    }

    /** The same with read tables. */
    HikariDataSource ledger(String name) {
        var pool = journal(name);
        ViewSchema.migrate(ownerOf(name), ROLE);
        return pool;
    }

    /** A second pool with the application's rights, for who asks and folds beside the journal. */
    HikariDataSource tables(String name) {
        return pool(urlOf(name), ROLE, ROLE_PASSWORD, POOL, "");
    }

    HikariDataSource journalOfOneWriter(String name) {
        return journal(name, POOL_OF_ONE_WRITER);
    }

    private HikariDataSource journal(String name, int connections) {
        create(name);
        execute(owner(url), """
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s login password '%2$s';
                    end if;
                end $$
                """.formatted(ROLE, ROLE_PASSWORD));
        JournalSchema.migrate(owner(urlOf(name)), ROLE);
        return pool(urlOf(name), ROLE, ROLE_PASSWORD, connections, PostgresJournal.CONNECTION_OPTIONS);
    }

    private void create(String name) {
        execute(owner(url), "drop database if exists " + name);
        execute(owner(url), "create database " + name);
        databases.add(name);
    }

    /** Connections of the owner, each opened when it is asked for. */
    DataSource ownerOf(String database) {
        return owner(urlOf(database));
    }

    /** A pool of the owner, who may make tables. */
    HikariDataSource ownerPool(String database) {
        return pool(urlOf(database), username, password, POOL, "");
    }

    /** Ends what was opened, so that the next measurement begins with empty disks and caches of its own. */
    void drop() {
        pools.forEach(HikariDataSource::close);
        pools.clear();
        for (var name : databases) execute(owner(url), "drop database if exists " + name + " with (force)");
        databases.clear();
    }

    /** As the owner. */
    Connection connect(String database) throws SQLException {
        return owner(urlOf(database)).getConnection();
    }

    private String urlOf(String database) {
        var query = url.indexOf('?');
        var end = query < 0 ? url.length() : query;
        return url.substring(0, url.lastIndexOf('/', end) + 1) + database + url.substring(end);
    }

    private HikariDataSource pool(
            String jdbcUrl, String user, String secret, int connections, String connectionOptions) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(secret);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_WAIT_MAX.toMillis());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        if (!connectionOptions.isEmpty()) config.addDataSourceProperty("options", connectionOptions);
        var pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    static void execute(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** What decides about durability and speed, as the server itself says. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        try (var connection = owner(url).getConnection()) {
            for (var name : List.of(
                    "server_version",
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "wal_sync_method",
                    "data_checksums",
                    "shared_buffers",
                    "max_wal_size",
                    "commit_delay",
                    "max_connections")) settings.put(name, show(connection, name));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings;
    }

    private static String show(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    boolean isOwn() {
        return embedded != null;
    }

    /** Where the disk is measured: beside the server's data where the server is ours. */
    Path disk() {
        return directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory;
    }

    /** Process id of the postmaster; −1 where somebody else runs it. */
    long pid() {
        if (embedded == null) return -1;
        try (var connection = owner(url).getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)")) {
            row.next();
            return Long.parseLong(row.getString(1).trim());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves nothing behind: no server, no database, no file. */
    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        if (embedded == null) {
            for (var name : databases) execute(owner(url), "drop database if exists " + name + " with (force)");
            return;
        }
        embedded.close();
        delete(directory);
    }

    private static void delete(@Nullable Path tree) {
        if (tree == null) return;
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
