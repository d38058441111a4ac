package org.sunledger.api.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;
import org.sunledger.ledger.journal.JournalException;
import org.sunledger.ledger.journal.postgres.JournalSchema;
import org.sunledger.ledger.journal.postgres.PostgresJournal;
import org.sunledger.ledger.journal.postgres.embedded.DurabilityCheck;
import org.sunledger.ledger.journal.postgres.embedded.EmbeddedPostgres;
import org.sunledger.ledger.party.VaultSchema;
import org.sunledger.projections.engine.ViewSchema;

/**
 * PostgreSQL, embedded or external, with its schemas migrated and a pool that works under the program's own role. Closed
 * last: first the pool, then the server.
 */
public final class Databases implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Databases.class);
    private static final String DATABASE = "sunledger";
    private static final String ROLE = "sunledger_app";

    /** Commands in flight, processors and reads share it; the embedded server allows more. */
    private static final int POOL = 20;

    /** One writes, one listens, and callers share their questions. */
    private static final int JOURNAL_POOL = 8;

    /** Whoever asks while the database is away hears soon that it is. */
    private static final Duration CONNECTION_WAIT_MAX = Duration.ofSeconds(5);

    /** After so long Axon takes a processor's claim for abandoned. */
    private static final int CLAIM_VALID_SECONDS = 10;

    private final @Nullable EmbeddedPostgres embedded;
    private final DataSource owner;
    private final HikariDataSource pool;
    private final HikariDataSource journalPool;
    private final boolean isShared;

    private Databases(@Nullable EmbeddedPostgres embedded, DataSource owner, HikariDataSource pool, boolean isShared) {
        this.embedded = embedded;
        this.owner = owner;
        this.pool = pool;
        this.journalPool = forJournal(pool);
        this.isShared = isShared;
    }

    /** The server that was named, or the program's own. Whoever opens it closes it. */
    public static Databases open(Settings settings) {
        return StringUtils.hasText(settings.url())
                ? external(settings.url(), settings.username(), settings.password(), settings.properties())
                : embedded(settings.properties());
    }

    /**
     * For who only reads, beside a program that records perhaps: nothing is migrated, and no role or password changes
     * under that program.
     */
    public static Databases toRead(Settings settings) {
        if (StringUtils.hasText(settings.url())) {
            return reading(settings.url(), settings.username(), settings.password(), false);
        }
        var directory = settings.properties().dataDirectory().resolve("postgres");
        requireLedgerIn(directory);
        return EmbeddedPostgres.ofAnotherProgram(directory)
                .map(other -> reading(other.jdbcUrl(DATABASE), other.superuser(), other.password(), true))
                .orElseGet(() -> embedded(settings.properties()));
    }

    /**
     * For who needs the ledger for itself: refused while another program uses it, and before anything is changed under
     * that program.
     */
    static Databases alone(Settings settings) {
        if (StringUtils.hasText(settings.url())) {
            try (var looking = reading(settings.url(), settings.username(), settings.password(), false)) {
                if (isFollowed(new JdbcTemplate(looking.pool()))) throw inUse();
            }
            return open(settings);
        }
        var directory = settings.properties().dataDirectory().resolve("postgres");
        requireLedgerIn(directory);
        if (EmbeddedPostgres.ofAnotherProgram(directory).isPresent()) throw inUse();
        return open(settings);
    }

    private static NotNowException inUse() {
        return new NotNowException(
                "另一个程序正在使用此账本。请由系统管理员或审计向它办理 POST /api/v1/projections/{视图}/rebuilds 或" + " POST /api/v1/replays,或先停止它。",
                "Another program uses this ledger. Ask it, as administrator or auditor, with"
                        + " POST /api/v1/projections/{name}/rebuilds or POST /api/v1/replays; or stop it first.");
    }

    /** Whether a running program keeps its claim on read tables: it renews it every few seconds. */
    private static boolean isFollowed(JdbcTemplate owner) {
        return Boolean.TRUE.equals(owner.queryForObject("select to_regclass('view.token') is not null", Boolean.class))
                && Boolean.TRUE.equals(owner.queryForObject("""
                        select exists (select 1 from view.token where owner is not null
                                       and stored_at::timestamptz > now() - make_interval(secs => %d))
                        """.formatted(CLAIM_VALID_SECONDS), Boolean.class));
    }

    private static void requireLedgerIn(Path directory) {
        if (EmbeddedPostgres.isIn(directory)) return;
        throw new WrongSettingException(
                "%s 中没有账本。请用 --sunledger.data=… 指明数据目录。".formatted(directory),
                "There is no ledger in %s. Name the data directory with --sunledger.data=…".formatted(directory));
    }

    private static Databases reading(String url, String username, String password, boolean isShared) {
        var owner = new DriverManagerDataSource(url, username, password);
        try {
            return new Databases(null, owner, pool(url, username, password), isShared);
        } catch (HikariPool.PoolInitializationException e) {
            throw ExternalDatabaseException.unreachable(url, username, e);
        }
    }

    /** Starts the program's own server, or adopts the one a killed program left behind. */
    private static Databases embedded(SunledgerProperties properties) {
        var server = EmbeddedPostgres.start(properties.dataDirectory().resolve("postgres"));
        try {
            var admin = new DriverManagerDataSource(server.jdbcUrl("postgres"), server.superuser(), server.password());
            createOnce(admin, server.password());
            var url = server.jdbcUrl(DATABASE);
            var owner = new DriverManagerDataSource(url, server.superuser(), server.password());
            migrate(owner, ROLE);
            LOG.info("PostgreSQL {} on port {} in {}", server.version(), server.port(), server.directory());
            return new Databases(server, owner, pool(url, ROLE, server.password()), false);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Uses a server that somebody else runs, after the same check of durability. The given user owns the schemas and
     * migrates them; the program works under a role of its own that cannot change what it recorded.
     */
    private static Databases external(String url, String username, String password, SunledgerProperties properties) {
        var owner = new DriverManagerDataSource(url, username, password);
        try {
            DurabilityCheck.require(owner);
        } catch (SQLException e) {
            throw ExternalDatabaseException.unreachable(url, username, e);
        }
        var role = properties.database() == null ? null : properties.database().appUsername();
        var rolePassword =
                properties.database() == null ? null : properties.database().appPassword();
        if (role == null || rolePassword == null) {
            role = roleOf(new JdbcTemplate(owner));
            rolePassword = randomPassword();
            try {
                createRole(new JdbcTemplate(owner), role, rolePassword);
            } catch (DataAccessException e) {
                throw ExternalDatabaseException.noRole(username, role, e);
            }
        }
        try {
            migrate(owner, role);
        } catch (FlywayException | DataAccessException | JournalException | IllegalArgumentException e) {
            throw ExternalDatabaseException.notMigrated(url, username, role, e);
        }
        LOG.info("PostgreSQL {}", url);
        return new Databases(null, owner, checked(url, role, rolePassword), false);
    }

    /** A role may carry settings of its own: what counts is the connection that writes. */
    private static HikariDataSource checked(String url, String role, String password) {
        HikariDataSource pool;
        try {
            pool = pool(url, role, password);
        } catch (HikariPool.PoolInitializationException e) {
            throw ExternalDatabaseException.unreachable(url, role, e);
        }
        try {
            DurabilityCheck.require(pool);
            return pool;
        } catch (SQLException e) {
            pool.close();
            throw ExternalDatabaseException.unreachable(url, role, e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Roles belong to the whole server, a ledger to one database: each gets its own. */
    private static String roleOf(JdbcTemplate owner) {
        return ROLE + "_"
                + owner.queryForObject("select oid from pg_database where datname = current_database()", Long.class);
    }

    /** Made anew at every start: nobody else needs to know it. */
    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void createRole(JdbcTemplate jdbc, String role, String password) {
        // Identifiers and passwords cannot be bound in DDL; both are the program's own words.
        var verb = exists(jdbc, "select exists (select 1 from pg_roles where rolname = ?)", role) ? "alter" : "create";
        jdbc.execute(verb + " role " + role + " login password '" + password + "'");
    }

    private static void createOnce(DataSource admin, String password) {
        var jdbc = new JdbcTemplate(admin);
        createRole(jdbc, ROLE, password);
        if (!exists(jdbc, "select exists (select 1 from pg_database where datname = ?)", DATABASE)) {
            jdbc.execute("create database " + DATABASE);
        }
    }

    private static boolean exists(JdbcTemplate jdbc, String question, String name) {
        return Boolean.TRUE.equals(jdbc.queryForObject(question, Boolean.class, name));
    }

    private static void migrate(DataSource owner, String role) {
        JournalSchema.migrate(owner, role);
        VaultSchema.migrate(owner, role);
        ViewSchema.migrate(owner, role);
    }

    private static HikariDataSource pool(String url, String username, String password) {
        var config = new HikariConfig();
        config.setPoolName("sunledger");
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_WAIT_MAX.toMillis());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    /** The same server and role, with connections set up for the journal's questions. */
    private static HikariDataSource forJournal(HikariDataSource pool) {
        var config = new HikariConfig();
        pool.copyStateTo(config);
        config.setPoolName("sunledger-journal");
        config.setMaximumPoolSize(JOURNAL_POOL);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("options", PostgresJournal.CONNECTION_OPTIONS);
        return new HikariDataSource(config);
    }

    public DataSource pool() {
        return pool;
    }

    /** For the journal alone. */
    public DataSource journalPool() {
        return journalPool;
    }

    /**
     * Connections of the owner of the schemas, for tables that are made and moved while the program runs. Each is opened
     * when it is asked for: a rebuild keeps its own for hours, and its thread is told to end by an interrupt, which a
     * pool would take for its own.
     */
    DataSource owner() {
        return owner;
    }

    /** Whether another program runs on this data directory, and owns the server. */
    public boolean isShared() {
        return isShared;
    }

    /** The program's own server; null when somebody else runs it. */
    @Nullable
    EmbeddedPostgres server() {
        return embedded;
    }

    @Override
    public void close() {
        journalPool.close();
        pool.close();
        if (embedded != null) embedded.close();
    }
}
