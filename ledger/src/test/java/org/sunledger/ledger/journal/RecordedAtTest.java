package org.sunledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordedAtTest {
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    @Test
    void every_time_that_was_written_is_read_back() {
        var random = new Random(20_180_312);
        for (int i = 0; i < 20_000; i++) {
            var instant = Instant.ofEpochMilli(random.nextLong(FIRST, LAST + 1));
            assertThat(RecordedAt.parse(RecordedAt.text(instant))).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00.000Z",
                "2018-03-12T02:00:00.123Z",
                "2020-02-29T23:59:59.999Z",
                "9999-12-31T23:59:59.999Z",
                "2018-03-12T02:00:00Z",
                "2018-03-12T02:00:00.123456Z"
            })
    void it_is_the_instant_that_the_words_say(String text) {
        assertThat(RecordedAt.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2018-03-12",
                "2018-02-30T02:00:00.000Z",
                "2018-13-12T02:00:00.000Z",
                "2018-03-12T25:00:00.000Z",
                "2018-03-12T02:60:00.000Z",
                "2018-03-12T02:00:61.000Z",
                "2018-03-12T02:00:00,000Z",
                "2018-03-12 02:00:00.000Z",
                "2018-03-12T02:00:00.0a0Z",
                "２018-03-12T02:00:00.000Z",
                "2018-03-12T02:00:00.0000"
            })
    void other_words_are_no_time(String text) {
        assertThatThrownBy(() -> RecordedAt.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
