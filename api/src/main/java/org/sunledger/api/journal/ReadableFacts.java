package org.sunledger.api.journal;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sunledger.ledger.shared.Amount;
import org.sunledger.ledger.shared.Event;
import org.sunledger.ledger.shared.Labelled;
import org.sunledger.ledger.shared.PartyVersion;
import org.sunledger.ledger.shared.Yuan;

/**
 * What an event says, as a person reads it: amounts in yuan, shares in per cent, words instead of codes, lists line by line.
 * Ids and digests say nothing to a person and are left to the JSON. A new event needs no line here.
 */
final class ReadableFacts {
    private static final Pattern ID_OR_DIGEST =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}");
    private static final int ID_END = 6;

    private final UnaryOperator<String> called;
    private final Function<Labelled, String> word;

    /**
     * In one language.
     *
     * @param called what a field is called
     * @param word what a word of a fixed set is called
     */
    ReadableFacts(UnaryOperator<String> called, Function<Labelled, String> word) {
        this.called = called;
        this.word = word;
    }

    /** One field that says something. */
    record Fact(String name, String text) {}

    List<Fact> of(Event event) {
        var facts = new ArrayList<Fact>();
        look("", (Record) event, facts);
        return facts;
    }

    /** @param line which line of a list it is; empty where it stands in none */
    private void look(String line, Record fact, List<Fact> facts) {
        for (var component : fact.getClass().getRecordComponents())
            tell(line, component.getName(), value(component, fact), facts);
    }

    private void tell(String line, String field, @Nullable Object value, List<Fact> facts) {
        switch (value) {
            case null -> {}
            case Collection<?> lines -> {
                int no = 0;
                for (var each : lines) tell(line + called.apply(field) + " " + ++no + " · ", field, each, facts);
            }
            case Record within -> {
                var text = text(within);
                if (text == null) look(line, within, facts);
                else add(line, field, text, facts);
            }
            default -> add(line, field, plain(field, value), facts);
        }
    }

    private void add(String line, String field, String text, List<Fact> facts) {
        if (text.isBlank() || ID_OR_DIGEST.matcher(text).matches()) return;
        var name = called.apply(field);
        // A line of plain values has no field of its own.
        var isLine = line.endsWith(" · ") && line.startsWith(name + " ");
        facts.add(new Fact(isLine ? line.substring(0, line.length() - 3) : line + name, text));
    }

    /** Of a value that has a type of its own; null of one that has fields. */
    private static @Nullable String text(Record value) {
        if (value instanceof Amount amount) return Yuan.grouped(amount.fen());
        // Nobody's name is known here; the end of the reference is enough to compare.
        if (value instanceof PartyVersion party) return "…" + end(party.partyRef()) + " v" + party.version();
        var components = value.getClass().getRecordComponents();
        return components.length == 1 ? String.valueOf(value(components[0], value)) : null;
    }

    private static String end(UUID id) {
        var text = id.toString();
        return text.substring(text.length() - ID_END);
    }

    private String plain(String field, Object value) {
        if (value instanceof Labelled label) return word.apply(label);
        if (value instanceof Number number && field.endsWith("Fen")) return Yuan.grouped(number.longValue());
        if (value instanceof Number number && field.toLowerCase(Locale.ROOT).endsWith("bp"))
            return Yuan.grouped(number.longValue()) + "%";
        return value.toString();
    }

    private static @Nullable Object value(RecordComponent component, Record fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not readable: " + component, e);
        }
    }
}
