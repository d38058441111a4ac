package org.sunledger.api.html;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.wire.WireNames;

/** What events and kinds of streams are called for people, in both languages. */
@Component
public class EventNames {
    private static final int ID_END = 6;

    /** An id that a person may have chosen, such as a division code, is shown whole. */
    private static final int ID_MAX = 12;

    private final MessageSource messages;

    EventNames(MessageSource messages) {
        this.messages = messages;
    }

    /** A kind of event and its name. */
    public record Named(String eventType, String name) {}

    public String of(String eventType, Language language) {
        return messages.getMessage("event." + eventType, null, language.locale());
    }

    /** A stream as people tell it apart: its kind, and its id or the end of it. */
    public String stream(String stream, Language language) {
        var id = StreamId.parse(stream);
        var length = id.id().length();
        var shown = length <= ID_MAX ? id.id() : "…" + id.id().substring(length - ID_END);
        return language.word(id.type()) + " " + shown;
    }

    /** All kinds of events, in the order of their names on disk, so that what belongs together stands together. */
    public List<Named> all(Language language) {
        return eventTypes()
                .map(type -> new Named(type, of(type, language)))
                .sorted(Comparator.comparing(Named::eventType))
                .toList();
    }

    /** Wire names of the events whose name in either language holds the text. */
    public Set<String> eventsCalled(String text) {
        return called(eventTypes(), this::of, text);
    }

    /** Wire names of the kinds of streams whose name in either language holds the text. */
    public Set<String> streamsCalled(String text) {
        return called(
                Stream.of(StreamType.values()).map(StreamType::wireName),
                (wireName, language) -> language.word(StreamType.ofWireName(wireName)),
                text);
    }

    private static Stream<String> eventTypes() {
        return WireNames.eventClasses().stream().map(type -> WireNames.of(type).eventType());
    }

    private static Set<String> called(
            Stream<String> wireNames, BiFunction<String, Language, String> name, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return wireNames
                .filter(wireName -> Stream.of(Language.values())
                        .map(language -> name.apply(wireName, language))
                        .anyMatch(called -> called.toLowerCase(Locale.ROOT).contains(lower)))
                .collect(Collectors.toSet());
    }
}
