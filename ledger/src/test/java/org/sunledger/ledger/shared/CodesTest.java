package org.sunledger.ledger.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.sunledger.ledger.shared.AmountTest.refused;

import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of places, units, documents and bank movements: what is read as the same, and what is refused. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CodesTest {
    private static final String ORG = "13370784MB2806147H";
    private static final DivisionCode COUNTY = DivisionCode.of("370784000000");
    private static final DivisionCode TOWN = DivisionCode.of("370784118000");
    private static final DivisionCode VILLAGE = DivisionCode.of("370784118261");

    @Test
    void a_place_has_a_level_and_lies_in_those_above() {
        assertThat(COUNTY.level()).isEqualTo(DivisionCode.Level.COUNTY);
        assertThat(TOWN.level()).isEqualTo(DivisionCode.Level.TOWN);
        assertThat(VILLAGE.level()).isEqualTo(DivisionCode.Level.VILLAGE);
        assertThat(VILLAGE.isWithin(VILLAGE)).isTrue();
        assertThat(VILLAGE.isWithin(TOWN)).isTrue();
        assertThat(VILLAGE.isWithin(COUNTY)).isTrue();
        assertThat(TOWN.isWithin(VILLAGE)).isFalse();
        assertThat(COUNTY.isWithin(TOWN)).isFalse();
        assertThat(VILLAGE.isWithin(DivisionCode.of("370784119000"))).isFalse();
        assertThat(VILLAGE.isWithin(DivisionCode.of("370785000000"))).isFalse();
        assertThat(VILLAGE.isWithin(DivisionCode.of("370784118262"))).isFalse();
        assertThat(VILLAGE.town()).isEqualTo(TOWN);
        assertThat(VILLAGE.county()).isEqualTo(COUNTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "37078411821",
                "3707841182610",
                "37078411826A",
                "３７０７８４１１８２６１",
                " 370784118261",
                "3.70784E+11"
            })
    void a_place_is_twelve_digits(String code) {
        refused(SharedRefusal.DIVISION_MALFORMED, () -> DivisionCode.of(code));
    }

    @Test
    void an_organisation_code_has_a_matching_check_character() {
        assertThatCode(() -> new OrgId(ORG)).doesNotThrowAnyException();
        assertThat(OrgId.checkCharacter(ORG.substring(0, 17))).isEqualTo('H');
    }

    @Test
    void any_one_changed_character_of_an_organisation_code_is_noticed() {
        for (int i = 0; i < ORG.length(); i++) {
            for (char other : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
                if (other == ORG.charAt(i)) continue;
                var changed = ORG.substring(0, i) + other + ORG.substring(i + 1);
                refused(SharedRefusal.ORG_MALFORMED, () -> new OrgId(changed));
            }
        }
    }

    @Test
    void an_organisation_code_has_eighteen_characters_of_its_alphabet() {
        refused(SharedRefusal.ORG_MALFORMED, () -> new OrgId(""));
        refused(SharedRefusal.ORG_MALFORMED, () -> new OrgId(ORG.substring(0, 17)));
        refused(SharedRefusal.ORG_MALFORMED, () -> new OrgId(ORG + "0"));
        refused(SharedRefusal.ORG_MALFORMED, () -> new OrgId(ORG.toLowerCase(Locale.ROOT)));
        refused(SharedRefusal.ORG_MALFORMED, () -> new OrgId("I3370784MB2806147H"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "安发〔2018〕31号",
                "安发【2018】31号",
                "安发[2018]31号",
                "安发(2018)31号",
                "安发（2018）31号",
                "安发〔2018〕第31号",
                " 安发 〔2018〕 31 号 ",
                "安发\u3000〔2018〕31号"
            })
    void a_document_number_is_the_same_however_its_brackets_are_printed(String printed) {
        var docNo = new DocNo(printed);
        assertThat(docNo.normalised()).isEqualTo("安发〔2018〕31号");
        assertThat(docNo.value()).isEqualTo(printed.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "31号", "安发31号", "安发〔18〕31号", "安发〔2018〕号", "安发〔2018〕31", "〔2018〕31号"})
    void what_is_no_document_number_is_refused(String printed) {
        refused(SharedRefusal.DOC_NO_MALFORMED, () -> new DocNo(printed));
    }

    @Test
    void a_bank_reference_is_stripped_and_has_no_blanks_inside() {
        assertThat(new BankRef(" TK-20180312.1/a_b ").value()).isEqualTo("TK-20180312.1/a_b");
        assertThatCode(() -> new BankRef("9".repeat(64))).doesNotThrowAnyException();
        refused(SharedRefusal.BANK_REF_MALFORMED, () -> new BankRef("9".repeat(65)));
        refused(SharedRefusal.BANK_REF_MALFORMED, () -> new BankRef(""));
        refused(SharedRefusal.BANK_REF_MALFORMED, () -> new BankRef("-1"));
        refused(SharedRefusal.BANK_REF_MALFORMED, () -> new BankRef("TK 1"));
    }

    @Test
    void a_stream_is_printed_and_read_back() {
        var stream = new StreamId(StreamType.RULE_SET, "default");
        assertThat(stream).hasToString("RuleSet/default");
        assertThat(StreamId.parse("RuleSet/default")).isEqualTo(stream);
        refused(SharedRefusal.STREAM_ID_MALFORMED, () -> new StreamId(StreamType.RULE_SET, "a b"));
        refused(SharedRefusal.STREAM_ID_MALFORMED, () -> new StreamId(StreamType.RULE_SET, "a".repeat(65)));
    }
}
