package org.sunledger.api.html;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.sunledger.ledger.shared.Labelled;

/** 语言: Chinese unless the address says {@code lang=en}; no cookie, no header, so a printed address gives the same page. */
public enum Language {
    CHINESE("zh-CN", Locale.SIMPLIFIED_CHINESE),
    ENGLISH("en", Locale.ENGLISH);

    public static final String PARAMETER = "lang";

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    /** A word of a fixed set. */
    public String word(Labelled word) {
        return this == ENGLISH ? word.english() : word.chinese();
    }

    public static Language of(HttpServletRequest request) {
        return ENGLISH.tag.equals(request.getParameter(PARAMETER)) ? ENGLISH : CHINESE;
    }
}
