package org.sunledger.projections.hledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunledger.ledger.journal.transfer.TransferCancelled;
import org.sunledger.ledger.journal.transfer.Watch;
import org.sunledger.ledger.posting.Account;
import org.sunledger.ledger.posting.Flow;
import org.sunledger.ledger.posting.Posting;
import org.sunledger.ledger.posting.S1;
import org.sunledger.ledger.shell.TestActors;
import org.sunledger.projections.S1Journal;
import org.sunledger.projections.hledger.TextLedger.Entry;

/** S1 from the exported text alone: by a small reader of ours, and by hledger and Ledger where they are installed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HledgerExportTest {
    private static final S1Journal JOURNAL = S1Journal.recorded().through(41);
    private static final long HEAD = JOURNAL.journal().head();

    @TempDir
    private static Path directory;

    static List<S1.Expected> expected() {
        return S1Journal.expected();
    }

    private static String text(long position) {
        return text(position, null);
    }

    private static String text(long position, LocalDate effectiveOn) {
        var out = new StringBuilder();
        try {
            new HledgerExport(JOURNAL.journal().journal(), JOURNAL.journal().decoder(), Watch.NOBODY)
                    .to(out, position, effectiveOn);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail to be written", e);
        }
        return out.toString();
    }

    @ParameterizedTest
    @MethodSource("expected")
    void every_expected_balance_comes_out_of_the_text(S1.Expected expected) {
        Predicate<Entry> known = switch (expected.basis()) {
            case "SEQUENCE" -> entry -> entry.position() <= JOURNAL.positionOf(expected.throughSeq());
            case "EFFECTIVE" -> entry -> !entry.day().isAfter(LocalDate.parse(expected.cutoff()));
            default ->
                entry -> Instant.parse(entry.tags().get("recordedAt")).isBefore(Instant.parse(expected.cutoff()));
        };
        var figures = new ForeignFigures(TextLedger.read(text(HEAD)).balances(known));
        assertThat(figures.of(expected.divisionCode(), expected.isTotal())).isEqualTo(expected.figures());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hledger", "ledger"})
    void a_program_that_is_not_ours_finds_every_expected_balance_of_all_20_snapshots(String program) throws Exception {
        assumeTrue(isInstalled(program), program + " is not installed here; the reader above stands in for it");
        var snapshots = new HashMap<List<String>, ForeignFigures>();
        for (var expected : expected()) {
            var snapshot = List.of(expected.basis(), expected.cutoff(), Integer.toString(expected.throughSeq()));
            if (!snapshots.containsKey(snapshot)) snapshots.put(snapshot, asked(program, expected));
            assertThat(snapshots.get(snapshot).of(expected.divisionCode(), expected.isTotal()))
                    .as("%s: %s", program, expected)
                    .isEqualTo(expected.figures());
        }
        assertThat(snapshots).hasSize(20);
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A position bounds the export; days of both kinds are the program's own questions. */
    private static ForeignFigures asked(String program, S1.Expected expected) throws Exception {
        boolean isHledger = program.equals("hledger");
        return switch (expected.basis()) {
            case "SEQUENCE" -> asked(program, JOURNAL.positionOf(expected.throughSeq()), List.of());
            // Their end dates are exclusive.
            case "EFFECTIVE" ->
                asked(
                        program,
                        HEAD,
                        List.of(
                                "-e",
                                LocalDate.parse(expected.cutoff()).plusDays(1).toString()));
            default -> {
                assertThat(expected.cutoff()).endsWith("T16:00:00Z"); // midnight in Shanghai
                var day = LocalDate.parse(expected.cutoff().substring(0, 10)).plusDays(1);
                yield asked(program, HEAD, List.of(isHledger ? "--date2" : "--effective", "-e", day.toString()));
            }
        };
    }

    private static ForeignFigures asked(String program, long position, List<String> question) throws Exception {
        var file = directory.resolve(position + ".journal");
        Files.writeString(file, text(position));
        var command = new ArrayList<>(List.of(program, "-f", file.toString(), "bal", "--flat"));
        if (program.equals("hledger")) command.addAll(List.of("-N", "-O", "csv"));
        else command.addAll(List.of("--no-total", "--balance-format", "\"%(account)\",\"%(amount)\"\\n"));
        command.addAll(question);
        var balances = new HashMap<String, BigDecimal>();
        for (var line : run(command).lines().toList()) {
            var cells = line.replace("\"", "").split(",", 2);
            if (cells.length == 2 && cells[1].startsWith("CNY "))
                balances.put(
                        cells[0].strip(), new BigDecimal(cells[1].substring(4).replace(",", "")));
        }
        assertThat(balances).as(String.join(" ", command)).isNotEmpty();
        return new ForeignFigures(balances);
    }

    private static String run(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "LEDGER_FILE", "/dev/null"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void hledgers_own_checks_find_nothing() throws Exception {
        assumeTrue(isInstalled("hledger"), "hledger is not installed here");
        var file = directory.resolve("checked.journal");
        Files.writeString(file, text(HEAD));
        assertThat(run(List.of("hledger", "-f", file.toString(), "check", "commodities")))
                .isEmpty();
    }

    @Test
    void an_entry_says_which_event_it_is_when_it_was_recorded_and_on_which_papers() {
        assertThat(text(HEAD)).contains("""
                2018-03-26=2018-03-26 (%d) allocation.issued
                """.formatted(JOURNAL.positionOf(5)).strip());
        var ledger = TextLedger.read(text(HEAD));
        assertThat(ledger.entries()).hasSize(41);
        var reversal = ledger.entries().stream()
                .filter(entry -> entry.description().equals("entry.reversed"))
                .findFirst()
                .orElseThrow();
        assertThat(reversal.day()).isEqualTo("2018-07-20");
        assertThat(reversal.recordedOn()).isEqualTo("2018-07-23");
        assertThat(reversal.tags()).containsKeys("event", "stream", "recordedAt", "project");
        var issued = ledger.entries().stream()
                .filter(entry -> entry.description().equals("allocation.issued"))
                .findFirst()
                .orElseThrow();
        assertThat(issued.tags()).containsEntry("doc", "安财农〔2018〕1号");
    }

    @Test
    void the_text_names_ledger_places_and_funds_and_says_that_it_is_a_demo() {
        assertThat(text(HEAD))
                .contains("演示数据,非真实收支")
                .contains("; 区划 place 370784119333 白山头村委会")
                .contains("; 指标 fund " + S1.fund("F1").value() + " F1 中央财政专项扶贫资金")
                .contains("; 序号 position: " + HEAD)
                .endsWith("; 完 end, 41 笔 entries\n");
    }

    @Test
    void a_day_bounds_the_entries_and_no_name() {
        var early = text(HEAD, LocalDate.of(2018, 3, 12));
        assertThat(TextLedger.read(early).entries()).hasSize(2);
        assertThat(early).contains("白山头村委会", "effectiveOn: 2018-03-12");
    }

    @Test
    void amounts_are_whole_fen_and_account_names_never_change() {
        var posting =
                new Posting(Account.RECOVERY_PENDING, Flow.POOL_RETURN, TestActors.BAISHANTOU, S1.fund("F1"), null, -7);
        assertThat(HledgerText.account(posting))
                .isEqualTo("recovery-pending:pool-return:370784119333:"
                        + S1.fund("F1").value());
        assertThat(text(HEAD)).contains("CNY 20000.01\n", "CNY -20000.01\n");
    }

    @Test
    void it_ends_when_it_is_told_to() {
        assertThatThrownBy(() -> new HledgerExport(
                                JOURNAL.journal().journal(), JOURNAL.journal().decoder(), (stage, done, total) -> false)
                        .to(new StringBuilder(), HEAD, null))
                .isInstanceOf(TransferCancelled.class);
    }
}
