package org.sunledger.api.exporting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.sunledger.api.html.CodeNames;
import org.sunledger.api.html.EventNames;
import org.sunledger.api.html.Language;
import org.sunledger.api.html.PlaceNames;
import org.sunledger.ledger.shared.DivisionCode;
import org.sunledger.ledger.shared.StreamId;

/** Finds the words for codes: events, kinds of streams, case categories, facts that are missing, and places by their names. */
@Component
class Wordings {
    private static final Pattern DIVISION = Pattern.compile("\\d{12}");

    private final EventNames events;
    private final CodeNames codes;
    private final PlaceNames places;

    Wordings(EventNames events, CodeNames codes, PlaceNames places) {
        this.events = events;
        this.codes = codes;
        this.places = places;
    }

    /** @param day on which places bore their names */
    Wording in(Language language, LocalDate day) {
        // One file names the same few places in thousands of rows.
        var named = new HashMap<String, String>();
        return (name, code) -> switch (name) {
            case "event", "eventType", "eventTypes" -> events.of(code, language);
            case "stream" -> stream(code, language);
            case "categoryCode" -> codes.category(code, language);
            case "missing" -> codes.missing(code, language);
            case "division", "divisionCode" -> named.computeIfAbsent(code, each -> place(each, day));
            default -> code;
        };
    }

    /** The whole id stays: it is what the stream is looked up by. */
    private static String stream(String code, Language language) {
        var stream = StreamId.parse(code);
        return language.word(stream.type()) + " " + stream.id();
    }

    private String place(String code, LocalDate day) {
        if (!DIVISION.matcher(code).matches()) return code; // the beginning of one, as a filter
        var name = places.of(DivisionCode.of(code), day);
        return name.equals(code) ? code : name + " " + code;
    }
}
