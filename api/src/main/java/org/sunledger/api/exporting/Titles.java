package org.sunledger.api.exporting;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.sunledger.api.exporting.ViewExport.Column;
import org.sunledger.api.html.Language;
import org.sunledger.ledger.shared.Labelled;

/** What columns, tables and words are called in one language. */
record Titles(MessageSource messages, Language language) {
    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, language.locale());
    }

    String view(ViewExport<?> export) {
        var name = export.name();
        return Objects.requireNonNullElse(messages.getMessage("export." + name, null, name, language.locale()), name);
    }

    String table(String name) {
        return of("table." + name);
    }

    /** By what the table calls it, else by what it is called everywhere. */
    String column(String table, Column column) {
        return column(table, column.leaf());
    }

    String column(String table, String leaf) {
        var here = messages.getMessage("column." + table + "." + leaf, null, "", language.locale());
        return here == null || here.isEmpty() ? of("column." + leaf) : here;
    }

    /** What a view is asked by: as it calls it, else as all call it. */
    String filter(String view, String name) {
        var here = messages.getMessage("views.filter." + view + "." + name, null, "", language.locale());
        return here == null || here.isEmpty() ? of("views.filter." + name) : here;
    }

    String yesOrNo(boolean isTrue) {
        return of(isTrue ? "views.yes" : "views.no");
    }

    /** A word as people read it; of a type without labels the plain word. */
    String word(Enum<?> word) {
        if (word instanceof Labelled labelled) return language.word(labelled);
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
