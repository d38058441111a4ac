package org.sunledger.api.exporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sunledger.api.exporting.ViewExport.Reading;
import org.sunledger.api.html.Frame;
import org.sunledger.ledger.shared.Yuan;

/** By what a file was made, as a person says it: every filter with its name, in the file's language. */
final class AskedInWords {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*Z");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private AskedInWords() {}

    /** One line for each filter, in the order of their names; what the answer chose by itself stands below. */
    static List<String> of(Reading<?> reading, Asked asked, Titles titles, Wording wording) {
        var export = reading.export();
        var lines = new ArrayList<String>();
        asked.filters().forEach((name, value) -> lines.add(line(export, name, value, titles, wording)));
        var knownAt = reading.asOf().knownAt();
        if (knownAt != null) lines.add(line(export, "knownAt", knownAt.toString(), titles, wording));
        reading.settled().forEach((name, value) -> {
            if (asked.filters().containsKey(name)) return;
            // Days are counted from one that was not asked for, which is not a day that the answer ends on.
            if (!name.equals("effectiveOn")) lines.add(line(export, name, value, titles, wording));
            else if (reading.asOf().effectiveOn() == null) lines.add(titles.of("views.countedFrom", value));
        });
        return lines;
    }

    private static String line(ViewExport<?> export, String name, String value, Titles titles, Wording wording) {
        return titles.of(
                "export.filter", titles.filter(export.name(), name), value(export, name, value, titles, wording));
    }

    private static String value(ViewExport<?> export, String name, String value, Titles titles, Wording wording) {
        if (value.equals("true") || value.equals("false")) return titles.yesOrNo(value.equals("true"));
        if (INSTANT.matcher(value).matches()) return titles.of("export.moment", Frame.moment(Instant.parse(value)));
        if (NUMBER.matcher(value).matches()) {
            if (name.equals("from") || name.equals("to")) return titles.of("journal.record", value);
            if (name.endsWith("Fen")) return Yuan.grouped(Long.parseLong(value));
        }
        var words = export.tables().stream()
                .flatMap(table -> Arrays.stream(table.row().getRecordComponents()))
                .filter(component -> component.getName().equals(name))
                .filter(component -> component.getType().isEnum())
                .flatMap(component -> Arrays.stream(component.getType().getEnumConstants()))
                .map(word -> (Enum<?>) word)
                .collect(Collectors.toMap(Enum::name, titles::word, (one, same) -> one));
        return Arrays.stream(value.split(","))
                .map(each -> words.getOrDefault(each, wording.of(name, each)))
                .collect(Collectors.joining(titles.of("export.and")));
    }
}
