package org.sunledger.api.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.api.json.StrictReading;

/** What an event says, for people. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadableFactsTest {
    private static String told(String payload) {
        var facts = new ReadableFacts(leaf -> leaf.equals("amountFen") ? "金额" : leaf);
        var text = new StringBuilder();
        for (var fact : facts.of(StrictReading.mapper().readTree(payload)))
            text.append(fact.name()).append('=').append(fact.text()).append(';');
        return text.toString();
    }

    @Test
    void amounts_are_in_yuan_and_fields_have_the_names_of_columns() {
        assertThat(told("{\"amountFen\":123456789,\"bankRef\":\"B-1\",\"deltaFen\":-5}"))
                .isEqualTo("金额=1,234,567.89;bankRef=B-1;deltaFen=-0.05;");
    }

    @Test
    void ids_digests_and_what_is_empty_are_left_out() {
        assertThat(told(
                        "{\"fundId\":\"0190a0f0-0000-7000-8000-000000000000\",\"sha256\":\"%s\",\"no\":null,\"text\":\"\"}"
                                .formatted("0a".repeat(32))))
                .isEmpty();
    }

    @Test
    void what_stands_in_a_list_is_told_line_by_line() {
        assertThat(told("{\"vouchers\":[{\"no\":\"1\",\"amountFen\":100},{\"no\":\"2\",\"amountFen\":1}],"
                        + "\"names\":[\"a\",\"b\"],\"quota\":{\"code\":\"F-1\"}}"))
                .isEqualTo("vouchers 1 · no=1;vouchers 1 · 金额=1.00;vouchers 2 · no=2;vouchers 2 · 金额=0.01;"
                        + "names 1=a;names 2=b;quota · code=F-1;");
    }
}
