package org.sunledger.api.exporting;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, as typed by hand; so does text that begins
 * with one, so that taking one away gives back every text. Numbers are written as numbers and need no guard.
 */
final class FormulaGuard {
    static final String MARK = "'";

    /** Also full-width signs, which spreadsheets in Chinese read as formulas, and blanks before a sign, which they skip. */
    private static final Pattern RISKY = Pattern.compile("^[\\t\\r\\n]|^[\\s\\u00a0\\u3000]*[=+\\-@＝＋－＠]|^'");

    private FormulaGuard() {}

    static String guarded(String text) {
        return RISKY.matcher(text).find() ? MARK + text : text;
    }
}
