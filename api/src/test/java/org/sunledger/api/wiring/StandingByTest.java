package org.sunledger.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.sunledger.ledger.Ledger;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.memory.MemoryJournal;

/** A node that stands by is healthy, answers questions, and leaves to the other what only one may do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingByTest {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    @Test
    void a_proxy_finds_the_node_that_writes_and_both_are_healthy() throws IOException {
        assertThat(answers(true)).containsExactly(OK, OK);
        assertThat(answers(false)).containsExactly(OK, UNAVAILABLE);
    }

    @Test
    void automations_rest_while_another_node_writes() throws Exception {
        var asked = new CountDownLatch(2);
        var connections = new AtomicInteger();
        var journal = new MemoryJournal(Clock.systemUTC(), ClockPolicy.SYSTEM);
        try (var ledger = new Ledger(journal, Clock.systemUTC())) {
            var follower = new AutomationFollower(
                    ledger.automations(),
                    journal,
                    () -> {
                        asked.countDown();
                        return false;
                    },
                    refusing(connections));
            follower.start();
            try {
                assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(follower.failure()).isNull();
                assertThat(connections)
                        .as("its place in the journal belongs to the other")
                        .hasValue(0);
            } finally {
                follower.stop();
            }
        }
    }

    /** What {@code /actuator/health} and {@code /actuator/health/writes} answer. */
    private static List<Integer> answers(boolean isWriting) throws IOException {
        var answers = new ArrayList<Integer>();
        var properties = PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        HealthContributorAutoConfiguration.class,
                        HealthContributorRegistryAutoConfiguration.class,
                        HealthEndpointAutoConfiguration.class))
                .withPropertyValues(properties.stringPropertyNames().stream()
                        .filter(name -> name.startsWith("management."))
                        .map(name -> name + "=" + properties.getProperty(name))
                        .toArray(String[]::new))
                .withBean("writerHealthIndicator", HealthIndicator.class, () -> JournalWatching.writer(() -> isWriting))
                .run(context -> {
                    var groups = context.getBean(HealthEndpointGroups.class);
                    var endpoint = context.getBean(HealthEndpoint.class);
                    answers.add(groups.getPrimary().getHttpCodeStatusMapper().getStatusCode(status(endpoint)));
                    answers.add(
                            groups.get("writes").getHttpCodeStatusMapper().getStatusCode(status(endpoint, "writes")));
                });
        return answers;
    }

    private static Status status(HealthEndpoint endpoint, String... path) {
        return (path.length == 0 ? endpoint.health() : endpoint.healthForPath(path)).getStatus();
    }

    private static DataSource refusing(AtomicInteger connections) {
        return new PGSimpleDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() throws SQLException {
                connections.incrementAndGet();
                throw new SQLException("nobody may connect");
            }
        };
    }
}
