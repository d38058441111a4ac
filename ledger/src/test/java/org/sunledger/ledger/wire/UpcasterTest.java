package org.sunledger.ledger.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** How a new shape comes, shown on an event that production does not have. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UpcasterTest {
    private static final UUID WELL = UUID.fromString("0162a000-0000-7000-8000-0000000000a1");
    private static final byte[] VERSION_1 =
            "{\"wellId\":\"%s\",\"costYuan\":1200}".formatted(WELL).getBytes(UTF_8);
    private static final WireTable TODAY = new WireTable().add(WellDug.class, "well.dug", 3);

    /** Version 1 counted whole yuan, version 2 fen, version 3 says how deep; nobody knew the depth before. */
    record WellDug(UUID wellId, Amount costFen, int depthMetres) implements Event {
        @Override
        public StreamId stream() {
            return StreamId.of(StreamType.ASSET, wellId);
        }
    }

    private record Step(String eventType, int fromVersion, UnaryOperator<ObjectNode> change) implements Upcaster {
        @Override
        public ObjectNode up(ObjectNode payload) {
            return change.apply(payload);
        }
    }

    private static final Upcaster YUAN_TO_FEN = new Step("well.dug", 1, payload -> {
        long yuan = payload.remove("costYuan").longValue();
        return payload.put("costFen", Math.multiplyExact(yuan, 100L));
    });
    private static final Upcaster UNKNOWN_DEPTH = new Step("well.dug", 2, payload -> payload.put("depthMetres", 0));

    @Test
    void raises_every_older_version_to_todays() {
        var json = new EventJson(TODAY, List.of(UNKNOWN_DEPTH, YUAN_TO_FEN));
        var expected = new WellDug(WELL, Amount.ofYuan(1200), 0);
        assertThat(json.read("well.dug", 1, VERSION_1)).isEqualTo(expected);
        var version2 = "{\"wellId\":\"%s\",\"costFen\":120000}".formatted(WELL).getBytes(UTF_8);
        assertThat(json.read("well.dug", 2, version2)).isEqualTo(expected);
        assertThat(json.read("well.dug", 3, json.write(expected))).isEqualTo(expected);
    }

    @Test
    void gives_what_is_read_as_strictly_as_if_it_had_been_written_today() {
        var careless = new Step("well.dug", 1, payload -> payload);
        var json = new EventJson(TODAY, List.of(careless, UNKNOWN_DEPTH));
        assertThatThrownBy(() -> json.read("well.dug", 1, VERSION_1))
                .isInstanceOf(WireException.class)
                .hasMessage("well.dug: costYuan: unknown field");
    }

    @Test
    void stands_in_a_chain_without_gap_or_fork() {
        assertThatThrownBy(() -> new EventJson(TODAY, List.of(YUAN_TO_FEN))).hasMessage("No upcaster for well.dug 2");
        assertThatThrownBy(() -> new EventJson(TODAY, List.of(YUAN_TO_FEN, YUAN_TO_FEN, UNKNOWN_DEPTH)))
                .hasMessage("Two upcasters for well.dug 1");
        var tomorrow = new Step("well.dug", 3, payload -> payload);
        assertThatThrownBy(() -> new EventJson(TODAY, List.of(YUAN_TO_FEN, UNKNOWN_DEPTH, tomorrow)))
                .hasMessage("Nothing to raise: well.dug 3");
        assertThatThrownBy(() -> new EventJson(List.of(YUAN_TO_FEN))).hasMessage("Nothing to raise: well.dug 1");
    }
}
