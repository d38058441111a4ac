package org.sunledger.api.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.sunledger.ledger.shared.Yuan;
import tools.jackson.databind.JsonNode;

/**
 * What an event says, as a person reads it: amounts in yuan, lists line by line. Ids and digests say nothing to a person and
 * are left to the JSON.
 */
final class ReadableFacts {
    private static final Pattern ID_OR_DIGEST =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}");

    private final UnaryOperator<String> called;

    /** @param called what a field is called */
    ReadableFacts(UnaryOperator<String> called) {
        this.called = called;
    }

    /** One field that is not empty. */
    record Fact(String name, String text) {}

    List<Fact> of(JsonNode payload) {
        var facts = new ArrayList<Fact>();
        look("", "", payload, facts);
        return facts;
    }

    /** @param within what the objects are called that it stands in */
    private void look(String within, String leaf, JsonNode node, List<Fact> facts) {
        if (node.isObject()) {
            var name = leaf.isEmpty() ? within : within + called.apply(leaf) + " · ";
            for (var field : node.properties()) look(name, field.getKey(), field.getValue(), facts);
        } else if (node.isArray()) {
            int no = 0;
            for (var line : node) look(within, leaf, ++no, line, facts);
        } else {
            tell(within + called.apply(leaf), leaf, node, facts);
        }
    }

    private void look(String within, String leaf, int no, JsonNode line, List<Fact> facts) {
        var name = within + called.apply(leaf) + " " + no;
        if (line.isObject()) {
            for (var field : line.properties()) look(name + " · ", field.getKey(), field.getValue(), facts);
        } else {
            tell(name, leaf, line, facts);
        }
    }

    private static void tell(String name, String leaf, JsonNode value, List<Fact> facts) {
        if (value.isNull()) return;
        var text = leaf.endsWith("Fen") && value.isIntegralNumber() ? Yuan.grouped(value.asLong()) : value.asString();
        if (text.isBlank() || ID_OR_DIGEST.matcher(text).matches()) return;
        facts.add(new Fact(name, text));
    }
}
