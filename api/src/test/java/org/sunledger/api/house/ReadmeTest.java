package org.sunledger.api.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the README promises is there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeTest {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\(([^)\\s]+)\\)");
    private static final Pattern OPTION = Pattern.compile("--([a-z][a-z.-]*)=");

    private final String readme = Repository.text("README.md");

    @Test
    void every_link_of_every_page_leads_to_a_file() throws IOException {
        var dead = new TreeSet<String>();
        for (var page : pages()) {
            for (var link : links(Repository.text(page))) {
                var target = link.group(2).replaceFirst("#.*", "");
                if (target.isEmpty() || target.startsWith("https://")) continue;
                var file = page.resolveSibling(target).normalize();
                // The real path, so that a file system that knows no case does not hide a dead link from others.
                if (!Files.exists(file) || !file.toRealPath().endsWith(Repository.name(file)))
                    dead.add(Repository.name(page) + " → " + target);
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void the_walk_names_types_that_stand_in_the_files_it_links() {
        var walk = section("## The walk of one payment");
        var types = links(walk).stream()
                .filter(link -> link.group(2).endsWith(".java"))
                .toList();
        assertThat(types).hasSizeGreaterThan(12).allSatisfy(link -> {
            var type = link.group(1).replaceFirst(".*\\.", "");
            assertThat(Repository.text(link.group(2)))
                    .containsPattern("\\b(?:class|record|interface|enum) " + type + "\\b");
        });
        assertThat(walk.lines().filter(line -> line.matches("\\d+\\. .*"))).hasSize(10);
    }

    @Test
    void the_commands_are_two_and_CI_runs_the_one_that_tests() {
        assertThat(section("## Two commands").lines().filter(line -> line.startsWith("mvn ")))
                .extracting(ReadmeTest::goals)
                .containsExactly(List.of("spring-boot:run"), List.of("verify"));
        var ci = Repository.text(".ci/run")
                .lines()
                .filter(line -> line.startsWith("mvn "))
                .toList();
        assertThat(ci).extracting(ReadmeTest::goals).containsExactly(List.of("verify"));
        assertThat(ci).noneMatch(line -> line.contains("skip") || line.contains("Test"));
    }

    @Test
    void running_at_the_root_runs_the_program_and_nothing_else() {
        var run = Pattern.compile(
                "<artifactId>spring-boot-maven-plugin</artifactId>\\s*<configuration>(.*?)</configuration>",
                Pattern.DOTALL);
        assertThat(run.matcher(Repository.text("pom.xml")).results().map(found -> found.group(1)))
                .singleElement()
                .asString()
                .contains("<skip>true</skip>");
        assertThat(run.matcher(Repository.text("api/pom.xml")).results().map(found -> found.group(1)))
                .singleElement()
                .asString()
                .contains("<skip>false</skip>", "<mainClass>org.sunledger.api.Sunledger</mainClass>")
                .as("the demo county")
                .contains("<SUNLEDGER_DEMO>true</SUNLEDGER_DEMO>");
        assertThat(Repository.ROOT.resolve("api/src/main/java/org/sunledger/api/Sunledger.java"))
                .exists();
    }

    @Test
    void every_option_it_names_is_read_by_the_program() throws IOException {
        var known = new KnownProperties();
        var options = OPTION.matcher(readme)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(options).contains("sunledger.data", "spring.datasource.url").allMatch(known::contains);
    }

    @Test
    void a_script_that_CI_starts_is_executable() {
        assertThat(Files.isExecutable(Repository.ROOT.resolve(".ci/run"))).isTrue();
    }

    private String section(String heading) {
        var start = readme.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        var end = readme.indexOf("\n## ", start + heading.length());
        return readme.substring(start, end < 0 ? readme.length() : end);
    }

    /** The words of a command line that are neither the program, nor options, nor a comment. */
    private static List<String> goals(String line) {
        return Arrays.stream(line.replaceFirst("[#<].*", "").trim().split("\\s+"))
                .skip(1)
                .filter(word -> !word.startsWith("-"))
                .toList();
    }

    private static List<MatchResult> links(String markdown) {
        return LINK.matcher(markdown).results().toList();
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(Repository.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !Repository.name(file).matches("(?:.*/)?(?:target|\\.[^/]*)/.*"))
                    .sorted()
                    .toList();
        }
    }
}
