package org.sunledger.api.journal;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.sunledger.api.html.Language;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;

/**
 * What an event's fields, codes and references are called for whoever reads a page.
 *
 * @param party the name behind a reference; null where it may not be read, or is not known
 * @param stream what people know a stream by
 */
record FactWords(
        MessageSource messages,
        Language language,
        Function<PartyVersion, @Nullable String> party,
        Function<StreamId, String> stream) {
    /** The event that is put right; it stands in the same stream. */
    static final String CORRECTED = "correctsEventId";

    private static final int ID_END = 6;

    /** Fields that name another stream. */
    private static final Map<String, StreamType> OTHER_STREAMS = Map.of(
            "projectId", StreamType.PROJECT,
            "fundId", StreamType.FUND,
            "assetId", StreamType.ASSET,
            "noticeId", StreamType.NOTICE,
            "supersedes", StreamType.NOTICE,
            "by", StreamType.NOTICE,
            "caseId", StreamType.CASE,
            "findingId", StreamType.FINDING);

    /** What a fund's pool got back names a record of the project; the project and the amount say enough. */
    private static final String SOURCE = "sourceId";

    /** Fields whose texts are codes, and where these are named. */
    private static final Map<String, String> CODES = Map.of(
            "unit", "streams.unit.",
            "projection", "rebuilds.view.",
            "table", "rebuilds.table.",
            "categoryCode", "case.category.",
            "eventTypes", "event.");

    /** Whether a field's ids tell parts of one stream apart. */
    static boolean isPart(String field) {
        return field.endsWith("Id")
                && !field.equals(CORRECTED)
                && !field.equals(SOURCE)
                && !OTHER_STREAMS.containsKey(field);
    }

    /** As columns of tables are called, or by a word of its own; a field that nobody named keeps its name. */
    String field(String field) {
        var column = messages.getMessage("column." + field, null, field, language.locale());
        return message("streams.field." + field, Objects.requireNonNullElse(column, field));
    }

    String word(Labelled word) {
        return language.word(word);
    }

    /** A text, which may be a code. */
    String text(String field, String text) {
        var named = CODES.get(field);
        if (named != null) return message(named + text, text);
        return isStream(text) ? stream(StreamId.parse(text)) : text;
    }

    String truth(boolean value) {
        return message(value ? "views.yes" : "views.no", "");
    }

    String number(int number) {
        return Objects.requireNonNull(
                messages.getMessage("streams.part", new Object[] {String.valueOf(number)}, language.locale()));
    }

    String record(long position) {
        return Objects.requireNonNull(
                messages.getMessage("journal.record", new Object[] {String.valueOf(position)}, language.locale()));
    }

    /** By name where it may be known; the end of the reference is enough to compare. */
    String payee(PartyVersion payee) {
        var reference = "…" + end(payee.partyRef().toString()) + " v" + payee.version();
        var name = party.apply(payee);
        return name == null ? reference : name + " (" + reference + ")";
    }

    /** What a field names that is no part of the stream; null where it names nothing that people know. */
    @Nullable
    String other(String field, UUID id) {
        var type = OTHER_STREAMS.get(field);
        return type == null ? null : stream.apply(StreamId.of(type, id));
    }

    /** With its kind before it. */
    String stream(StreamId named) {
        return word(named.type()) + " " + stream.apply(named);
    }

    /** An id that has no other name. */
    static String end(String id) {
        return id.substring(id.length() - ID_END);
    }

    private static boolean isStream(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) return false;
        var kind = text.substring(0, slash);
        for (var type : StreamType.values()) if (type.wireName().equals(kind)) return true;
        return false;
    }

    private String message(String key, String otherwise) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, language.locale()), otherwise);
    }
}
