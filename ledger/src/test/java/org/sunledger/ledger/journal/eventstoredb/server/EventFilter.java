package org.sunledger.ledger.journal.eventstoredb.server;

import com.eventstore.dbclient.proto.streams.StreamsOuterClass.ReadReq;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which events of {@code $all} a reader sees. */
final class EventFilter {
    private static final String PERSISTENT_ALL = "$persistentsubscription-$all::";

    private EventFilter() {}

    /** What no reader of {@code $all} ever sees: epochs, and the bookkeeping of subscriptions to {@code $all}. */
    static boolean byDefault(LoggedEvent event) {
        var stream = event.stream();
        if (!Streams.isSystem(stream)) return true;
        if (stream.equals(Streams.EPOCHS)) return false;
        return !stream.startsWith(PERSISTENT_ALL) || !(stream.endsWith("-checkpoint") || stream.endsWith("-parked"));
    }

    /** A regular expression is searched, not matched: who wants the whole name anchors it. */
    static Predicate<LoggedEvent> of(ReadReq.Options.FilterOptions options) {
        Predicate<LoggedEvent> chosen = switch (options.getFilterCase()) {
            case STREAM_IDENTIFIER -> on(LoggedEvent::stream, options.getStreamIdentifier());
            case EVENT_TYPE -> on(LoggedEvent::type, options.getEventType());
            case FILTER_NOT_SET -> throw Refusals.invalidArgument("'{ }' is not a valid FilterOptions");
        };
        return chosen.and(EventFilter::byDefault);
    }

    private static Predicate<LoggedEvent> on(
            Function<LoggedEvent, String> text, ReadReq.Options.FilterOptions.Expression expression) {
        if (expression.getRegex().isEmpty())
            return event -> expression.getPrefixList().stream().anyMatch(text.apply(event)::startsWith);
        var pattern = Pattern.compile(expression.getRegex());
        return event -> pattern.matcher(text.apply(event)).find();
    }

    /** How many events one page of a filtered read looks at. */
    static int window(ReadReq.Options.FilterOptions options) {
        return switch (options.getWindowCase()) {
            case MAX -> options.getMax();
            case COUNT -> ReadLimits.PAGE;
            case WINDOW_NOT_SET -> throw Refusals.invalidArgument("'None' is not a valid WindowOneofCase");
        };
    }
}
