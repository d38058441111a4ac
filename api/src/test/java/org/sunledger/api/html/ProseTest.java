package org.sunledger.api.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.api.html.Prose.Part;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProseTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    区划代码“{divisionCode}”格式错误 | {divisionCode}
                    Give position or knownAt.        | knownAt
                    如 CASE_REPLY                    | CASE_REPLY
                    FiscalFactDeclared 尚未登记      | FiscalFactDeclared
                    表 money_posting 停止            | money_posting
                    缺少请求头 Idempotency-Key:       | Idempotency-Key
                    See /api/v1/ledger.              | /api/v1/ledger
                    如 2018-12-31T16:00:00.000Z      | 2018-12-31T16:00:00.000Z
                    """)
    void a_code_is_set_apart(String sentence, String code) {
        assertThat(Prose.parts(sentence).stream().filter(Part::isCode).map(Part::text))
                .containsExactly(code);
        assertThat(Prose.parts(sentence).stream().map(Part::text).collect(Collectors.joining()))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "业务日期 2018-12-31", "A document number such as 安财农〔2018〕5号", "SHA-256, UTC, CSV", "INV-07"})
    void words_numbers_and_days_stay_words(String sentence) {
        assertThat(Prose.parts(sentence)).noneMatch(Part::isCode);
    }

    @Test
    void what_stands_between_two_codes_stays_between_them() {
        assertThat(Prose.parts("{a} 与 {b}"))
                .containsExactly(new Part("{a}", true), new Part(" 与 ", false), new Part("{b}", true));
    }
}
