package org.sunledger.api.exporting;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.sunledger.api.exporting.ViewExport.Column;

/** What columns, tables and words are called in one language. */
record Titles(MessageSource messages, Locale locale) {
    private static final Map<Class<?>, Optional<Method>> CHINESE = new ConcurrentHashMap<>();

    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    String view(ViewExport<?> export) {
        var name = export.name();
        return Objects.requireNonNullElse(messages.getMessage("export." + name, null, name, locale), name);
    }

    String table(String name) {
        return of("table." + name);
    }

    String column(Column column) {
        return of("column." + column.leaf());
    }

    /** A word as people read it: its Chinese term where the type has one, the plain word in English. */
    String word(Enum<?> word) {
        if (!locale.getLanguage().equals("en")) {
            var term = CHINESE.computeIfAbsent(word.getDeclaringClass(), Titles::termOf);
            if (term.isPresent()) return term(term.get(), word);
        }
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Optional<Method> termOf(Class<?> type) {
        try {
            return Optional.of(type.getMethod("chinese"));
        } catch (NoSuchMethodException e) {
            return Optional.empty(); // a type whose words are the same in every language
        }
    }

    private static String term(Method method, Enum<?> word) {
        try {
            return String.valueOf(method.invoke(word));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not readable: " + method, e);
        }
    }
}
