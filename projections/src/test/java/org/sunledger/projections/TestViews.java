package org.sunledger.projections;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sunledger.ledger.journal.postgres.embedded.TestPostgres;
import org.sunledger.projections.engine.AsOf;
import org.sunledger.projections.engine.NotYetThere;
import org.sunledger.projections.engine.Processors;
import org.sunledger.projections.engine.Reader;
import org.sunledger.projections.engine.ViewSchema;

/** A database of its own with the read tables, written and read as the application's role, beside a test's journal. */
public final class TestViews implements AutoCloseable {
    private static final String ROLE = "sunledger_view_test";

    private final HikariDataSource owner;
    private final HikariDataSource application;
    private final TestJournal journal;
    private final List<Processors.Group> groups;
    private Processors processors;

    static {
        // Ten seconds are not enough on a machine that builds elsewhere, and a test that waits proves nothing by giving
        // up.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    }

    public TestViews(TestJournal journal, List<Processors.Group> groups) {
        this.journal = journal;
        this.groups = groups;
        var database = TestPostgres.freshDatabase();
        owner = pool(database.url(), database.superuser(), database.password());
        JdbcClient.create(owner).sql("""
                        do $$ begin
                          create role %s login password 'view';
                        exception when duplicate_object then null; end $$
                        """.formatted(ROLE)).update();
        ViewSchema.migrate(owner, ROLE);
        application = pool(database.url(), ROLE, "view");
        processors = newProcessors();
    }

    private static HikariDataSource pool(String url, String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(16); // two rebuilds at once take nearly ten
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** As another start of the program makes them; the old ones must be closed. */
    public Processors newProcessors() {
        processors = new Processors(application, journal.source(), journal::head, groups);
        return processors;
    }

    public Processors processors() {
        return processors;
    }

    public Reader reader() {
        return new Reader(application, journal.journal(), journal, processors);
    }

    public JdbcClient database() {
        return JdbcClient.create(application);
    }

    public HikariDataSource application() {
        return application;
    }

    /** As migrations and rebuilds connect. */
    public HikariDataSource ownerSource() {
        return owner;
    }

    public JdbcClient owner() {
        return JdbcClient.create(owner);
    }

    /** Starts all processors and returns when each stands at the head. */
    public TestViews atHead() {
        processors.start();
        for (var group : groups) {
            // A reader gives up after two seconds; a machine that builds elsewhere may take longer to begin.
            await().ignoreExceptionsInstanceOf(NotYetThere.class)
                    .until(() -> reader().ask(group.name(), AsOf.latest().atLeast(journal.head()), at -> at)
                                    .asOf()
                                    .position()
                            > 0);
        }
        return this;
    }

    @Override
    public void close() {
        processors.close();
        application.close();
        owner.close();
    }
}
