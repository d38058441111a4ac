package org.sunledger.ledger.notice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 隐私检查 of a text that is to be posted (INV-23): what it finds has a kind, never a value, so that a refusal leaks
 * nothing. It finds forms, not meaning: a clean scan is no proof.
 */
public final class PrivacyScan {
    /** 禁止公示的内容 (domain.md 13.2). */
    public enum Kind {
        ID_NUMBER("身份证号", "identity numbers"),
        PHONE("手机号", "mobile numbers"),
        BANK_ACCOUNT("银行账号", "bank accounts"),
        HEALTH("姓名与健康状况", "health beside a name");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }

    // Written in one piece or in the usual groups; a longer run of digits is another number.
    private static final Pattern ID = Pattern.compile("(?<!\\d)\\d{6}[ -]?\\d{8}[ -]?\\d{3}[\\dXx](?!\\d)");
    private static final Pattern CARD =
            Pattern.compile("(?<!\\d)\\d{4}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{4}(?:[ -]?\\d{1,3})?(?!\\d)");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(?:86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)");
    private static final Pattern HEALTH_WORD = Pattern.compile("残疾|患病|重病|慢性病|精神障碍");
    private static final Pattern NAME_FIELD = Pattern.compile("姓名|户主|名字|申请人|受益人|贫困户");

    /** How many characters on either side of a health word count as beside a name: about one row of a table. */
    private static final int NEAR = 40;

    private static final Pattern BIRTH = Pattern.compile("(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10X98765432";

    private PrivacyScan() {}

    /** One kind for each place found; empty: nothing was found. */
    public static List<Kind> of(String text) {
        // Full-width digits and blanks read as plain ones: ２０ is 20.
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var found = new ArrayList<Kind>();
        var rest = without(ID, plain, PrivacyScan::isIdNumber, Kind.ID_NUMBER, found);
        rest = without(CARD, rest, PrivacyScan::isBankAccount, Kind.BANK_ACCOUNT, found);
        without(PHONE, rest, number -> true, Kind.PHONE, found);
        found.addAll(health(plain));
        return List.copyOf(found);
    }

    /** Notes each number of this form that passes its check, and blanks it, so that nothing is counted twice. */
    private static String without(Pattern form, String text, Predicate<String> check, Kind kind, List<Kind> found) {
        return form.matcher(text).replaceAll(match -> {
            if (!check.test(match.group().replaceAll("[ -]", ""))) {
                return Matcher.quoteReplacement(match.group());
            }
            found.add(kind);
            return " ";
        });
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

    /** GB 11643: a place, a day of birth, and a check character, modulus 11. */
    static boolean isIdNumber(String number) {
        if (number.length() != 18 || !BIRTH.matcher(number.substring(6, 14)).matches()) return false;
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
