package org.sunledger.api.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sunledger.ledger.journal.eventstoredb.TestEventStoreDb;
import tools.jackson.databind.JsonNode;

/** What whoever watches over the program sees of its journal; and that nobody else does. */
@ExtendWith(LoadedDemo.Shared.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchingTheJournalIT {
    private static final String HEALTH = "/actuator/health";
    private static final String METERS = "/actuator/metrics";

    @Test
    void on_postgresql_the_writer_shows_how_busy_it_is(LoadedDemo demo) {
        var program = demo.program();
        var journal = journal(program);
        assertThat(journal.get("engine").asString()).isEqualTo("postgres");
        assertThat(journal.get("role").asString()).isEqualTo("writes");
        assertThat(journal.get("head").asLong()).isEqualTo(program.head());
        assertThat(journal.get("waiting").asLong()).isZero();
        assertThat(value(program, "writes")).isEqualTo(1);
        assertThat(value(program, "waiting")).isZero();
        assertThat(value(program, "records")).isGreaterThanOrEqualTo(program.head());
        assertThat(value(program, "waited")).as("appends").isPositive();
        assertThat(value(program, "writing")).as("batches").isPositive().isLessThanOrEqualTo(value(program, "waited"));
    }

    @Test
    void on_a_cluster_the_following_shows_how_it_fares() throws Exception {
        try (var cluster = TestEventStoreDb.start();
                var program = Program.stagedOn(cluster)) {
            program.tellUntil("2018-01-01T00:00:00Z");
            var journal = journal(program);
            assertThat(journal.get("engine").asString()).isEqualTo("eventstoredb");
            assertThat(journal.get("role").asString()).isEqualTo("writes");
            assertThat(journal.get("head").asLong()).isEqualTo(program.head()).isPositive();
            assertThat(journal.get("following.restarts").isObject()).isTrue();
            assertThat(journal.get("following.lastEventAt").asString()).isNotEmpty();
            assertThat(journal.has("following.lastFailure")).isFalse();
            assertThat(value(program, "writes")).isEqualTo(1);
            assertThat(value(program, "waiting")).isZero();
            assertThat(value(program, "following.restarts")).isNotNegative();
        }
    }

    @Test
    void strangers_and_clerks_see_neither_figures_nor_meters(LoadedDemo demo) {
        var program = demo.program();
        assertThat(program.get(HEALTH).json().has("components")).isFalse();
        assertThat(program.get("maker", HEALTH).json().has("components")).isFalse();
        assertThat(program.get(METERS + "/ledger.journal.writes").status()).isEqualTo(401);
        assertThat(program.get("maker", METERS + "/ledger.journal.writes").status())
                .isEqualTo(403);
    }

    private static JsonNode journal(Program program) {
        var health = program.get("admin", HEALTH);
        assertThat(health.status()).as(health.text()).isEqualTo(200);
        return health.json().get("components").get("journal").get("details");
    }

    /** The first measurement: of a timer, the count. */
    private static double value(Program program, String name) {
        var meter = program.get("admin", METERS + "/ledger.journal." + name);
        assertThat(meter.status()).as(name).isEqualTo(200);
        return meter.json().get("measurements").get(0).get("value").asDouble();
    }
}
