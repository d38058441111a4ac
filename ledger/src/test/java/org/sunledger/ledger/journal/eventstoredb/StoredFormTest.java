package org.sunledger.ledger.journal.eventstoredb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.journal.JournalException.Damaged;
import org.sunledger.ledger.journal.JournalRecord;
import org.sunledger.ledger.journal.NewRecord;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/** What a seal hashes comes back byte for byte, and what somebody else wrote is not taken for ours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoredFormTest {
    private static final StreamId STREAM = new StreamId(StreamType.PROJECT, "p");
    private static final Instant AT = Instant.parse("2018-03-12T02:00:00.120Z");
    private static final UUID ID = new UUID(1, 2);

    @Test
    void the_form_is_frozen() {
        assertThat(new String(stored(metadata("{\"salt\":\"x\"}")).metadata(), UTF_8))
                .isEqualTo("[\"sunledger.1\",3,\"2018-03-12T02:00:00.120Z\",{\"salt\":\"x\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":12345678901234567890.123456789,\"a\":1e400, \"村\":\"民主村 🌞\"}",
                " { } ",
                "null",
                "",
                "]",
                "],[",
                "no JSON \u0000 at all\n"
            })
    void metadata_come_back_as_they_were_given(String metadata) {
        var given = metadata(metadata);
        var read = StoredForm.record(7, STREAM, stored(given));
        assertThat(read.isSameAs(
                        new JournalRecord(7, ID, STREAM, 5, "project.noted", 3, AT, given.payload(), given.metadata())))
                .isTrue();
    }

    @Test
    void any_bytes_come_back_as_they_were_given() {
        var random = new Random(370784);
        for (int size = 0; size < 300; size++) {
            var metadata = new byte[size];
            var payload = new byte[size];
            random.nextBytes(metadata);
            random.nextBytes(payload);
            var read = StoredForm.record(
                    1, STREAM, stored(new NewRecord(ID, "project.noted", random.nextInt(), payload, metadata)));
            assertThat(read.metadata()).isEqualTo(metadata);
            assertThat(read.payload()).isEqualTo(payload);
        }
    }

    @Test
    void a_record_that_was_moved_in_keeps_its_time() {
        var moved = new JournalRecord(9, ID, STREAM, 5, "project.noted", 3, AT, new byte[] {1}, "{}".getBytes(UTF_8));
        assertThat(StoredForm.record(9, STREAM, stored(StoredForm.event(moved))).isSameAs(moved))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "[\"sunledger.2\",3,\"2018-03-12T02:00:00.120Z\",{}]",
                "[\"sunledger.1\", 3,\"2018-03-12T02:00:00.120Z\",{}]",
                "[\"sunledger.1\",03,\"2018-03-12T02:00:00.120Z\",{}]",
                "[\"sunledger.1\",9999999999,\"2018-03-12T02:00:00.120Z\",{}]",
                "[\"sunledger.1\",3,\"2018-03-12T02:00:00.12Z\",{}]",
                "[\"sunledger.1\",3,\"2018-13-12T02:00:00.120Z\",{}]",
                "[\"sunledger.1\",3,\"2018-03-12T02:00:00.120Z\",{}",
                "[\"sunledger.1\",3,\"2018-03-12T02:00:00.120Z\","
            })
    void what_somebody_else_wrote_is_refused(String metadata) {
        var event = new StoredEvent(
                ID, "Project-c.p", 5, "project.noted", new byte[0], metadata.getBytes(UTF_8), new LogPosition(1, 1));
        assertThatThrownBy(() -> StoredForm.record(1, STREAM, event))
                .isInstanceOf(Damaged.class)
                .hasMessageContaining("不是本程序所写")
                .hasMessageContaining("written by something else");
    }

    private static NewRecord metadata(String metadata) {
        return new NewRecord(ID, "project.noted", 3, "{\"a\":1}".getBytes(UTF_8), metadata.getBytes(UTF_8));
    }

    private static StoredEvent stored(NewRecord given) {
        return stored(StoredForm.event(given, AT));
    }

    private static StoredEvent stored(LogEvent event) {
        return new StoredEvent(
                event.id(), "Project-c.p", 5, event.type(), event.data(), event.metadata(), new LogPosition(1, 1));
    }
}
