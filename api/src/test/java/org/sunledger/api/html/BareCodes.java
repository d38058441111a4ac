package org.sunledger.api.html;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sunledger.ledger.wire.WireNames;

/** What the machine calls something: fields, constants, tables, instants, ids. None of it belongs into a text for people. */
public final class BareCodes {
    private static final Pattern CODE = Pattern.compile("\\b\\w*[a-z][A-Z]\\w*"
            + "|\\b[A-Z]+_[A-Z_]+\\b"
            + "|\\b[A-Z]{4,}\\b"
            + "|\\b[a-z]+_[a-z_]+\\b"
            + "|\\d{4}-\\d{2}-\\d{2}T\\d"
            + "|[0-9a-f]{8}-[0-9a-f]{4}-"
            + "|\\b(?:" + wireNames() + ")\\b"
            + "|\\?\\?");

    /** A format that people know by this name. */
    private static final Set<String> KNOWN = Set.of("JSON");

    private BareCodes() {}

    private static String wireNames() {
        return WireNames.eventClasses().stream()
                .map(type -> Pattern.quote(WireNames.of(type).eventType()))
                .collect(Collectors.joining("|"));
    }

    public static List<String> in(String text) {
        return CODE.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(code -> !KNOWN.contains(code))
                .toList();
    }
}
