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

    private static String normalise(String printed) {
        return printed.replaceAll("[\\s\\u3000]", "")
                .replaceAll("[【\\[(（﹝]", "〔")
                .replaceAll("[】\\])）﹞]", "〕");
    }

    @Override
    public String toString() {
        return value;
    }
}
