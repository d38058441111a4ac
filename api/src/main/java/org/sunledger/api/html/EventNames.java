package org.sunledger.api.html;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.wire.WireNames;

/** What events and kinds of streams are called for people, in both languages. */
@Component
public class EventNames {
    private final MessageSource messages;

    EventNames(MessageSource messages) {
        this.messages = messages;
    }

    /** A kind of event and its name. */
    public record Named(String eventType, String name) {}

    public String of(String eventType, Language language) {
        return messages.getMessage("event." + eventType, null, language.locale());
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
        return called(eventTypes(), "event.", text);
    }

    /** Wire names of the kinds of streams whose name in either language holds the text. */
    public Set<String> streamsCalled(String text) {
        return called(Stream.of(StreamType.values()).map(StreamType::wireName), "stream.", text);
    }

    private static Stream<String> eventTypes() {
        return WireNames.eventClasses().stream().map(type -> WireNames.of(type).eventType());
    }

    private Set<String> called(Stream<String> wireNames, String prefix, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        Function<String, Stream<String>> names = wireName -> Stream.of(Language.values())
                .map(language -> messages.getMessage(prefix + wireName, null, language.locale()));
        return wireNames
                .filter(wireName -> names.apply(wireName)
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(lower)))
                .collect(Collectors.toSet());
    }
}
