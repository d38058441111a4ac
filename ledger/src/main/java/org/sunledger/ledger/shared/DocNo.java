package org.sunledger.ledger.shared;

import java.util.regex.Pattern;

/**
 * 文号: kept exactly as printed, compared in the normalised form {@code 机关代字〔yyyy〕n号}; 【】, [] and () are read as 〔〕
 * (domain.md B19).
 */
public record DocNo(String value) {
    private static final Pattern FORM = Pattern.compile("\\S{1,40}〔\\d{4}〕第?\\d{1,5}号");

    public DocNo {
        value = value.strip();
        if (!FORM.matcher(normalise(value)).matches()) throw SharedRefusal.DOC_NO_MALFORMED.because("docNo", value);
    }

    /** The form to match by: one kind of bracket, no 第, no blanks. */
    public String normalised() {
        return normalise(value).replace("第", "");
    }

    /** By hand: every record that is read holds some. */
    private static String normalise(String printed) {
        var plain = new StringBuilder(printed.length());
        for (int i = 0; i < printed.length(); i++) {
            char c = printed.charAt(i);
            switch (c) {
                case ' ', '\t', '\n', '\u000B', '\f', '\r', '\u3000' -> {}
                case '【', '[', '(', '（', '﹝' -> plain.append('〔');
                case '】', ']', ')', '）', '﹞' -> plain.append('〕');
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
