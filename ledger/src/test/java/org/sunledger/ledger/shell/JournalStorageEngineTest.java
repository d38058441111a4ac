package org.sunledger.ledger.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.journal.ClockPolicy;
import org.sunledger.ledger.journal.Journal.Snapshot;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.journal.memory.MemoryJournal;
import org.sunledger.ledger.registry.LedgerEvent.LedgerOpened;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shell.TestLedger.ScriptClock;
import org.sunledger.ledger.wire.EventExamples;
import org.sunledger.ledger.wire.EventJson;
import org.sunledger.ledger.wire.JournalDecoder;
import org.sunledger.ledger.wire.WireException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JournalStorageEngineTest {
    private static final Instant START = Instant.parse("2018-03-12T02:00:00.000Z");
    private static final StreamId STREAM = new StreamId(StreamType.PERIOD, "2018-03");
    private static final byte[] POISON = "{}".getBytes(UTF_8);

    private final ScriptClock clock = new ScriptClock(START);
    private final MemoryJournal journal = new MemoryJournal(clock, ClockPolicy.SCRIPTED);
    private final JournalDecoder decoder = new JournalDecoder(new EventJson());
    private final JournalStorageEngine engine = new JournalStorageEngine(journal, new LedgerMessages(decoder));

    private JournalRecord opened() {
        var opened = EventExamples.full().stream()
                .filter(LedgerOpened.class::isInstance)
                .findFirst()
                .orElseThrow();
        return journal.append(
                        opened.stream(), -1, List.of(decoder.encode(UuidV7.next(), opened, EventExamples.ENVELOPE)))
                .getFirst();
    }

    private JournalRecord unreadable(String eventType) {
        return journal.append(
                        STREAM,
                        journal.lastVersion(STREAM),
                        List.of(new NewRecord(UuidV7.next(), eventType, 1, POISON, POISON)))
                .getFirst();
    }

    @Test
    void a_message_knows_what_it_is_before_anybody_reads_it() {
        opened();
        unreadable("period.closed");
        var message = engine.readEvents(STREAM.toString(), 0).next();
        assertThat(message.getPayloadType().getSimpleName()).isEqualTo("PeriodClosed");
        assertThat(message.getSequenceNumber()).isZero();
        assertThat(message.getAggregateIdentifier()).isEqualTo("Period/2018-03");
        assertThatThrownBy(message::getPayload)
                .isInstanceOf(WireException.class)
                .hasMessageStartingWith("Position 2, period.closed");
    }

    @Test
    void an_unknown_event_type_stops_its_reader_although_nobody_asks_for_the_payload() {
        opened();
        unreadable("period.invented");
        var message = engine.readEvents(STREAM.toString(), 0).next();
        assertThatThrownBy(message::getPayloadType)
                .isInstanceOf(WireException.class)
                .hasMessage("Position 2, period.invented: unknown event type");
    }

    @Test
    void a_message_carries_position_envelope_and_what_others_add() {
        var stored = opened();
        var message = (RecordMessage) engine.readEvents(null, false).findFirst().orElseThrow();
        assertThat(message.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
        assertThat(message.getTimestamp()).isEqualTo(START);
        assertThat(message.getIdentifier()).isEqualTo(stored.eventId().toString());
        var more = message.andMetaData(Map.of("more", 1)).withTrackingToken(new GlobalSequenceTrackingToken(7));
        assertThat(more.getMetaData())
                .containsEntry(StreamShell.ENVELOPE, EventExamples.ENVELOPE)
                .containsEntry("more", 1);
        assertThat(more.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(7));
        assertThat(more.getPayload()).isEqualTo(message.getPayload());
    }

    @Test
    void the_last_sequence_number_of_a_stream_is_known_without_reading_it() {
        opened();
        assertThat(engine.lastSequenceNumberFor(STREAM.toString())).isEmpty();
        unreadable("period.closed");
        unreadable("period.closed");
        assertThat(engine.lastSequenceNumberFor(STREAM.toString())).contains(1L);
    }

    @Test
    void a_token_at_an_instant_is_followed_by_what_was_recorded_then_or_later() {
        opened();
        clock.set(START.plusMillis(1));
        unreadable("period.closed");
        assertThat(firstAfter(engine.createTokenAt(START))).contains(1L);
        assertThat(firstAfter(engine.createTokenAt(START.plusNanos(1)))).contains(2L);
        assertThat(firstAfter(engine.createTokenAt(START.plusMillis(1)))).contains(2L);
        assertThat(firstAfter(engine.createTokenAt(START.plusNanos(1_000_001)))).isEmpty();
        assertThat(firstAfter(engine.createTokenAt(START.minusSeconds(3600)))).contains(1L);
    }

    private Optional<Long> firstAfter(TrackingToken token) {
        return engine.readEvents(token, false)
                .findFirst()
                .map(message -> message.trackingToken().position().orElseThrow());
    }

    @Test
    void a_state_without_a_form_in_bytes_is_not_kept() {
        opened();
        engine.storeSnapshot(new GenericDomainEventMessage<>("Period", STREAM.toString(), 3, "state"));
        assertThat(engine.readSnapshot(STREAM.toString())).isEmpty();
        assertThat(journal.snapshot(STREAM)).isEmpty();
    }

    @Test
    void a_state_that_its_messages_can_write_comes_back_as_a_snapshot() {
        var texts = new JournalStorageEngine(journal, new Texts());
        texts.storeSnapshot(new GenericDomainEventMessage<>("Period", STREAM.toString(), 3, "state"));
        var snapshot = texts.readSnapshot(STREAM.toString()).orElseThrow();
        assertThat(snapshot.getPayload()).isEqualTo("state");
        assertThat(snapshot.getSequenceNumber()).isEqualTo(3);
        texts.storeSnapshot(new GenericDomainEventMessage<>("Period", STREAM.toString(), 2, "older"));
        assertThat(texts.readSnapshot(STREAM.toString()).map(EventMessage::getPayload))
                .isEqualTo(Optional.of("state"));
    }

    /** Messages whose payloads are texts. */
    private static final class Texts implements EventMessages {
        @Override
        public StreamId streamOf(String aggregateIdentifier) {
            return StreamId.parse(aggregateIdentifier);
        }

        @Override
        public NewRecord record(DomainEventMessage<?> message) {
            return new NewRecord(UUID.fromString(message.getIdentifier()), "text", 1, bytes(message), POISON);
        }

        private static byte[] bytes(DomainEventMessage<?> message) {
            return message.getPayload().toString().getBytes(UTF_8);
        }

        @Override
        public DomainEventMessage<?> message(JournalRecord stored) {
            return new GenericDomainEventMessage<>(
                    stored.stream().type().wireName(),
                    stored.stream().toString(),
                    stored.streamVersion(),
                    new String(stored.payload(), UTF_8));
        }

        @Override
        public Optional<Snapshot> snapshot(DomainEventMessage<?> state) {
            return Optional.of(new Snapshot(
                    streamOf(state.getAggregateIdentifier()), state.getSequenceNumber(), "text", bytes(state)));
        }

        @Override
        public Optional<DomainEventMessage<?>> message(Snapshot kept) {
            return Optional.of(new GenericDomainEventMessage<>(
                    kept.stream().type().wireName(),
                    kept.stream().toString(),
                    kept.version(),
                    new String(kept.bytes(), UTF_8)));
        }
    }
}
