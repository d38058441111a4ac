package org.sunledger.api.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.OrgId;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.StreamId;
import org.sunledger.ledger.shared.StreamType;
import org.sunledger.ledger.shared.Yuan;

/**
 * What an event says, as a person reads it: amounts in yuan, shares in per cent, words instead of codes, names instead of
 * ids, lists line by line. Ids that name nothing and digests are left to the JSON. A new event needs no line here.
 */
final class ReadableFacts {
    private static final Pattern ID_OR_DIGEST =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}");

    private final FactWords words;
    private final StreamParts parts;

    /** @param parts of the stream whose events are read */
    ReadableFacts(FactWords words, StreamParts parts) {
        this.words = words;
        this.parts = parts;
    }

    /** One field that says something. */
    record Fact(String name, String text) {}

    List<Fact> of(Event event) {
        var facts = new ArrayList<Fact>();
        look("", event, event.stream(), facts);
        parts.toldBefore(event).forEach((field, value) -> tell("", field, value, event.stream(), facts));
        return facts;
    }

    /**
     * @param line which line of a list it is; empty where it stands in none
     * @param own the stream that is read, which need not be named
     */
    private void look(String line, Object fact, StreamId own, List<Fact> facts) {
        for (var field : Fields.of(fact)) tell(line, field.name(), field.value(), own, facts);
    }

    private void tell(String line, String field, @Nullable Object value, StreamId own, List<Fact> facts) {
        var id = new Fields.Field(field, value).id();
        if (id != null) {
            if (!id.toString().equals(own.id())) named(line, field, id, facts);
            return;
        }
        switch (value) {
            case null -> {}
            case Collection<?> lines -> {
                int no = 0;
                for (var each : lines) tell(line + words.field(field) + " " + ++no + " · ", field, each, own, facts);
            }
            case Record within -> {
                var text = text(within);
                if (text == null) look(line, within, own, facts);
                else add(line, field, text, facts);
            }
            default -> add(line, field, plain(field, value), facts);
        }
    }

    private void named(String line, String field, UUID id, List<Fact> facts) {
        var part = parts.part(id);
        if (part != null) {
            add(line, part.kind(), words.number(part.number()), facts);
            return;
        }
        var corrected = field.equals(FactWords.CORRECTED) ? parts.position(id) : null;
        var text = corrected == null ? words.other(field, id) : words.record(corrected);
        if (text != null) add(line, field, text, facts);
    }

    private void add(String line, String field, String text, List<Fact> facts) {
        if (text.isBlank() || ID_OR_DIGEST.matcher(text).matches()) return;
        var name = words.field(field);
        // A line of plain values has no field of its own.
        var isLine = line.endsWith(" · ") && line.startsWith(name + " ");
        facts.add(new Fact(isLine ? line.substring(0, line.length() - 3) : line + name, text));
    }

    /** Of a value that has a type of its own; null of one that has fields. */
    private @Nullable String text(Record value) {
        return switch (value) {
            case Amount amount -> Yuan.grouped(amount.fen());
            case PartyVersion payee -> words.payee(payee);
            case OrgId unit -> words.stream().apply(new StreamId(StreamType.ORG, unit.value()));
            default -> {
                var only = Fields.only(value);
                yield only == null ? null : only.toString();
            }
        };
    }

    private String plain(String field, Object value) {
        return switch (value) {
            case Labelled label -> words.word(label);
            case Boolean truth -> words.truth(truth);
            case String text -> words.text(field, text);
            case Number number -> number(field, number);
            default -> value.toString();
        };
    }

    private static String number(String field, Number number) {
        if (field.endsWith("Fen")) return Yuan.grouped(number.longValue());
        var isShare = field.toLowerCase(Locale.ROOT).endsWith("bp");
        return isShare ? Yuan.grouped(number.longValue()) + "%" : number.toString();
    }
}
