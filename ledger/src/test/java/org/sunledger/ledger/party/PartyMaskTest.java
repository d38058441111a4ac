package org.sunledger.ledger.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunledger.ledger.party.PartyRecord.Kind;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PartyMaskTest {
    @ParameterizedTest
    @CsvSource({"王小明,王*明", "王明,王*", "欧阳小小明,欧*明", "王,*", "𡐓小𣒍,𡐓*𣒍", "𡐓𣒍,𡐓*"})
    void a_persons_mask_has_one_length_and_cuts_no_rare_character(String name, String masked) {
        assertThat(mask(Kind.PERSON, name, null).name()).isEqualTo(masked);
    }

    @Test
    void names_of_units_are_public() {
        assertThat(mask(Kind.COMPANY, "安丘市某建筑公司", null).name()).isEqualTo("安丘市某建筑公司");
        assertThat(mask(Kind.VILLAGE, "夏家沟村村民委员会", null).name()).isEqualTo("夏家沟村村民委员会");
    }

    @ParameterizedTest
    @CsvSource({
        "6222021234567890123,****0123",
        "6222 0212 3456,****3456",
        "12345678,****5678",
        "1234567,****",
        "'',****"
    })
    void of_an_account_only_the_end_is_shown(String account, String masked) {
        assertThat(mask(Kind.COMPANY, "公司", account).account()).isEqualTo(masked);
    }

    @Test
    void a_record_does_not_print_itself() {
        assertThat(new PartyRecord(Kind.PERSON, "王小明", "6222021234567890123", "农商行", "37078419900101000X"))
                .hasToString("PartyRecord[PERSON]");
    }

    private static PartyMask mask(Kind kind, String name, String account) {
        return PartyMask.of(new PartyRecord(kind, name, account, "农商行", null));
    }
}
