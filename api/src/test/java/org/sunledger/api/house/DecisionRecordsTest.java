package org.sunledger.api.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Decision records have one form and one index. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecisionRecordsTest {
    private static final Path DIRECTORY = Repository.ROOT.resolve("ledger/docs/decisions");

    /** One page on paper. */
    private static final int LINES_MAX = 60;

    @Test
    void each_is_one_page_of_the_same_form() throws IOException {
        for (var file : records()) {
            var lines = Repository.text(file).lines().toList();
            var number = Integer.parseInt(file.getFileName().toString().substring(0, 4));
            assertThat(lines.getFirst()).as(file.toString()).startsWith("# " + number + ". ");
            assertThat(lines.get(2))
                    .as(file.toString())
                    .matches("Status: (accepted|withdrawn|replaced by \\d+), \\d{4}-\\d\\d-\\d\\d");
            assertThat(lines.stream().filter(line -> line.startsWith("## ")))
                    .as(file.toString())
                    .containsExactly(
                            "## Question", "## Decision", "## Because", "## Price", "## We would reopen this if");
            assertThat(lines).as(file.toString()).hasSizeLessThanOrEqualTo(LINES_MAX);
        }
    }

    @Test
    void they_are_numbered_without_gaps_and_named_by_what_they_say() throws IOException {
        var names =
                records().stream().map(file -> file.getFileName().toString()).toList();
        assertThat(names).hasSizeBetween(10, 30);
        for (int i = 0; i < names.size(); i++) {
            assertThat(names.get(i))
                    .startsWith("%04d-".formatted(i + 1))
                    .isEqualTo(names.get(i).toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void the_index_lists_each_by_its_title() throws IOException {
        var index = Repository.text(DIRECTORY.resolve("README.md"));
        for (var file : records()) {
            var title = Repository.text(file).lines().findFirst().orElseThrow().replaceFirst("# \\d+\\. ", "");
            assertThat(index).contains("[" + title + "](" + file.getFileName() + ")");
        }
        assertThat(index.lines().filter(line -> line.contains("]("))).hasSameSizeAs(records());
    }

    private static List<Path> records() throws IOException {
        try (var files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4}-.*\\.md"))
                    .sorted()
                    .toList();
        }
    }
}
