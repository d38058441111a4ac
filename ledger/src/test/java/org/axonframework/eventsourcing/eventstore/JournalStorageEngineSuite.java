package org.axonframework.eventsourcing.eventstore;

import static java.util.stream.Collectors.toList;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.AGGREGATE;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvents;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.Journal;
import org.sunledger.ledger.journal.JournalException.DuplicateEvent;
import org.sunledger.ledger.shell.SuiteClock;
import org.sunledger.ledger.shell.SuiteEngine;

/**
 * Axon's {@code EventStorageEngineTest}, {@code AbstractEventStorageEngineTest} and {@code BatchingEventStorageEngineTest}
 * over the product's engine and a journal. Of their 28 cases 13 run as they are; the others are replaced here:
 *
 * <table>
 *   <caption>Replaced cases</caption>
 *   <tr><th>case</th><th>why</th><th>instead</th></tr>
 *   <tr><td>createTailToken, createHeadToken, createTokenAt, createTokenAtExactTime, createTokenWithUnorderedEvents,
 *       createTokenAtTimeAfterLastEvent, createTokenAtTimeBeforeFirstEvent</td>
 *       <td>new aggregates begin at sequence 1 to 4, and events of several in one append: a stream has no gaps, a command
 *       appends to one stream</td>
 *       <td>new aggregates begin at 0, an append each; same times, same assertions</td></tr>
 *   <tr><td>loadLargeAmountOfEventsFromAggregateStream, loadLargeAmountFromOpenStream</td>
 *       <td>2,010 events in one append, of which a journal takes 500, and an event of no aggregate at the end</td>
 *       <td>appends of up to 500, an event of another aggregate at the end; same assertions</td></tr>
 *   <tr><td>uniqueKeyConstraintOnFirstEventIdentifier…, uniqueKeyConstraintOnEventIdentifier</td>
 *       <td>two aggregates in one append. An id that another record has is not a race that a retry wins, so it is an
 *       exception of its own. On EventStoreDB ids are unique per stream only: {@link #takesAnIdOfAnotherStream}</td>
 *       <td>an append each: {@link DuplicateEvent}, nothing written</td></tr>
 *   <tr><td>storeDuplicateEventWithoutExceptionResolver</td>
 *       <td>a conflict is found by comparing versions, not by translating a database's error, so there is no resolver
 *       without which it could not be told from others</td>
 *       <td>the conflict is the same with and without</td></tr>
 *   <tr><td>storeAndLoadEventsWithUpcaster</td>
 *       <td>upcasters stand where bytes meet types ({@code wire.Upcaster}) and make one event of one record, because
 *       auditors cite records by position</td>
 *       <td>Axon's chain is not asked, one message for one record</td></tr>
 *   <tr><td>appendAndReadNonDomainEvent, storeAndLoadApplicationEvent</td>
 *       <td>every fact of the ledger belongs to a stream</td>
 *       <td>refused, nothing written</td></tr>
 * </table>
 */
