package org.sunledger.ledger.shared;

/**
 * 大写金额 (支付结算办法 附一; domain.md 12.7): how an amount is written where nobody may alter it. Where the rules allow
 * both, 零 is written after a zero at the 万 place, none before 角, and no 整 after 角.
 */
public final class AmountInWords {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿"};

    private AmountInWords() {}

    public static String of(Amount amount) {
        var yuan = amount.fen() / 100;
        var jiao = (int) (amount.fen() / 10 % 10);
        var fen = (int) (amount.fen() % 10);
        var words = new StringBuilder();
        if (yuan > 0 || amount.isZero())
            words.append(yuan == 0 ? "零" : whole(yuan)).append("元");
        if (jiao > 0) words.append(DIGITS.charAt(jiao)).append("角");
        if (fen > 0) {
            if (jiao == 0 && yuan > 0) words.append("零");
            words.append(DIGITS.charAt(fen)).append("分");
        }
        return jiao == 0 && fen == 0 ? words.append("整").toString() : words.toString();
    }

    /** A run of zeros between two digits is read once, also across 万 and 亿. */
    private static String whole(long yuan) {
        var digits = Long.toString(yuan);
        var words = new StringBuilder();
        var zeros = false;
        var groupHasDigit = false;
        for (int i = 0; i < digits.length(); i++) {
            var place = digits.length() - 1 - i;
            var digit = digits.charAt(i) - '0';
            if (digit == 0) {
                zeros = true;
            } else {
                if (zeros) words.append("零");
                words.append(DIGITS.charAt(digit)).append(PLACES[place % 4]);
                zeros = false;
                groupHasDigit = true;
            }
            if (place % 4 == 0) {
                if (groupHasDigit) words.append(GROUPS[place / 4]);
                groupHasDigit = false;
            }
        }
        return words.toString();
    }
}
