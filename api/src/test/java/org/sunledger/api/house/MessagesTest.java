package org.sunledger.api.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of pages and files: the same in both languages, each of them asked for, and none that is asked for missing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MessagesTest {
    private static final String RESOURCES = "api/src/main/resources/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*");

    /** The beginning of a key whose end is a word of the program: {@code 'figure.' + figure.name()}. */
    private static final Pattern BEGINNING = Pattern.compile("['\"]([a-z]+(?:[.-][a-z]+)*\\.)['\"]\\s*(?:\\+|,)");

    /** In a template; what is put together of parts is not among them. */
    private static final Pattern ASKED = Pattern.compile("#\\{([\\w.-]+)|'([a-z]+(?:[.][A-Za-z-]+)+)'(?! *\\+)");

    /** What rebuilds and replays keep of themselves is never compared. */
    private static final Set<String> OF_THE_ENGINE = Set.of("token", "generation", "replay");

    private static final String SOURCES = sources();

    private static Set<String> keys(String file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Repository.text(RESOURCES + file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static List<Path> files(String below, String end) {
        try (var files = Files.walk(Repository.ROOT.resolve(below))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything of the program in which a key or the end of one may stand. */
    private static String sources() {
        var java = Repository.MODULES.stream().flatMap(module -> Repository.java(module, "main").stream());
        var others = Stream.of(files(RESOURCES, ".html"), files("projections/src/main/resources", ".sql"))
                .flatMap(List::stream);
        return Stream.concat(java, others).map(Repository::text).collect(Collectors.joining("\n"));
    }

    private static Set<String> names() {
        return NAME.matcher(SOURCES).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "columns"})
    void both_languages_have_the_same_keys_and_each_once(String bundle) {
        assertThat(keys(bundle + "_en.properties")).isEqualTo(keys(bundle + ".properties"));
        for (var file : List.of(bundle + ".properties", bundle + "_en.properties")) {
            var lines = Repository.text(RESOURCES + file).lines();
            assertThat(lines.map(line -> line.replaceFirst("=.*", ""))).as(file).doesNotHaveDuplicates();
        }
    }

    @Test
    void no_page_speaks_chinese_in_english_but_for_the_mark_of_a_demo() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Repository.text(RESOURCES + "messages_en.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.remove("frame.demo");
        assertThat(properties.values().stream().map(Object::toString))
                .noneMatch(text -> Pattern.compile("\\p{IsHan}").matcher(text).find());
    }

    @Test
    void every_message_is_asked_for() {
        var names = names();
        var words = Arrays.stream(SOURCES.split("[^A-Za-z0-9-]+")).collect(Collectors.toSet());
        words.addAll(names);
        // Columns of tables are named as those of views are.
        Pattern.compile("[a-z]+(?:_[a-z]+)+")
                .matcher(SOURCES)
                .results()
                .forEach(found -> words.add(camel(found.group())));
        var beginnings = BEGINNING
                .matcher(SOURCES)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        var all = new HashSet<>(keys("messages.properties"));
        all.addAll(keys("columns.properties"));
        all.removeIf(key -> names.contains(key)
                || beginnings.stream()
                        .filter(key::startsWith)
                        .anyMatch(beginning -> isSaid(key.substring(beginning.length()), words)));
        assertThat(new TreeSet<>(all)).isEmpty();
    }

    private static boolean isSaid(String end, Set<String> words) {
        return words.contains(end) || words.containsAll(List.of(end.split("[./]")));
    }

    private static String camel(String name) {
        return Pattern.compile("_([a-z])")
                .matcher(name)
                .replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }

    @Test
    void every_message_that_a_page_asks_for_is_there() {
        var keys = keys("messages.properties");
        var missing = new TreeSet<String>();
        for (var template : files(RESOURCES + "templates", ".html")) {
            ASKED.matcher(Repository.text(template))
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .filter(key -> !keys.contains(key))
                    .forEach(key -> missing.add(template.getFileName() + ": " + key));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_table_that_a_difference_may_name_has_a_name_for_people() {
        var keys = keys("messages.properties");
        var created = Pattern.compile("create table (?:view\\.)?([a-z_]+) \\(");
        var tables = files("projections/src/main/resources", ".sql").stream()
                .map(Repository::text)
                .flatMap(sql -> created.matcher(sql).results().map(found -> found.group(1)))
                .filter(table -> !OF_THE_ENGINE.contains(table))
                .toList();
        assertThat(tables).contains("money_posting").allMatch(table -> keys.contains("rebuilds.table." + table));
    }
}
