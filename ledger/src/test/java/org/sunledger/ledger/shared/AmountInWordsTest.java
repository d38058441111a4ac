package org.sunledger.ledger.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AmountInWordsTest {
    static List<CSVRecord> vectors() throws IOException {
        var file = Objects.requireNonNull(AmountInWordsTest.class.getResourceAsStream("amounts_in_words.csv"));
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return parser.getRecords();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void is_written_as_the_rules_and_real_notices_write_it(CSVRecord row) {
        assertThat(AmountInWords.of(Amount.ofFen(Long.parseLong(row.get("fen")))))
                .isEqualTo(row.get("words"));
    }

    @ParameterizedTest
    @CsvSource({
        "0,零元整",
        "10000000000000,壹仟亿元整",
        "9999999999999,玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        "10000000001,壹亿元零壹分",
        "10000000100,壹亿零壹元整",
        "1000000000,壹仟万元整",
        "1001000000,壹仟零壹万元整",
        "1000100000,壹仟万零壹仟元整",
        "1010,壹拾元壹角",
        "11,壹角壹分"
    })
    void holds_at_zero_at_the_limit_and_around_runs_of_zeros(long fen, String words) {
        assertThat(AmountInWords.of(Amount.ofFen(fen))).isEqualTo(words);
    }
}
