package org.sunledger.api.html;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of the pages as the program finds them. */
public final class PageWords {
    public static final MessageSource MESSAGES = messages();

    private PageWords() {}

    private static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "columns");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
