package org.sunledger.api.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** House rules that no compiler knows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HouseTest {
    /** What a reader still walks through in one go. */
    private static final int LINES_MAX = 600;

    /** An engine's contract and the examples of all events are read as lists, and each is worth more in one piece. */
    private static final int LINES_OF_A_TEST_MAX = 800;

    private static final Set<String> TOP_LEVEL =
            Set.of("ledger", "projections", "api", "docker", "pom.xml", "README.md");

    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'",
            Pattern.DOTALL);

    private static final Pattern INEXACT = Pattern.compile("\\b(?:double|float|Double|Float|BigDecimal)\\b");

    private static final Pattern SWITCHED_OFF =
            Pattern.compile("@(?:org\\.junit\\.jupiter\\.api\\.)?(?:Disabled|Ignore)");

    @Test
    void the_top_level_holds_the_three_modules_the_images_the_pom_and_the_README() {
        assertThat(Repository.topLevel())
                .filteredOn(name -> !name.startsWith("."))
                .as("anything else belongs into one of these, or is hidden")
                .containsExactlyInAnyOrderElementsOf(TOP_LEVEL);
    }

    @Test
    void no_test_is_switched_off() {
        var found = Repository.allJava()
                .filter(file -> SWITCHED_OFF
                        .matcher(withoutCommentsAndTexts(Repository.text(file)))
                        .find())
                .map(Repository::name);
        assertThat(found)
                .as("a test that cannot pass is a defect, not a comment")
                .isEmpty();
    }

    @Test
    void no_file_is_longer_than_a_reader_can_follow() {
        var tooLong = new TreeSet<String>();
        for (var module : Repository.MODULES) {
            for (var part : List.of("main", "test")) {
                int limit = part.equals("main") ? LINES_MAX : LINES_OF_A_TEST_MAX;
                for (var file : Repository.java(module, part)) {
                    var lines = Repository.text(file).lines().count();
                    if (lines > limit) tooLong.add(Repository.name(file) + " has " + lines + " lines, limit " + limit);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void money_is_never_inexact() {
        var found = new TreeSet<String>();
        for (var module : List.of("ledger", "projections")) {
            for (var file : Repository.java(module, "main")) {
                var matcher = INEXACT.matcher(withoutCommentsAndTexts(Repository.text(file)));
                if (matcher.find()) found.add(Repository.name(file) + ": " + matcher.group());
            }
        }
        assertThat(found)
                .as("whole fen in a long; see ledger/docs/decisions, amounts are whole fen")
                .isEmpty();
    }

    @Test
    void the_framework_stays_at_the_edge() {
        var edge = Pattern.compile("ledger/.*/(?:shell/\\w+|\\w+Aggregate|ledger/Ledger)\\.java"
                + "|projections/.*/engine/\\w+\\.java|api/.*/(?:problem|wiring)/\\w+\\.java"
                // The yardstick of a measurement is the framework itself.
                + "|api/.*/bench/Stock\\w+\\.java");
        var found = new TreeSet<String>();
        for (var module : Repository.MODULES) {
            for (var file : Repository.java(module, "main")) {
                if (Repository.text(file).contains("import org.axonframework")
                        && !edge.matcher(Repository.name(file)).matches()) found.add(Repository.name(file));
            }
        }
        assertThat(found)
                .as("see ledger/docs/decisions: plain records decide, and Axon stays at the edge")
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_is_and_which_file_to_read_first() {
        var silent = new TreeSet<String>();
        for (var module : Repository.MODULES) {
            for (var file : Repository.java(module, "main")) {
                var info = file.resolveSibling("package-info.java");
                if (!Files.exists(info) || !Repository.text(info).contains("@NullMarked"))
                    silent.add(Repository.name(file.getParent()));
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void comments_and_texts_are_told_from_code() {
        assertThat(withoutCommentsAndTexts("a /* double */ b // float\nc \"double\" d '\"' e \"\\\" float\" f"))
                .isEqualToIgnoringWhitespace("a b c d e f");
    }

    private static String withoutCommentsAndTexts(String java) {
        return COMMENT_OR_TEXT.matcher(java).replaceAll(" ");
    }
}
