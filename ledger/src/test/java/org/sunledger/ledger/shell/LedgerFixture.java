package org.sunledger.ledger.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomMatcher;
import org.sunledger.ledger.shared.Actor;
import org.sunledger.ledger.shared.Command;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Refusal;
import org.sunledger.ledger.shared.Rejection;
import org.sunledger.ledger.shared.Request;
import org.sunledger.ledger.shared.Source;

/**
 * Axon's fixture for one kind of stream, with the words of the ledger: who did what on which day.
 *
 * <pre>
 * LedgerFixture.of(FundAggregate.class)
 *     .given(MAKER, "2018-03-01", entered).given(CHECKER, "2018-03-02", registered)
 *     .when(TREASURY, "2018-03-12", enterArrival)
 *     .expectEvents(…) or .expectRefusals(FundRefusal.X)
 * </pre>
 */
public final class LedgerFixture<A extends StreamShell<?, ?, ?>> {
    private final AggregateTestFixture<A> axon;
    private final GivenFacts facts = new GivenFacts();
    private final List<Object> history = new ArrayList<>();
    private LocalDate today = LocalDate.of(2020, 12, 31);

    private LedgerFixture(Class<A> shell) {
        axon = new AggregateTestFixture<>(shell);
    }

    public static <A extends StreamShell<?, ?, ?>> LedgerFixture<A> of(Class<A> shell) {
        return new LedgerFixture<>(shell);
    }

    /** The ledger's today; the end of S1 unless told. */
    public LedgerFixture<A> today(String date) {
        today = LocalDate.parse(date);
        return this;
    }

    /** History of this stream. */
    public LedgerFixture<A> given(Actor by, String on, Event... events) {
        for (var event : events) {
            history.add(new GenericEventMessage<>(
                    event, MetaData.with(StreamShell.ENVELOPE, GivenFacts.envelope(by, LocalDate.parse(on)))));
        }
        return this;
    }

    /** History of other streams, for the questions that decisions ask. */
    public LedgerFixture<A> elsewhere(Actor by, String on, Event... events) {
        for (var event : events) facts.add(by, LocalDate.parse(on), event);
        return this;
    }

    public Then when(Actor by, String on, Command command) {
        return when(by, on, command, request -> Reasons.given(command, request));
    }

    /** @param how changes the request: a late reason, an expected version, an automation */
    public Then when(Actor by, String on, Command command, UnaryOperator<Request> how) {
        var clock = Clock.fixed(
                today.atTime(LocalTime.NOON).atZone(Surroundings.ZONE).toInstant(), Surroundings.ZONE);
        axon.registerInjectableResource(new Surroundings(clock, facts));
        axon.registerCommandTargetResolver(
                message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).stream(), null));
        var request = how.apply(Request.of(UUID.randomUUID(), "digest", by, LocalDate.parse(on), Source.Channel.API));
        var message = new GenericCommandMessage<>(
                new GenericMessage<>(command, MetaData.with(Request.KEY, request)),
                command.stream().type().wireName());
        var given = history.isEmpty() ? axon.givenNoPriorActivity() : axon.given(history);
        return new Then(given.when(message));
    }

    /** As an automation sends it. */
    public Then whenAutomated(Actor inTheNameOf, String on, Command command) {
        return when(
                inTheNameOf,
                on,
                command,
                r -> new Request(
                        r.commandId(),
                        r.digest(),
                        r.actor(),
                        r.effectiveOn(),
                        r.correlationId(),
                        UUID.randomUUID(),
                        null,
                        null,
                        null,
                        r.docRefs(),
                        Source.of(Source.Channel.AUTOMATION),
                        null,
                        false));
    }

    /** What came of it. */
    public static final class Then {
        private final ResultValidator<?> axon;

        private Then(ResultValidator<?> axon) {
            this.axon = axon;
        }

        public Then expectEvents(Event... events) {
            axon.expectSuccessfulHandlerExecution();
            axon.expectEvents((Object[]) events);
            return this;
        }

        /** Already done: accepted, nothing recorded. */
        public Then expectNothing() {
            axon.expectSuccessfulHandlerExecution();
            axon.expectNoEvents();
            return this;
        }

        /** Exactly these refusals, in the order in which they are told. */
        public Then expectRefusals(Refusal... refusals) {
            axon.expectNoEvents();
            axon.expectException(new CustomMatcher<>("a rejection by " + Arrays.toString(refusals)) {
                @Override
                public boolean matches(Object thrown) {
                    return thrown instanceof Rejection rejection
                            && rejection.refusals().stream()
                                    .map(r -> r.refusal())
                                    .toList()
                                    .equals(List.of(refusals));
                }
            });
            return this;
        }

        /** Everything that was refused, for a test that asks for one of several. */
        public Then expectRejection(Consumer<Rejection> look) {
            axon.expectNoEvents();
            axon.expectException(Matchers.matches(thrown -> {
                look.accept((Rejection) thrown);
                return true;
            }));
            return this;
        }

        /** The first refusal's sentences, as the clerk reads them. */
        public Then expectSentences(String chinese, String english) {
            axon.expectException(Matchers.matches(thrown -> {
                var first = ((Rejection) thrown).first();
                assertThat(first.chinese()).isEqualTo(chinese);
                assertThat(first.english()).isEqualTo(english);
                return true;
            }));
            return this;
        }
    }
}
