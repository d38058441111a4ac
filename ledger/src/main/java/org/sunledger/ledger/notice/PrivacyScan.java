package org.sunledger.ledger.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * 隐私检查 of a text that is to be posted (INV-23): what it finds has a kind, never a value, so that a refusal leaks
 * nothing. It finds forms, not meaning: a clean scan is no proof.
 */
public final class PrivacyScan {
    /** 禁止公示的内容 (domain.md 13.2). */
    public enum Kind {
        ID_NUMBER("身份证号"),
        PHONE("手机号"),
        BANK_ACCOUNT("银行账号"),
        HEALTH("姓名与健康状况");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    private static final Pattern DIGITS = Pattern.compile("\\d{11,19}[Xx]?");
    private static final Pattern BLANK_BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[ \\u00a0\\u3000-](?=[\\dXx])");
    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern HEALTH_WORD = Pattern.compile("残疾|患病|重病|慢性病|精神障碍");
    private static final Pattern NAME_FIELD = Pattern.compile("姓名|户主|名字|申请人|受益人|贫困户");

    /** How many characters on either side of a health word count as beside a name: about one row of a table. */
    private static final int NEAR = 40;

    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10X98765432";

    private PrivacyScan() {}

    /** One kind for each place found, in the order of the text; empty: nothing was found. */
    public static List<Kind> of(String text) {
        var plain = plain(text);
        var found = new ArrayList<Kind>();
        found.addAll(numbers(BLANK_BETWEEN_DIGITS.matcher(plain).replaceAll("")));
        found.addAll(health(plain));
        return List.copyOf(found);
    }

    /** Full-width digits read as digits: ２０ is 20. */
    private static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC);
    }

    private static List<Kind> numbers(String text) {
        var found = new ArrayList<Kind>();
        var digits = DIGITS.matcher(text);
        while (digits.find()) {
            var number = digits.group();
            if (isIdNumber(number)) found.add(Kind.ID_NUMBER);
            else if (PHONE.matcher(number).matches()) found.add(Kind.PHONE);
            else if (isBankAccount(number)) found.add(Kind.BANK_ACCOUNT);
        }
        return found;
    }

    private static List<Kind> health(String text) {
        var found = new ArrayList<Kind>();
        var words = HEALTH_WORD.matcher(text);
        while (words.find()) {
            var around = text.substring(Math.max(0, words.start() - NEAR), Math.min(text.length(), words.end() + NEAR));
            if (NAME_FIELD.matcher(around).find()) found.add(Kind.HEALTH);
        }
        return found;
    }

    /** GB 11643: 17 digits and a check character, modulus 11. */
    static boolean isIdNumber(String number) {
        if (number.length() != 18) return false;
        int sum = 0;
        for (int i = 0; i < ID_WEIGHTS.length; i++) sum += (number.charAt(i) - '0') * ID_WEIGHTS[i];
        return Character.toUpperCase(number.charAt(17)) == ID_CHECKS.charAt(sum % 11);
    }

    /** 16 to 19 digits with Luhn's check digit. */
    static boolean isBankAccount(String number) {
        if (number.length() < 16 || number.length() > 19) return false;
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            if (digit < 0 || digit > 9) return false;
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
