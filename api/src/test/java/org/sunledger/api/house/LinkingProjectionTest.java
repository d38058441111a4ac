package org.sunledger.api.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.sunledger.ledger.shared.StreamType;

/**
 * The projection that links events for readers above the counties. A JDK runs no JavaScript, so this reads its shape: the
 * calls are those of the server's interface, brackets close, and its one rule, the pattern of stream names, is the same in
 * both languages and is tried here.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LinkingProjectionTest {
    private static final Map<Character, Character> CLOSES = Map.of(')', '(', ']', '[', '}', '{');
    private static final String LEDGER = new UUID(0x0190AAAA_0000_7000L, 0x8000_0000_0000_0001L).toString();

    private final String source = Repository.text("docker/eventstore/links.js").replaceAll("(?m)^//.*$", "");
    private final Pattern names = names();

    @Test
    void it_calls_what_the_server_offers_and_nothing_else() {
        var calls = Pattern.compile("(?<![.\\w$])(\\w+)\\(|\\.(\\w+)\\(")
                .matcher(source.replaceAll("/\\^.*?\\$/", ""))
                .results()
                .map(call -> call.group(1) == null ? call.group(2) : call.group(1))
                .filter(call -> !List.of("function", "if").contains(call));
        assertThat(calls).containsOnly("fromAll", "when", "exec", "linkTo");
        assertThat(source).contains("$any: function (state, event)", "return state;");
        assertThat(Pattern.compile("event\\.(\\w+)").matcher(source).results().map(found -> found.group(1)))
                .containsOnly("streamId");
    }

    @Test
    void brackets_and_quotes_close() {
        var code = source.replaceAll("/\\^.*?\\$/", "null").replaceAll("'[^'\n]*'", "0");
        assertThat(code).doesNotContain("'", "\"", "`");
        var open = new ArrayDeque<Character>();
        for (var character : code.toCharArray()) {
            if (CLOSES.containsValue(character)) open.push(character);
            if (CLOSES.containsKey(character)) assertThat(open.pop()).isEqualTo(CLOSES.get(character));
        }
        assertThat(open).isEmpty();
    }

    @Test
    void every_kind_of_stream_is_linked_by_its_county_and_its_kind() {
        for (var type : StreamType.values()) {
            var name = names.matcher(type.wireName() + "-" + LEDGER + ".2018:A-7_b.c");
            assertThat(name.matches()).isTrue();
            assertThat(name.group(1)).isEqualTo(type.wireName());
            assertThat(name.group(2)).isEqualTo(LEDGER);
        }
        var readable = names.matcher("Project-county_A-1.x-y.z");
        assertThat(readable.matches()).isTrue();
        assertThat(readable.group(2)).isEqualTo("county_A-1");
        assertThat(source).contains("linkTo('county-' + name[2], event)", "linkTo('category-' + name[1], event)");
    }

    @Test
    void links_settings_and_system_streams_are_passed_over() {
        for (var other : List.of(
                "county-" + LEDGER,
                "category-Project",
                "$settings",
                "$$Project-" + LEDGER + ".1",
                "$ce-Project",
                "Project_" + LEDGER + ".1",
                "Project-" + LEDGER)) {
            assertThat(names.matcher(other).find()).as(other).isFalse();
        }
    }

    private Pattern names() {
        var literal =
                Pattern.compile("= /(\\^.*?\\$)/\\.exec\\(event\\.streamId\\)").matcher(source);
        assertThat(literal.find()).isTrue();
        return Pattern.compile(literal.group(1));
    }
}
