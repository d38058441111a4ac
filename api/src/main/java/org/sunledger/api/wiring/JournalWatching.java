package org.sunledger.api.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.sunledger.ledger.journal.eventstoredb.Following;
import org.sunledger.ledger.journal.postgres.WriterLoad;

/** How the journal fares, for whoever watches over the program: health, and the meters {@code ledger.journal.*}. */
@Configuration
class JournalWatching {
    /** {@code application.properties} says what it means for whom. */
    private static final Status STANDING_BY = new Status("STANDING_BY");

    /** Who stands by is well: it answers questions, and takes over when the other program ends. */
    @Bean
    HealthIndicator journalHealthIndicator(OpenJournal opened, Duty duty) {
        return new AbstractHealthIndicator("How the journal fares is not known") {
            @Override
            protected void doHealthCheck(Health.Builder health) {
                var standing = opened.standing();
                health.up()
                        .withDetail("engine", opened.engine().wireName())
                        .withDetail("role", duty.writes() ? "writes" : "stands by")
                        .withDetail("head", opened.journal().head())
                        .withDetail("waiting", standing.waiting());
                standing.following().ifPresent(log -> tell(health, log));
                standing.damage().ifPresent(damage -> health.down().withDetail("damage", damage));
            }
        };
    }

    /** Interruptions of the following are no fault: it goes on by itself. */
    private static void tell(Health.Builder health, Following.Figures log) {
        health.withDetail("following.restarts", log.restarts());
        log.lastEventAt().ifPresent(at -> health.withDetail("following.lastEventAt", at.toString()));
        log.lastFailure().ifPresent(failure -> health.withDetail("following.lastFailure", failure));
    }

    /**
     * Of nodes that share a ledger one writes: a proxy asks {@code /actuator/health/writes} for it. Standing by is no
     * fault, so it does not count in the program's own health.
     */
    @Bean
    HealthIndicator writerHealthIndicator(Duty duty) {
        return writer(duty::writes);
    }

    static HealthIndicator writer(BooleanSupplier writes) {
        return () ->
                Health.status(writes.getAsBoolean() ? Status.UP : STANDING_BY).build();
    }

    /** The writer's figures are zero on a cluster, the following's are not there on PostgreSQL or while standing by. */
    @Bean
    MeterBinder journalMeters(OpenJournal opened, Duty duty) {
        return registry -> {
            Gauge.builder("ledger.journal.writes", () -> duty.writes() ? 1 : 0)
                    .description("1: this program records; 0: it stands by")
                    .register(registry);
            Gauge.builder("ledger.journal.waiting", () -> opened.standing().waiting())
                    .description("Appends that wait for the disk, or events that wait for their position")
                    .register(registry);
            switch (opened.engine()) {
                case POSTGRES -> ofWriter(registry, opened);
                case EVENTSTOREDB -> ofFollowing(registry, opened);
            }
        };
    }

    private static void ofWriter(MeterRegistry registry, OpenJournal opened) {
        timer(
                registry,
                opened,
                "waited",
                "Appends, and how long they waited to be taken",
                load -> load.appends(),
                load -> load.waited().toNanos());
        timer(
                registry,
                opened,
                "writing",
                "Transactions of appends taken together",
                load -> load.batches(),
                load -> load.writing().toNanos());
        FunctionCounter.builder(
                        "ledger.journal.records", opened, each -> load(each).records())
                .description("Records of all appends that were taken")
                .register(registry);
    }

    private static void timer(
            MeterRegistry registry,
            OpenJournal opened,
            String name,
            String description,
            ToLongFunction<WriterLoad> count,
            ToDoubleFunction<WriterLoad> nanos) {
        FunctionTimer.builder(
                        "ledger.journal." + name,
                        opened,
                        each -> count.applyAsLong(load(each)),
                        each -> nanos.applyAsDouble(load(each)),
                        TimeUnit.NANOSECONDS)
                .description(description)
                .register(registry);
    }

    private static WriterLoad load(OpenJournal opened) {
        return opened.standing().load();
    }

    private static void ofFollowing(MeterRegistry registry, OpenJournal opened) {
        FunctionCounter.builder("ledger.journal.following.restarts", opened, JournalWatching::restarts)
                .description("How often the following of the log had to begin again")
                .register(registry);
    }

    private static double restarts(OpenJournal opened) {
        return opened.standing().following().stream()
                .flatMap(figures -> figures.restarts().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
