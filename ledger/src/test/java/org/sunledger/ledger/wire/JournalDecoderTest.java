package org.sunledger.ledger.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.JournalEvent;
import org.sunledger.ledger.shared.Recorded;
import org.sunledger.ledger.shared.StreamId;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JournalDecoderTest {
    private static final UUID EVENT_ID = UUID.fromString("0162a000-0000-7000-8000-0000000000e1");
    private static final Instant RECORDED_AT = Instant.parse("2018-03-12T02:00:00Z");
    private final JournalDecoder decoder = new JournalDecoder(new EventJson());

    @ParameterizedTest
    @MethodSource("org.sunledger.ledger.wire.EventExamples#all")
    void reads_back_what_was_encoded(Event example) {
        var encoded = decoder.encode(EVENT_ID, example, EventExamples.ENVELOPE);
        assertThat(encoded.eventType()).isEqualTo(WireNames.of(example).eventType());
        var stored = stored(encoded, example.stream());
        assertThat(decoder.decode(stored))
                .isEqualTo(new JournalEvent(4711, RECORDED_AT, 3, EVENT_ID, example, EventExamples.ENVELOPE));
        assertThat(decoder.recorded(stored)).isEqualTo(new Recorded<>(EVENT_ID, 3, example, EventExamples.ENVELOPE));
    }

    @Test
    void stops_at_a_record_that_stands_in_another_stream() {
        var example = EventExamples.full().getFirst();
        var encoded = decoder.encode(EVENT_ID, example, EventExamples.ENVELOPE);
        assertThatThrownBy(() -> decoder.decode(stored(encoded, StreamId.parse("Period/2018-03"))))
                .isInstanceOf(WireException.class)
                .hasMessage("Position 4711, ledger.opened: belongs to %s, stands in Period/2018-03", example.stream());
    }

    @Test
    void stops_at_poison_and_says_where_it_stands() {
        var example = EventExamples.full().getFirst();
        var good = decoder.encode(EVENT_ID, example, EventExamples.ENVELOPE);
        var bad = new NewRecord(EVENT_ID, good.eventType(), 1, good.payload(), "{}".getBytes(UTF_8));
        assertThatThrownBy(() -> decoder.decode(stored(bad, example.stream())))
                .isInstanceOf(WireException.class)
                .hasMessage("Position 4711, envelope: effectiveOn: missing");
    }

    private static JournalRecord stored(NewRecord encoded, StreamId stream) {
        return new JournalRecord(
                4711,
                encoded.eventId(),
                stream,
                3,
                encoded.eventType(),
                encoded.schemaVersion(),
                RECORDED_AT,
                encoded.payload(),
                encoded.metadata());
    }
}
