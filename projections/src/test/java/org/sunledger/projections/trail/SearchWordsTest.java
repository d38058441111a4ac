package org.sunledger.projections.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchWordsTest {
    @Test
    void Chinese_is_cut_into_pairs_and_its_last_character() {
        assertThat(SearchWords.of(List.of("供水管网"))).isEqualTo("供水 水管 管网 网");
        assertThat(SearchWords.of(List.of("水"))).isEqualTo("水");
    }

    @Test
    void letters_and_digits_stay_whole_in_lower_case() {
        assertThat(SearchWords.of(List.of("鲁财农指〔2018〕12号", "ICBC-20180312-0001")))
                .isEqualTo("〔2018〕12号 鲁财 财农 农指 指 2018 12 号 icbc 20180312 0001");
        assertThat(SearchWords.of(List.of("ＡＢ１２"))).isEqualTo("ab12");
    }

    @Test
    void nothing_to_look_up_is_no_word() {
        assertThat(SearchWords.of(List.of("", "、—〔〕"))).isEmpty();
        assertThat(SearchWords.query("、—〔〕 '\\")).isEmpty();
    }

    @Test
    void what_is_looked_for_is_cut_alike_and_a_short_piece_is_the_beginning_of_a_word() {
        assertThat(SearchWords.query("水管")).isEqualTo("'水管'");
        assertThat(SearchWords.query("供水管网 ICBC")).isEqualTo("'供水' & '水管' & '管网' & 'icbc':*");
        assertThat(SearchWords.query("水")).isEqualTo("'水':*");
    }

    @Test
    void of_several_pieces_only_the_last_may_be_a_beginning() {
        assertThat(SearchWords.query("ICBC-2018")).isEqualTo("'icbc' & '2018':*");
    }

    @Test
    void year_and_number_of_a_document_are_looked_for_together_in_any_style() {
        var words = "'〔2018〕5号' & '鲁财' & '2018' & '5' & '号':*";
        assertThat(SearchWords.query("鲁财〔2018〕5号")).isEqualTo(words);
        assertThat(SearchWords.query("鲁财【2018】5号")).isEqualTo(words);
        assertThat(SearchWords.query("〔2018〕第5号")).startsWith("'〔2018〕5号' & ");
        assertThat(SearchWords.query("鲁财〔2018〕5")).isEqualTo("'鲁财' & '2018' & '5':*");
    }

    @Test
    void a_rare_character_outside_the_basic_plane_is_one_character() {
        assertThat(SearchWords.of(List.of("𠮷野家"))).isEqualTo("𠮷野 野家 家");
    }

    @Test
    void a_record_has_no_more_words_than_the_limit() {
        var many = IntStream.range(0, 1_000).mapToObj(n -> "w" + n).collect(Collectors.joining(" "));
        assertThat(SearchWords.of(List.of(many)).split(" ")).hasSize(400);
    }
}