public abstract class JournalStorageEngineSuite
        extends BatchingEventStorageEngineTest<SuiteEngine, SuiteEngine.Builder> {
    private static final Instant TEN_FIFTEEN = Instant.parse("2007-12-03T10:15:00.00Z");

    private final SuiteClock clock = new SuiteClock();
    private Journal journal;
    private SuiteEngine engine;

    /** An empty journal that takes its time from the clock. Called once per case. */
    protected abstract Journal empty(SuiteClock clock) throws Exception;

    /** Whether one event id may stand in two streams. */
    protected boolean takesAnIdOfAnotherStream() {
        return false;
    }

    @BeforeEach
    void begin() throws Exception {
        journal = empty(clock);
        engine = createEngine();
        setTestSubject(engine);
    }

    @Override
    protected SuiteEngine createEngine(UnaryOperator<SuiteEngine.Builder> customization) {
        return new SuiteEngine(journal, clock, customization.apply(new SuiteEngine.Builder()));
    }

    @Test
    @Override
    public void createTailToken() {
        var events = atSeconds(0, 40, 35);
        assertEventStreamsById(events, readAfter(engine.createTailToken()));
    }

    @Test
    @Override
    public void createHeadToken() {
        atSeconds(0, 40, 35);
        assertTrue(readAfter(engine.createHeadToken()).isEmpty());
    }

    @Test
    @Override
    public void createTokenAt() {
        var events = atSeconds(0, 40, 35);
        assertEventStreamsById(events.subList(1, 3), readAfter(engine.createTokenAt(TEN_FIFTEEN.plusSeconds(30))));
    }

    @Test
    @Override
    public void createTokenAtExactTime() {
        var events = atSeconds(30, 40, 35);
        assertEventStreamsById(events, readAfter(engine.createTokenAt(TEN_FIFTEEN.plusSeconds(30))));
    }

    @Test
    @Override
    public void createTokenWithUnorderedEvents() {
        var events = atSeconds(30, 40, 50, 45, 42);
        assertEventStreamsById(events.subList(2, 5), readAfter(engine.createTokenAt(TEN_FIFTEEN.plusSeconds(45))));
    }

    @Test
    @Override
    public void createTokenAtTimeAfterLastEvent() {
        atSeconds(30, 40, 35);
        assertTrue(readAfter(engine.createTokenAt(Instant.parse("2008-12-03T10:15:30.00Z")))
                .isEmpty());
    }

    @Test
    @Override
    public void createTokenAtTimeBeforeFirstEvent() {
        var events = atSeconds(30, 40, 35);
        assertEventStreamsById(events, readAfter(engine.createTokenAt(Instant.parse("2006-12-03T10:15:30.00Z"))));
    }

    @Test
    @Override
    public void loadLargeAmountOfEventsFromAggregateStream() {
        int eventCount = engine.batchSize() + 10;
        appendInParts(createEvents(eventCount));
        engine.appendEvents(createEvent("otherAggregate", 0));
        assertEquals(eventCount, engine.readEvents(AGGREGATE).asStream().count());
        var last = engine.readEvents(AGGREGATE).asStream().reduce((a, b) -> b);
        assertEquals(eventCount - 1, last.orElseThrow().getSequenceNumber());
    }

    @Test
    @Override
    void loadLargeAmountFromOpenStream() {
        int eventCount = engine.batchSize() + 10;
        appendInParts(createEvents(eventCount));
        var last = createEvent("otherAggregate", 0);
        engine.appendEvents(last);
        var read = readAfter(null);
        assertEquals(eventCount + 1, read.size());
        assertEquals(last.getIdentifier(), read.getLast().getIdentifier());
    }

    @Test
    @Override
    public void uniqueKeyConstraintOnFirstEventIdentifierThrowsAggregateIdentifierAlreadyExistsException() {
        engine.appendEvents(createEvent("id", AGGREGATE, 0));
        assertIdIsTaken(createEvent("id", "otherAggregate", 0));
    }

    @Test
    @Override
    public void uniqueKeyConstraintOnEventIdentifier() {
        engine.appendEvents(createEvent(0));
        engine.appendEvents(createEvent("otherAggregate", 0));
        engine.appendEvents(createEvent("id", AGGREGATE, 1));
        assertIdIsTaken(createEvent("id", "otherAggregate", 1));
    }

    private void assertIdIsTaken(DomainEventMessage<?> event) {
        if (takesAnIdOfAnotherStream()) {
            engine.appendEvents(event);
            return;
        }
        var head = journal.head();
        assertThrows(DuplicateEvent.class, () -> engine.appendEvents(event));
        assertEquals(head, journal.head());
    }

    @Test
    @Override
    public void storeDuplicateEventWithoutExceptionResolver() {
        var without = createEngine(builder -> {
            builder.persistenceExceptionResolver(e -> false);
            return builder;
        });
        without.appendEvents(createEvent(0));
        assertThrows(AggregateStreamCreationException.class, () -> without.appendEvents(createEvent(0)));
        assertThrows(AggregateStreamCreationException.class, () -> engine.appendEvents(createEvent(0)));
    }

    @Test
    @Override
    public void storeAndLoadEventsWithUpcaster() {
        var chain = mock(EventUpcaster.class);
        var upcasting = createEngine(builder -> {
            builder.upcasterChain(chain);
            return builder;
        });
        upcasting.appendEvents(createEvents(4));
        assertEquals(4, upcasting.readEvents(AGGREGATE).asStream().count());
        assertEquals(4, upcasting.readEvents(null, false).count());
        verifyNoInteractions(chain);
    }

    @Test
    @Override
    public void appendAndReadNonDomainEvent() {
        assertIsRefused(new GenericEventMessage<>("Hello world"));
    }

    @Test
    @Override
    public void storeAndLoadApplicationEvent() {
        assertIsRefused(new GenericEventMessage<>("application event", MetaData.with("key", "value")));
    }

    private void assertIsRefused(EventMessage<?> event) {
        assertThrows(IllegalStateException.class, () -> engine.appendEvents(event));
        assertThrows(IllegalStateException.class, () -> engine.appendEvents(createEvent(0), event));
        assertTrue(readAfter(null).isEmpty());
    }

    @Test
    void a_gap_in_one_append_is_refused_before_anything_is_written() {
        assertThrows(IllegalStateException.class, () -> engine.appendEvents(createEvent(0), createEvent(2)));
        assertTrue(readAfter(null).isEmpty());
    }

    @Test
    void events_of_two_aggregates_in_one_append_are_refused_before_anything_is_written() {
        assertThrows(
                IllegalStateException.class,
                () -> engine.appendEvents(createEvent(0), createEvent("otherAggregate", 1)));
        assertTrue(readAfter(null).isEmpty());
    }

    /** An aggregate each, recorded one after the other at these seconds of the minute. */
    private List<EventMessage<?>> atSeconds(int... seconds) {
        var events = new ArrayList<EventMessage<?>>();
        for (int second : seconds) {
            var event = new GenericDomainEventMessage<>(
                    "type",
                    UUID.randomUUID().toString(),
                    0,
                    "payload",
                    MetaData.emptyInstance(),
                    UUID.randomUUID().toString(),
                    TEN_FIFTEEN.plusSeconds(second));
            engine.appendEvents(event);
            events.add(event);
        }
        return events;
    }

    private List<EventMessage<?>> readAfter(TrackingToken token) {
        return engine.readEvents(token, false).collect(toList());
    }

    private void appendInParts(List<DomainEventMessage<?>> events) {
        for (int from = 0; from < events.size(); from += Journal.APPEND_RECORDS_MAX) {
            engine.appendEvents(events.subList(from, Math.min(events.size(), from + Journal.APPEND_RECORDS_MAX)));
        }
    }
}
