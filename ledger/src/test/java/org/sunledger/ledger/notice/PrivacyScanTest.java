package org.sunledger.ledger.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunledger.ledger.notice.PrivacyScan.Kind.BANK_ACCOUNT;
import static org.sunledger.ledger.notice.PrivacyScan.Kind.HEALTH;
import static org.sunledger.ledger.notice.PrivacyScan.Kind.ID_NUMBER;
import static org.sunledger.ledger.notice.PrivacyScan.Kind.PHONE;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Numbers are invented: region 990000 is no place, and the cards carry no issuer's prefix. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PrivacyScanTest {
    @Test
    void finds_an_identity_number_by_its_check_character() {
        assertThat(PrivacyScan.of("证件990000199001010025。")).containsExactly(ID_NUMBER);
    }

    @Test
    void finds_one_that_ends_in_x() {
        assertThat(PrivacyScan.of("99000019900101005X、990000 19900101 005x")).containsExactly(ID_NUMBER, ID_NUMBER);
    }

    @Test
    void leaves_a_wrong_check_character_alone() {
        assertThat(PrivacyScan.of("990000199001010028")).isEmpty();
    }

    @Test
    void finds_a_mobile_number_but_not_the_office_line_nor_12317() {
        assertThat(PrivacyScan.of("联系人 13900000000,监督电话 0536-4221234、12317")).containsExactly(PHONE);
    }

    @Test
    void finds_a_card_by_its_check_digit_also_with_blanks() {
        assertThat(PrivacyScan.of("9999 9900 0000 0006")).containsExactly(BANK_ACCOUNT);
        assertThat(PrivacyScan.of("9999990000000005")).isEmpty();
    }

    @Test
    void finds_full_width_digits() {
        assertThat(PrivacyScan.of("1３９００００００００")).containsExactly(PHONE);
    }

    @Test
    void finds_health_beside_a_name_and_not_alone() {
        assertThat(PrivacyScan.of("户主:王*明,因病致贫(患病)")).containsExactly(HEALTH);
        assertThat(PrivacyScan.of("残疾人康复中心改扩建")).isEmpty();
    }

    @Test
    void counts_every_place() {
        assertThat(PrivacyScan.of("13900000000 13900000001,+86 139-0000-0002")).containsExactly(PHONE, PHONE, PHONE);
    }

    @Test
    void leaves_amounts_codes_and_document_numbers_alone() {
        assertThat(PrivacyScan.of("合计 2000000.00 元;区划 370784119333;安财农〔2018〕5号;2018-04-02 至 2018-04-12"))
                .isEmpty();
    }
}
