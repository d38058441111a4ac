package org.sunledger.api.html;

import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What codes are called that the journal takes as they are given, and facts that no event tells yet. */
@Component
public class CodeNames {
    private final MessageSource messages;

    CodeNames(MessageSource messages) {
        this.messages = messages;
    }

    /** What a case is about; a code that is not in the list is its own name. */
    public String category(String code, Language language) {
        return named("case.category." + code, code, language);
    }

    /** What the bureau would have to declare. */
    public String missing(String code, Language language) {
        return named("missing." + code, code, language);
    }

    private String named(String key, String code, Language language) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, code, language.locale()), code);
    }
}
